using Gongkai.App.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>政府信息公开年报页 — the annual reports that were accepted, by year and organ; 条例 49, 50.</summary>
[Public]
public sealed class ReportsModel(PublicReports reports) : PortalPage
{
    public override PageMeta Meta => new("政府信息公开年报")
    {
        CanonicalPath = PortalPaths.Reports,
        NavPath = PortalPaths.Reports,
        Description = $"{Site.OrganName}及所属机关的政府信息公开工作年度报告。",
        Column = new ColumnMeta("政府信息公开年报", "信息公开年报", "政府信息公开工作年度报告", "年度报告,政府信息公开"),
    };

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public int Year { get; private set; }

    public IReadOnlyList<PublicReport> Rows { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        var years = await reports.YearsAsync(HttpContext.RequestAborted);
        Year = year is { } wanted && years.Contains(wanted) ? wanted : years is [var newest, ..] ? newest : 0;
        Years = [.. years.Select(one => new Tab($"{one} 年度", $"{PortalPaths.Reports}?year={one}", one == Year))];
        Rows = Year == 0 ? [] : await reports.OfYearAsync(Year, HttpContext.RequestAborted);
    }
}
