using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>报送看板页 — who has filed the report of a year, and with what; 条例 49.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class IndexModel(FilingBoard board, RemindOrgans remind, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("报送看板") { NavPath = "/desk/supervision" };

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public FilingProgress Progress { get; private set; } = null!;

    public IReadOnlyList<FilingRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        // Reports of a year are filed in January of the next.
        var last = clock.Today.Year - 1;
        Year = year is >= 2008 && year <= last ? year.Value : last;
        Years = YearChoices.Tabs(last, Year, "/desk/supervision");
        (Progress, Rows) = await board.ReadAsync(Year, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, FilingBoard.PageSize, Progress.Organs);
    }

    public async Task<IActionResult> OnPostRemindAsync(int year)
    {
        var reminded = await remind.RunAsync(year, HttpContext.RequestAborted);
        if (reminded.Succeeded)
        {
            return Redirect($"/desk/supervision?year={year}");
        }

        Refuse(reminded.Refusal);
        await OnGetAsync(year);
        Refuse(reminded.Refusal);
        return Page();
    }

    public DateOnly DueOn(FilingRow row) => ReportAssembly.DueOn(row.Kind, Year);

    /// <summary>How late a report is or was; the dates do not roll over holidays; 条例 49.</summary>
    public string? Lateness(FilingRow row)
    {
        var on = row.FiledAt is { } filed && row.State is not FilingState.Draft ? SiteClock.DayOf(filed) : clock.Today;
        var days = on.DayNumber - DueOn(row).DayNumber;
        return days <= 0 ? null : row.FiledAt is null ? $"逾期 {days} 天" : $"迟 {days} 天";
    }

    public string Share => Progress.Organs == 0 ? "—" : ((double)Progress.Filed / Progress.Organs).ToString("P0", CultureInfo.InvariantCulture);
}
