using System.Globalization;
using Gongkai.App.Reports.Supervision;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>分析指标 — the rows of the analysis with their definitions; counts and shares open their organs.</summary>
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

    public static IReadOnlyList<(ShareMeasure Share, Func<YearSums, decimal?> Value)> Shares { get; } =
        [.. ShareMeasure.All.Zip<ShareMeasure, Func<YearSums, decimal?>>([sums => sums.Disclosed, sums => sums.Overturned, sums => sums.LostSuits, sums => sums.Disputed, sums => sums.StillOpen])];

    /// <summary>Name and definition of a measure.</summary>
    public static (string Name, string Definition) Of(string key) => ReportCharts.Measures.Where(measure => measure.Key == key).Select(measure => (measure.Name, measure.Definition)).FirstOrDefault(("", ""));

    /// <summary>What an organ adds, a share with its parts.</summary>
    public static string Shown(MeasuredOrgan organ) => organ switch
    {
        { Value: { } part, Whole: > 0 and { } whole } => $"{part} ÷ {whole} = {((decimal)part / whole).ToString("P1", CultureInfo.InvariantCulture)}",
        { Value: { } part, Whole: { } whole } => $"{part} ÷ {whole}",
        { Value: { } value } => ChartRow.Shown(value),
        _ => "年报没有写或者读不出",
    };

    private static (string, string, string, Func<YearSums, decimal?>) Count(string key, Func<YearSums, decimal?> value) => (key, Of(key).Name, Of(key).Definition, value);
}
