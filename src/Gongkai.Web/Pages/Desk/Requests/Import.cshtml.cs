using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Requests;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Requests;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Requests;

/// <summary>导入申请台账页 — the register of former years or systems from a table, checked before anything is kept.</summary>
[Needs(nameof(Permission.RegisterRequests))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class ImportModel(ImportRequests import, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("导入申请台账") { NavPath = "/desk/requests/import", Trail = [new PageLink("办件工作台", RequestPaths.Workbench)] };

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ImportReport? Report { get; private set; }

    public IActionResult OnGetTemplate()
    {
        using var sheet = new MemoryStream();
        new XlsxStream(sheet, "申请台账", ImportRequests.Heads).Dispose();
        return File(sheet.ToArray(), "application/octet-stream", "申请台账导入模板.xlsx");
    }

    public async Task OnPostAsync(bool dry)
    {
        if (Upload is { } table)
        {
            var file = (Path.GetFileName(table.FileName), await ReportFiles.BytesOf(table, HttpContext.RequestAborted));
            var done = await import.RunAsync(caller, file, dry, HttpContext.RequestAborted);
            Report = done.Succeeded ? done.Value : null;
            if (!done.Succeeded)
            {
                Refuse(done.Refusal, nameof(Upload));
            }
        }
        else
        {
            ModelState.AddModelError(nameof(Upload), "请选择表格文件。");
        }
    }
}
