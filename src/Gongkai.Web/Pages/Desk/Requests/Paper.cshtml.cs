using Gongkai.App;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Gongkai.Documents.Letters;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>文书页 — merges a paper from its template, asks for what the case does not know, shows it as it will look, keeps its text and gives it out as DOCX and PDF; 条例 36, 45.</summary>
[Needs(PermissionPolicies.RequestWork)]
public sealed class PaperModel(ViewRequest view, PaperWriting writing, WritePaper write, IssuedDocuments documents, RequestFiling files, SiteClock clock, Caller caller) : CasePage(view, clock, caller)
{
    protected override string Heading => PaperKinds.List[Kept.Kind].Name;

    [BindProperty]
    public Dictionary<string, string?> Fields { get; set; } = [];

    [BindProperty]
    public int PaperVersion { get; set; }

    public PaperView Kept { get; private set; } = null!;

    public WrittenPaper? Written { get; private set; }

    public bool MayWrite => Caller.May(Permission.HandleRequests) && !Kept.IsVoid;

    public string? Html => Written?.Paper is { } paper ? PaperRenderer.Html(paper) : null;

    public Task<IActionResult> OnGetAsync(Guid paper) => FilledAsync(paper);

    /// <summary>Merges with what was filled in and shows it; keeps nothing.</summary>
    public Task<IActionResult> OnPostMergeAsync(Guid paper) => MergedAsync(paper, _ => Task.FromResult<IActionResult>(Page()));

    public Task<IActionResult> OnPostAsync(Guid paper) => MergedAsync(paper, async merged =>
    {
        if (await write.RunAsync(Caller, (paper, PaperVersion), new PaperText(PaperRenderer.Text(merged)) { Fields = Typed, Issue = documents.Of(merged) }, Cancellation) is { } refusal)
        {
            Refuse(refusal);
            return Page();
        }

        return Redirect(RequestPaths.Paper(Id, paper));
    });

    /// <summary>The document that was kept when the paper was written or sent.</summary>
    public async Task<IActionResult> OnGetIssuedAsync(Guid paper)
    {
        if (await FilledAsync(paper) is NotFoundResult || Kept.FileId is not { } file || !(await files.OpenAsync(file, Cancellation)).TryGet(out var opened))
        {
            return NotFound();
        }

        return File(opened.Content, IssuedDocuments.Docx, opened.File.Name);
    }

    public Task<IActionResult> OnPostDocxAsync(Guid paper) => MergedAsync(paper, merged =>
    {
        using var document = new MemoryStream();
        PaperRenderer.WriteDocx(document, merged);
        return Task.FromResult<IActionResult>(File(document.ToArray(), IssuedDocuments.Docx, $"{merged.Title}.docx"));
    });

    public Task<IActionResult> OnPostPdfAsync(Guid paper) => MergedAsync(paper, merged =>
    {
        var pdf = PaperRenderer.Pdf(merged);
        if (pdf.TryGet(out var bytes))
        {
            return Task.FromResult<IActionResult>(File(bytes, "application/pdf", $"{merged.Title}.pdf"));
        }

        Refuse(pdf.Refusal!);
        return Task.FromResult<IActionResult>(Page());
    });

    // What was typed now, over what was typed when the paper was last kept.
    private Dictionary<string, string> Typed => Kept.Fields.Where(kept => !Fields.ContainsKey(kept.Key))
        .Concat(Fields.Where(typed => typed.Value is { Length: > 0 }).Select(typed => KeyValuePair.Create(typed.Key, typed.Value!))).ToDictionary();

    private async Task<IActionResult> MergedAsync(Guid paper, Func<Paper, Task<IActionResult>> then)
    {
        if (await FilledAsync(paper) is NotFoundResult gone)
        {
            return gone;
        }

        if (!MayWrite)
        {
            return Forbid();
        }

        Written = await writing.OfAsync(Caller, Case, Kept, Typed.ToDictionary(typed => typed.Key, typed => (string?)typed.Value), Cancellation);
        if (Written.Paper is { } merged)
        {
            return await then(merged);
        }

        Refuse(Written.Refusal!);
        return Page();
    }

    private async Task<IActionResult> FilledAsync(Guid paper)
    {
        if (!await LoadAsync() || Case.View.Papers.FirstOrDefault(known => known.Id == paper) is not { } kept)
        {
            return NotFound();
        }

        (Kept, PaperVersion) = (kept, PaperVersion == 0 ? kept.Version : PaperVersion);
        return Page();
    }
}
