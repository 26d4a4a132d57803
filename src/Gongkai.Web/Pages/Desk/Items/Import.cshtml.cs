using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>批量导入页 — drafts from a table or a packed folder; a trial lists every problem of every line and makes nothing.</summary>
[Needs(nameof(Permission.ContributeItems))]
[RequestSizeLimit(ItemUploads.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ItemUploads.MostBytes)]
public sealed class ImportModel(ImportItems import, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("批量导入") { NavPath = "/desk/items/import" };

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public bool IsForReal { get; set; }

    public ImportReport? Report { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "请选择目录表（XLSX、CSV）或者压缩包（ZIP）。");
            return Page();
        }

        var bytes = await ItemUploads.BytesOf(Upload, HttpContext.RequestAborted);
        var done = await import.RunAsync(caller, (bytes, Path.GetFileName(Upload.FileName)), isTrial: !IsForReal, HttpContext.RequestAborted);
        if (done.TryGet(out var report))
        {
            Report = report;
        }
        else
        {
            Refuse(done.Refusal!, nameof(Upload));
        }

        return Page();
    }

    /// <summary>An empty table with the headings that are understood.</summary>
    public IActionResult OnGetTemplate()
    {
        var content = new MemoryStream();
        using (new Gongkai.Documents.Tables.XlsxStream(content, "导入", [.. ImportItems.Headings]))
        {
        }

        content.Position = 0;
        return File(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "信息导入模板.xlsx");
    }
}
