using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Reports;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>年报图表 — the charts of the analysis, each drawn from a table that says the same, and the dictionary of their measures.</summary>
public static class ReportCharts
{
    /// <summary>指标说明 — key in the data, Chinese name, definition.</summary>
    public static IReadOnlyList<(string Key, string Name, string Definition)> Measures { get; } =
    [
        ("received", "本年新收", "表三第一项总计。"),
        ("carriedIn", "上年结转", "表三第二项总计。"),
        ("granted", "予以公开", "表三（一）总计。"),
        ("partly", "部分公开", "表三（二）总计。"),
        ("denied", "不予公开", "表三（三）各行总计之和。"),
        ("unable", "无法提供", "表三（四）各行总计之和。"),
        ("notHandled", "不予处理", "表三（五）各行总计之和。"),
        ("other", "其他处理", "表三（六）各行总计之和；2019年格式为一行。"),
        ("closed", "办结", "表三（七）总计。"),
        ("carriedOut", "结转下年度", "表三第四项总计。"),
        ("reviews", "行政复议", "表四行政复议总计。"),
        ("reviewsOverturned", "复议纠正", "表四行政复议结果纠正。"),
        ("suits", "行政诉讼", "表四未经复议直接起诉与复议后起诉总计之和。"),
        ("suitsOverturned", "诉讼纠正", "表四两类诉讼结果纠正之和。"),
        ("issued", "制发行政规范性文件", "2021年格式表二本年制发件数；2019年格式没有这一项。"),
        ("inForce", "现行有效行政规范性文件", "2021年格式表二现行有效件数。"),
    ];

    public static IReadOnlyList<long?> Values(ReportFacts facts) =>
    [
        facts.Received, facts.CarriedIn, facts.Granted, facts.Partly, facts.Denied, facts.Unable, facts.NotHandled, facts.Other, facts.Closed, facts.CarriedOut,
        facts.Reviews, facts.ReviewsOverturned, facts.Suits, facts.SuitsOverturned, facts.Issued, facts.InForce,
    ];

    /// <summary>The charts; each figure in their tables opens its definition and organs on the same page.</summary>
    public static IReadOnlyList<ChartTable> Of(IReadOnlyList<YearSums> rows)
    {
        var years = AnalyzeReports.ByYear(rows);
        var latest = years.Count == 0 ? 0 : years[^1].Year;
        return
        [
            new("申请的趋势", "件", ChartKind.Line)
            {
                Category = "年度",
                Series = ["新收", "办结", "结转下年度"],
                Rows = [.. years.Select(year => Row(year, [year.Received, year.Closed, year.CarriedOut], "received", "closed", "carriedOut"))],
            },
            new("办理结果的构成", "件", ChartKind.BarStacked)
            {
                Category = "年度",
                Series = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"],
                Rows = [.. years.Select(year => Row(year, [year.Granted, year.Partly, year.Denied, year.Unable, year.NotHandled, year.Other], "granted", "partly", "denied", "unable", "notHandled", "other"))],
            },
            new("公开、纠错和结转的比例", "%", ChartKind.Line)
            {
                Category = "年度",
                Series = ["实质公开率", "复议纠错率", "诉讼纠错率", "结转率"],
                Rows = [.. years.Select(year => Row(year, [Percent(year.Disclosed), Percent(year.Overturned), Percent(year.LostSuits), Percent(year.StillOpen)], "share:disclosed", "share:overturned", "share:lostSuits", "share:stillOpen"))],
            },
            new($"{latest} 年度各类机关的实质公开率", "%", ChartKind.BarAcross)
            {
                Category = "机关类别",
                Series = ["实质公开率"],
                Rows = [.. rows.Where(row => row.Year == latest).Select(row => Row(row, [Percent(row.Disclosed)], "share:disclosed") with { Name = $"{InChinese(row.Kind)}（{row.Reports} 个，办结 {row.Closed} 件）" })],
            },
        ];
    }

    /// <summary>How long the answers of a year took, each band opening its organs.</summary>
    public static ChartTable Times(int year, AnswerTimeSpread times) => new($"{year} 年答复时长的分布", "件", ChartKind.Bar)
    {
        Category = "工作日",
        Series = ["件数"],
        Rows = [.. times.Bands.Select(one => new ChartRow(one.Band.Name, [one.Count]) { Paths = [PathOf(year, OpenedMeasure.Time + one.Band.Code)] })],
    };

    /// <summary>Where a number of the analysis opens, on the page that shows it.</summary>
    public static string PathOf(int year, string measure, OrganKind? kind = null) => $"?year={year}&measure={measure}{(kind is null ? "" : $"&kind={kind}")}#organs";

    private static ChartRow Row(YearSums sums, IReadOnlyList<decimal?> figures, params ReadOnlySpan<string> measures)
    {
        var paths = new List<string>();
        foreach (var measure in measures)
        {
            paths.Add(PathOf(sums.Year, measure, sums.Kind));
        }

        return new ChartRow($"{sums.Year}", figures) { Paths = paths };
    }

    public static string InChinese(OrganKind? kind) => kind switch
    {
        OrganKind.ProvincialGovernment => "省级政府",
        OrganKind.MunicipalGovernment => "市级政府",
        OrganKind.CountyLevelGovernment => "县级政府",
        OrganKind.TownshipGovernment => "乡镇政府",
        OrganKind.MunicipalDepartment => "市级部门",
        OrganKind.CountyLevelDepartment => "县级部门",
        null => "全部",
        _ => "其他机关",
    };

    private static decimal? Percent(decimal? share) => share is { } value ? Math.Round(value * 100, 1) : null;
}
