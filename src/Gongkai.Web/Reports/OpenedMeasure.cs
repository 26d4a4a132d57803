using Gongkai.App.Reports.Supervision;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>打开的指标 — a number of the analysis with its definition and a page of the organs behind it.</summary>
/// <param name="Head">Heading of the column of numbers.</param>
public sealed record OpenedMeasure(string Title, string Definition, string Head, IReadOnlyList<MeasuredOrgan> Organs, Pager Pager)
{
    internal const string Time = "time:";
    private const string Ground = "ground:";
    private const string Share = "share:";

    /// <summary>The address without the number.</summary>
    public string ClosedPath { get; init; } = "?";

    /// <summary>Where the report of an organ can be read; null where it cannot.</summary>
    public Func<MeasuredOrgan, string?> PathOf { get; init; } = _ => null;

    /// <summary>The organs whose replies took so long; null where the key names no band.</summary>
    public static async Task<OpenedMeasure?> ReadAsync(AnswerTimes times, int year, string measure, HttpRequest request)
    {
        if (!measure.StartsWith(Time, StringComparison.Ordinal) || TimeBand.All.Append(TimeBand.Any).FirstOrDefault(band => band.Code == measure[Time.Length..]) is not { } band)
        {
            return null;
        }

        var organs = await times.OrgansAsync(year, band, request.HttpContext.RequestAborted);
        var pager = Pager.Of(request, OpenMeasure.PageSize, organs.Count);
        return new OpenedMeasure($"{year} 年答复用了{band.Name}", "登记簿中从收到之日次日数到答复之日的工作日。", "件数", [.. organs.Skip(pager.Skip).Take(pager.Size)], pager) { ClosedPath = $"?year={year}" };
    }

    /// <summary>A number by its key in the address; null where there is none of that name.</summary>
    public static async Task<OpenedMeasure?> ReadAsync(OpenMeasure open, MeasureQuery query, HttpRequest request, CancellationToken cancellation)
    {
        var asked = query with { Page = Pager.PageIn(request) };
        var title = $"{query.Year} 年度：";
        var of = query.Kind is { } kind ? $"（{ReportCharts.InChinese(kind)}）" : "";
        if (query.Measure.StartsWith(Ground, StringComparison.Ordinal) && OpenMeasure.Names.FirstOrDefault(one => one.Ground == query.Measure[Ground.Length..]) is { Ground: { } ground } named)
        {
            var found = await open.OrgansOfGroundAsync(asked with { Measure = ground }, cancellation);
            return Of(title + named.Name + of, "表三这一行的总计。没有这种结果的机关不列。", "件数", found);
        }

        if (query.Measure.StartsWith(Share, StringComparison.Ordinal) && ShareMeasure.All.FirstOrDefault(one => one.Key == query.Measure[Share.Length..]) is { } share)
        {
            var found = await open.OrgansOfShareAsync(asked with { Measure = share.Key }, cancellation);
            return Of(title + share.Name + of, $"{share.Definition}。各机关的分子、分母加起来就是总的比率；都为零的不列。", "比率", found);
        }

        if (!OpenMeasure.Columns.ContainsKey(query.Measure))
        {
            return null;
        }

        var (name, definition) = AnalysisCells.Of(query.Measure);
        return Of(title + name + of, definition + "为零的机关不列，年报没有写的列在前面，不计入合计。", "数", await open.OrgansAsync(asked, cancellation));

        OpenedMeasure Of(string heading, string means, string head, (int Total, IReadOnlyList<MeasuredOrgan> Organs) found) =>
            new(heading, means, head, found.Organs, Pager.Of(request, OpenMeasure.PageSize, found.Total)) { ClosedPath = $"?year={query.Year}" };
    }
}

/// <summary>指标表 — counts, shares and outcomes by ground over the years, every number of which opens.</summary>
/// <param name="ReportsPath">Where the reports of a year are listed; the year is added.</param>
public sealed record MeasureTable(IReadOnlyList<YearSums> Sums, ILookup<string, GroundSum> Grounds, string ReportsPath);
