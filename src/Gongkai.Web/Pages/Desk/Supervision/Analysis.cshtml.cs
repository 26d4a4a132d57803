using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>年报分析页 — trends, outcomes by ground, shares, answer times and outliers over the reports in view; every number opens its definition and organs; 条例 46.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class AnalysisModel(AnalyzeReports analyze, OpenMeasure open, AnswerTimes times) : DeskPage
{
    public override PageMeta Meta => new("年报分析") { NavPath = "/desk/supervision/analysis", HasCharts = true, Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public IReadOnlyList<ChartTable> Charts { get; private set; } = [];

    public MeasureTable Table { get; private set; } = null!;

    public IReadOnlyList<OutlyingOrgan> Outliers { get; private set; } = [];

    public AnswerTimeSpread Times { get; private set; } = new([], 0, 0, null, null);

    public OpenedMeasure? Opened { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public int Year { get; private set; }

    public async Task OnGetAsync(int? year, string? measure, OrganKind? kind)
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        var rows = await analyze.ByYearAndKindAsync(isPublic: false, stop);
        if (rows.Count == 0)
        {
            return;
        }

        var sums = AnalyzeReports.ByYear(rows);
        Year = sums.FirstOrDefault(one => one.Year == year)?.Year ?? sums[^1].Year;
        Years = [.. sums.Reverse().Select(one => new Tab($"{one.Year} 年度", $"/desk/supervision/analysis?year={one.Year}", one.Year == Year))];
        Charts = ReportCharts.Of(rows);
        Table = new MeasureTable(sums, (await open.GroundsAsync(isPublic: false, stop)).ToLookup(ground => ground.Ground), "/desk/supervision");
        Times = await times.RunAsync(Year, stop);
        Outliers = await analyze.OutliersAsync(Year, isPublic: false, stop);
        Opened = measure is null ? null : await OpenAsync(measure, kind, stop);
    }

    private async Task<OpenedMeasure?> OpenAsync(string measure, OrganKind? kind, CancellationToken stop)
    {
        if (await OpenedMeasure.ReadAsync(times, Year, measure, Request) is { } band)
        {
            return band;
        }

        var opened = await OpenedMeasure.ReadAsync(open, new MeasureQuery(Year, measure) { Kind = kind }, Request, stop);
        return opened is null ? null : opened with { PathOf = organ => organ.ReportId is { } id ? $"/desk/supervision/report/{id}" : null };
    }
}
