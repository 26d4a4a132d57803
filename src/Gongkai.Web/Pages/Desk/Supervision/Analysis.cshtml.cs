using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>年报分析页 — trends, outcomes, shares by kind of organ and outliers over the reports in view; 条例 46.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class AnalysisModel(AnalyzeReports analyze) : DeskPage
{
    public override PageMeta Meta => new("年报分析") { NavPath = "/desk/supervision/analysis", HasCharts = true, Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public IReadOnlyList<ChartTable> Charts { get; private set; } = [];

    public IReadOnlyList<OutlyingOrgan> Outliers { get; private set; } = [];

    public int Year { get; private set; }

    public async Task OnGetAsync()
    {
        var rows = await analyze.ByYearAndKindAsync(isPublic: false, HttpContext.RequestAborted);
        Charts = rows.Count == 0 ? [] : ReportCharts.Of(rows);
        Year = rows.Count == 0 ? 0 : rows[^1].Year;
        Outliers = await analyze.OutliersAsync(Year, isPublic: false, HttpContext.RequestAborted);
    }
}
