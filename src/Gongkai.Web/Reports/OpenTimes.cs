using System.Text.Json;
using Gongkai.App.Reports.Supervision;
using Gongkai.Documents.Tables;

namespace Gongkai.Web.Reports;

/// <summary>答复时长开放数据 — how many replies of each year took how long, as CSV and JSON, with their definitions; 条例 33、50.</summary>
public static class OpenTimes
{
    public static IReadOnlyList<(string Key, string Name, string Definition)> Fields { get; } =
    [
        ("replies", "答复件数", "登记簿中这一年答复的申请，按从收到之日次日数到答复之日的工作日分段；只数公开了这一年年报的机关，拆分的按拆分后计。"),
        ("total", "答复总数", "各段之和；不足 30 件的只作观察。"),
        ("median", "答复时长中位数", "一半的答复用了不多于这么多个工作日。"),
        ("ninth", "答复时长九成", "九成的答复用了不多于这么多个工作日。"),
        ("unknown", "没有计算的件数", "跨越没有放假安排的年度，数不出工作日。"),
    ];

    /// <summary>One line a year and band.</summary>
    public static byte[] Csv(IEnumerable<(int Year, AnswerTimeSpread Times)> years) => CsvStream.Bytes(
        ["year", "band", "from", "to", "replies", "total", "median", "ninth", "unknown", "observedOnly"],
        years.SelectMany(one => one.Times.Bands.Select(band => (IEnumerable<object?>)
            [one.Year, band.Band.Code, band.Band.From, band.Band.To, band.Count, one.Times.Total, one.Times.Median, one.Times.Ninth, one.Times.Unknown, IsObserved(one.Times) ? 1 : 0])));

    public static byte[] Json(IEnumerable<(int Year, AnswerTimeSpread Times)> years) => JsonSerializer.SerializeToUtf8Bytes(years.Select(one => new
    {
        year = one.Year,
        total = one.Times.Total,
        median = one.Times.Median,
        ninth = one.Times.Ninth,
        unknown = one.Times.Unknown,
        observedOnly = IsObserved(one.Times),
        bands = one.Times.Bands.Select(band => new { band = band.Band.Code, from = band.Band.From, to = band.Band.To, replies = band.Count }),
    }), JsonSerializerOptions.Web);

    private static bool IsObserved(AnswerTimeSpread times) => times.Total < OutlyingOrgan.SmallSample;
}
