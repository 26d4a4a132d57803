using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>本机关年报页 — the own reports by year, and filing one from a file; 条例 49.</summary>
[Needs(nameof(Permission.CompileReports))]
[RequestSizeLimit(ReportFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportFiles.MostBytes)]
public sealed class IndexModel(ViewReport view, FileReport file, ReadYear read, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("本机关年报") { NavPath = "/desk/reports" };

    public IReadOnlyList<FilingRow> Rows { get; private set; } = [];

    public App.Reports.Supervision.ReportReminder? Reminder { get; private set; }

    public IReadOnlyList<Choice> Years => YearChoices.To(clock.Today.Year - 1);

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public async Task OnGetAsync()
    {
        Year = clock.Today.Year - 1;
        Reminder = await read.ReminderAsync(Year, HttpContext.RequestAborted);
        Rows = await view.OwnAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "请选择年报文件。");
        }
        else
        {
            var upload = new ReportUpload(caller.OrganId, Year, Path.GetFileName(Upload.FileName), await ReportFiles.BytesOf(Upload, HttpContext.RequestAborted));
            var kept = await file.RunAsync(upload, HttpContext.RequestAborted);
            if (kept.TryGet(out var id))
            {
                return Redirect($"/desk/reports/{id}");
            }

            Refuse(kept.Refusal!, nameof(Upload));
        }

        Rows = await view.OwnAsync(HttpContext.RequestAborted);
        return Page();
    }
}
