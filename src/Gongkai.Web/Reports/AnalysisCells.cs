using Gongkai.App.Reports.Supervision;

namespace Gongkai.Web.Reports;

/// <summary>分析指标 — the rows of the analysis with their definitions; counts open their organs, shares are made of counts.</summary>
public static class AnalysisCells
{
    public static IReadOnlyList<(string Key, string Name, string Definition, Func<YearSums, decimal?> Value)> Counts { get; } =
    [
        Count("received", sums => sums.Received),
        Count("carriedIn", sums => sums.CarriedIn),
        Count("closed", sums => sums.Closed),
        Count("granted", sums => sums.Granted),
        Count("partly", sums => sums.Partly),
        Count("denied", sums => sums.Denied),
        Count("unable", sums => sums.Unable),
        Count("notHandled", sums => sums.NotHandled),
        Count("other", sums => sums.Other),
        Count("carriedOut", sums => sums.CarriedOut),
        Count("reviews", sums => sums.Reviews),
        Count("reviewsOverturned", sums => sums.ReviewsOverturned),
        Count("suits", sums => sums.Suits),
        Count("suitsOverturned", sums => sums.SuitsOverturned),
    ];

    public static IReadOnlyList<(string Name, string Definition, Func<YearSums, decimal?> Value)> Shares { get; } =
    [
        ("实质公开率", "（予以公开＋部分公开）÷ 办结", sums => sums.Disclosed),
        ("复议纠错率", "复议纠正 ÷ 行政复议", sums => sums.Overturned),
        ("诉讼纠错率", "诉讼纠正 ÷ 行政诉讼", sums => sums.LostSuits),
        ("争议转化率", "（复议＋诉讼）÷ 本年新收", sums => sums.Disputed),
        ("结转率", "结转下年度 ÷（新收＋上年结转）", sums => sums.StillOpen),
    ];

    /// <summary>Name and definition of a measure.</summary>
    public static (string Name, string Definition) Of(string key) => ReportCharts.Measures.Where(measure => measure.Key == key).Select(measure => (measure.Name, measure.Definition)).FirstOrDefault(("", ""));

    private static (string, string, string, Func<YearSums, decimal?>) Count(string key, Func<YearSums, decimal?> value) => (key, Of(key).Name, Of(key).Definition, value);
}
