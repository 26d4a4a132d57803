using Gongkai.App.Requests;
using Gongkai.Documents.Letters;
using Gongkai.Domain;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>文书页 — a paper to the applicant, to read, print and take as DOCX or PDF.</summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaperModel(ApplicantCase mine, ApplicantLimits limits) : PortalPage
{
    public override PageMeta Meta => new(CaseWords.NameOf(Paper.Kind)) { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail, new PageLink("我的申请", ApplyPaths.Case)] };

    public PaperView Paper { get; private set; } = null!;

    public string Organ { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ?? Page();

    /// <summary>The document as it was sent; for papers that have none, the text in the official layout.</summary>
    public async Task<IActionResult> OnGetDocxAsync(Guid id) => await FindAsync(id) is { } gone ? gone
        : Paper.FileId is not null ? Redirect($"{ApplyPaths.Case}?handler=File&id={Paper.Id}")
        : File(PaperDocuments.Docx(Paper, Organ), IssuedDocuments.Docx, $"{CaseWords.NameOf(Paper.Kind)}.docx");

    /// <summary>The same document as PDF, where this site can make one; otherwise the page says to take the DOCX.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid id)
    {
        if (await FindAsync(id) is { } gone)
        {
            return gone;
        }

        var made = await limits.ConvertAsync(HttpContext) is { } tooOften ? tooOften : await PdfAsync();
        if (made.TryGet(out var bytes))
        {
            return File(bytes, "application/pdf", $"{CaseWords.NameOf(Paper.Kind)}.pdf");
        }

        Refuse(made.Refusal!);
        return Page();
    }

    private async Task<Result<byte[]>> PdfAsync()
    {
        if (Paper.FileId is null)
        {
            return await Task.Run(() => PaperRenderer.Pdf(PaperDocuments.Of(Paper, Organ)));
        }

        var issued = await mine.FileAsync(HttpContext, Paper.Id);
        if (!issued.TryGet(out var opened))
        {
            return issued.Refusal!;
        }

        await using (opened)
        {
            using var content = new MemoryStream();
            await opened.Content.CopyToAsync(content, HttpContext.RequestAborted);
            return await Task.Run(() => PaperRenderer.PdfOf(content.ToArray()));
        }
    }

    private async Task<IActionResult?> FindAsync(Guid id)
    {
        if (await mine.FindAsync(HttpContext) is not { } page)
        {
            return Redirect(ApplyPaths.Query);
        }

        if (page.Papers.FirstOrDefault(paper => paper.Id == id && paper.Text.Length > 0) is not { } found)
        {
            return NotFound();
        }

        (Paper, Organ) = (found, page.OrganName);
        return null;
    }
}
