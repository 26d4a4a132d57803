using Gongkai.App.Files;
using Gongkai.App.Operation;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Work;

/// <summary>内置定时任务 — the jobs that every installation runs; features add theirs to the same table.</summary>
public static class ShippedJobs
{
    private static readonly TimeSpan s_keepDone = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_endUnseen = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_keepEnded = TimeSpan.FromDays(90);

    public static SiteJob CleanOutbox(OutboxQueue queue) => new(
        "clean-outbox", "0 20 3 * * ?", "清理已完成的后台任务", "删除完成超过 30 天的后台任务；失败的不删除。",
        async cancellation => $"删除 {await queue.CleanAsync(s_keepDone, cancellation)} 项");

    public static SiteJob EndStaleSessions(SiteDatabase database, SiteClock clock) => new(
        "end-stale-sessions", "0 10 * * * ?", "结束闲置的登录", "结束 7 天没有使用的登录会话，删除结束超过 90 天的登录记录。",
        cancellation => EndSessionsAsync(database, clock, cancellation));

    public static SiteJob CleanRateCounters(RateCounters counters) => new(
        "clean-rate-counters", "0 5/15 * * * ?", "清理访问频次计数", "删除时间窗口已经过去的访问频次计数。",
        async cancellation => $"删除 {await counters.CleanAsync(cancellation)} 个计数");

    public static SiteJob SweepOrphanFiles(SweepFiles sweep) => new(
        "sweep-orphan-files", "0 40 3 * * ?", "清理无主文件", "删除一天以前上传、没有任何记录引用的文件。",
        async cancellation => await sweep.RunAsync(cancellation) is var result && result.TryGet(out var swept) ? $"看过 {swept.Seen} 个，删除 {swept.Removed} 个" : result.Refusal!.Message)
    {
        TimeLimit = TimeSpan.FromHours(1),
    };

    public static SiteJob PublishDueItems(PublishDueItems publish) => new(
        "publish-due-items", "15 * * * * ?", "定时发布", "发布到了预定时间的信息；检查不通过的留在原处，写明原因。",
        async cancellation => await publish.RunAsync(cancellation) is var (published, refused) && refused.Count == 0
            ? $"发布 {published} 条"
            : $"发布 {published} 条，{refused.Count} 条没有发布：{refused[0].Message}");

    /// <param name="send">Queues the mails of the day; says how many.</param>
    public static SiteJob SendDigest(Func<CancellationToken, Task<int>> send) => new(
        "send-digest", "0 30 8 * * ?", "发送每日提醒", "把当日到期、即将到期和待办事项汇总后发给经办人。",
        async cancellation => $"发出 {await send(cancellation)} 封");

    public static SiteJob CheckIntegrity(Integrity.CheckIntegrity check) => new(
        "check-integrity", "0 50 2 * * ?", "核对页面完整性", "公开的信息和文件与标记核对；没有办理记录的改动在安全保障台账登记安全事件。",
        async cancellation => (await check.RunAsync(cancellation)).InChinese)
    {
        TimeLimit = TimeSpan.FromHours(2),
    };

    /// <param name="check">Fetches what readers get and compares it.</param>
    public static SiteJob CheckPages(Func<CancellationToken, Task<Integrity.PageReport>> check) => new(
        "check-pages", "0 20 4 * * ?", "核对对外页面", $"按本站对外的地址取回首页、栏目页、信息页面和公开的年报（后两种每夜各 {Integrity.CheckPages.UsualMost} 个，接着上一夜）以及静态文件，与登记的内容、程序自带的文件核对；改动和外来代码登记安全事件。",
        async cancellation => (await check(cancellation)).InChinese)
    {
        TimeLimit = TimeSpan.FromHours(2),
    };

    public static SiteJob RemindReports(RemindBeforeDue remind) => new(
        "remind-reports", "0 0 9 * * ?", "年报到期前催报", "年报应公开之日的前 10 天、前 3 天和次日，给没有报送的机关发邮件。",
        async cancellation => $"发出 {await remind.RunAsync(cancellation)} 封");

    public static SiteJob KeepGrounds(KeepGrounds keep) => new(
        "keep-report-grounds", "30 */10 * * * ?", "补齐年报分析数据", "从以前收下的年报取出各项结果和理由的件数，供分析使用；取过的不再取。",
        async cancellation => $"补齐 {await keep.RunAsync(cancellation)} 份");

    private static async Task<string> EndSessionsAsync(SiteDatabase database, SiteClock clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        var unseen = now - s_endUnseen;
        var ended = now - s_keepEnded;
        await using var db = database.Open(OrganScope.Site);
        var stopped = await db.Sessions.Where(session => session.EndedAt == null && session.LastSeenAt < unseen)
            .ExecuteUpdateAsync(session => session.SetProperty(each => each.EndedAt, now), cancellation);
        var deleted = await db.Sessions.Where(session => session.EndedAt != null && session.EndedAt < ended).ExecuteDeleteAsync(cancellation);
        return $"结束 {stopped} 个会话，删除 {deleted} 条登录记录";
    }
}
