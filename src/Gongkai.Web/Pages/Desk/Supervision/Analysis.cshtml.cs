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
    private const string Ground = "ground:";
    private const string Time = "time:";
    private const string Share = "share:";

    public override PageMeta Meta => new("年报分析") { NavPath = "/desk/supervision/analysis", HasCharts = true, Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public IReadOnlyList<ChartTable> Charts { get; private set; } = [];

    public IReadOnlyList<YearSums> Sums { get; private set; } = [];

    public ILookup<string, GroundSum> Grounds { get; private set; } = Array.Empty<GroundSum>().ToLookup(ground => ground.Ground);

    public IReadOnlyList<OutlyingOrgan> Outliers { get; private set; } = [];

    public AnswerTimeSpread Times { get; private set; } = new([], 0, 0, null, null);

    public OpenedMeasure? Opened { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public int Year { get; private set; }

    public ChartTable TimesChart => new($"{Year} 年答复时长的分布", "件", ChartKind.Bar)
    {
        Category = "工作日",
        Series = ["件数"],
        Rows = [.. Times.Bands.Select(one => new ChartRow(one.Band.Name, [one.Count]))],
    };

    public async Task OnGetAsync(int? year, string? measure, OrganKind? kind)
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        var rows = await analyze.ByYearAndKindAsync(isPublic: false, stop);
        if (rows.Count == 0)
        {
            return;
        }

        Sums = AnalyzeReports.ByYear(rows);
        Year = Sums.FirstOrDefault(sums => sums.Year == year)?.Year ?? Sums[^1].Year;
        Years = [.. Sums.Reverse().Select(sums => new Tab($"{sums.Year} 年度", $"/desk/supervision/analysis?year={sums.Year}", sums.Year == Year))];
        Charts = ReportCharts.Of(rows);
        Grounds = (await open.GroundsAsync(isPublic: false, stop)).ToLookup(ground => ground.Ground);
        Times = await times.RunAsync(Year, stop);
        Outliers = await analyze.OutliersAsync(Year, isPublic: false, stop);
        Opened = measure is null ? null : await OpenAsync(measure, kind, stop);
    }

    private async Task<OpenedMeasure?> OpenAsync(string measure, OrganKind? kind, CancellationToken stop)
    {
        var page = Pager.PageIn(Request);
        if (measure.StartsWith(Ground, StringComparison.Ordinal) && OpenMeasure.Names.FirstOrDefault(one => one.Ground == measure[Ground.Length..]) is { Ground: { } ground } named)
        {
            var (total, organs) = await open.OrgansOfGroundAsync(Year, ground, page, stop);
            return new OpenedMeasure($"{Year} 年度：{named.Name}", "表三这一行的总计。没有这种结果的机关不列。", "件数", organs, total, Of(total));
        }

        if (measure.StartsWith(Time, StringComparison.Ordinal) && TimeBand.All.Append(TimeBand.Any).FirstOrDefault(band => band.Code == measure[Time.Length..]) is { } band)
        {
            var organs = await times.OrgansAsync(Year, band, stop);
            return new OpenedMeasure($"{Year} 年答复用了{band.Name}", "登记簿中从收到之日次日数到答复之日的工作日。", "件数", [.. organs.Skip((page - 1) * OpenMeasure.PageSize).Take(OpenMeasure.PageSize)], organs.Count, Of(organs.Count));
        }

        if (measure.StartsWith(Share, StringComparison.Ordinal) && ShareMeasure.All.FirstOrDefault(one => one.Key == measure[Share.Length..]) is { } share)
        {
            var (total, organs) = await open.OrgansOfShareAsync(Year, share.Key, kind, page, stop);
            return new OpenedMeasure($"{Year} 年度：{share.Name}{(kind is { } peers ? $"（{ReportCharts.InChinese(peers)}）" : "")}", $"{share.Definition}。各机关的分子、分母加起来就是总的比率；都为零的不列。", "比率", organs, total, Of(total));
        }

        if (!OpenMeasure.Columns.ContainsKey(measure))
        {
            return null;
        }

        var (count, shown) = await open.OrgansAsync(Year, measure, null, page, stop);
        return new OpenedMeasure($"{Year} 年度：{AnalysisCells.Of(measure).Name}", AnalysisCells.Of(measure).Definition + "为零的机关不列，年报没有写的列在前面，不计入合计。", "数", shown, count, Of(count));
    }

    private Pager Of(int total) => Pager.Of(Request, OpenMeasure.PageSize, total);

    /// <summary>打开的指标 — a number of the analysis with its definition and organs.</summary>
    public sealed record OpenedMeasure(string Title, string Definition, string Head, IReadOnlyList<MeasuredOrgan> Organs, int Total, Pager Pager);
}
