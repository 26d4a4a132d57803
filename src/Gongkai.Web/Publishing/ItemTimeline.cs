using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Publishing;

/// <summary>审核过程 — the decisions of all stages with the time each took.</summary>
public static class ItemTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<ReviewView> reviews) =>
    [
        .. reviews.Reverse().Select(review => new TimelineEntry(review.Record.DecidedAt, $"{review.Record.StageName} {Words(review.Record.Decision)}，用时 {Took(review.Took)}{Gates(review.Record)}")
        {
            Who = review.Record.ReviewerName + (review.Record.IsDelegated ? "（受委托）" : ""),
            Reason = string.Join('；', new[] { review.Record.Opinion }.Concat(review.Marks.Select(mark => $"“{mark.Quote}”{mark.Remark}")).Where(text => text.Length > 0)) is { Length: > 0 } words ? words : null,
            IsBad = review.Record.Decision == ReviewDecision.Returned,
        }),
    ];

    public static string Took(TimeSpan took) => took.TotalHours < 1 ? $"{Math.Max(1, (int)took.TotalMinutes)} 分钟" : took.TotalDays < 2 ? $"{(int)took.TotalHours} 小时" : $"{(int)took.TotalDays} 天";

    private static string Words(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Passed => "通过",
        ReviewDecision.Returned => "退回",
        _ => "撤回送审",
    };

    private static string Gates(ReviewRecord record) =>
        record.Decision == ReviewDecision.Passed ? "；政治、法律、政策、保密、文字五关通过" : "";
}
