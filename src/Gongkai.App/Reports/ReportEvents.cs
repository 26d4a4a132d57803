using Gongkai.App.Audit;

namespace Gongkai.App.Reports;

/// <summary>年报动作 — what happens to annual reports.</summary>
public static class ReportEvents
{
    public const string Subject = "report";

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("report-filed", "报送年报"),
        new("report-accepted", "年报通过"),
        new("report-returned", "年报退回"),
        new("finding-decided", "认定核对结果"),
    ];
}
