using Gongkai.App.Work;

namespace Gongkai.App.Publications;

/// <summary>信息发布任务 — what the site does with items by itself.</summary>
public static class ItemJobs
{
    public static SiteJob PublishDue(PublishDueItems publish) => new(
        "publish-due-items", "0 * * * * ?", "到时发布", "发布到达定时的信息；发布前检查不通过的留待处理。",
        async cancellation =>
        {
            var (published, refused) = await publish.RunAsync(cancellation);
            return $"发布 {published} 条，未能发布 {refused.Count} 条";
        });
}
