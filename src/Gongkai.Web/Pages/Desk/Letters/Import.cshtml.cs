using Gongkai.App.Letters;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Letters;

/// <summary>来信导入页 — items of the hotline and of message boards, matched by their numbers.</summary>
[Needs(nameof(Permission.AnswerLetters))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class ImportModel(ImportLetters import) : DeskPage
{
    public override PageMeta Meta => new("导入来信") { NavPath = "/desk/letters", Trail = [new PageLink("来信", "/desk/letters")] };

    public IReadOnlyList<Choice> Sources { get; } =
        [.. LetterCodes.Sources.Entries.Where(entry => entry.Member is LetterSource.Hotline or LetterSource.MessageBoard).Select(entry => new Choice(entry.Member.ToString(), entry.Name))];

    [BindProperty]
    public LetterSource Source { get; set; } = LetterSource.Hotline;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ImportLetters.Report? Report { get; private set; }

    public void OnGet()
    {
    }

    public IActionResult OnGetTemplate()
    {
        using var output = new MemoryStream();
        using (new XlsxStream(output, "来信", ImportLetters.Heads))
        {
        }

        return File(output.ToArray(), "application/octet-stream", "来信导入模板.xlsx");
    }

    public async Task OnPostAsync(bool dry)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "请选择表格文件。");
            return;
        }

        var done = await import.RunAsync(Source, Path.GetFileName(Upload.FileName), await ReportFiles.BytesOf(Upload, HttpContext.RequestAborted), dry, HttpContext.RequestAborted);
        if (done.TryGet(out var report))
        {
            Report = report;
        }
        else
        {
            Refuse(done.Refusal!, nameof(Upload));
        }
    }
}
