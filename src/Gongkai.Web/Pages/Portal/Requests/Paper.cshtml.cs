using Gongkai.App.Requests;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Portal.Requests;

/// <summary>文书页 — a paper to the applicant, to read, print and take as a document.</summary>
[Public]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaperModel(ApplicantCase mine) : PortalPage
{
    public override PageMeta Meta => new(CaseWords.NameOf(Paper.Kind)) { NavPath = PortalPaths.Request, Trail = [ApplyPaths.Trail, new PageLink("我的申请", ApplyPaths.Case)] };

    public PaperView Paper { get; private set; } = null!;

    public string Organ { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ?? Page();

    /// <summary>The document as it was sent; for papers that have none, the text in the official layout.</summary>
    public async Task<IActionResult> OnGetDocxAsync(Guid id) => await FindAsync(id) is { } gone ? gone
        : Paper.FileId is not null ? Redirect($"{ApplyPaths.Case}?handler=File&id={Paper.Id}")
        : File(PaperDocuments.Docx(Paper, Organ), IssuedDocuments.Docx, $"{CaseWords.NameOf(Paper.Kind)}.docx");

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
