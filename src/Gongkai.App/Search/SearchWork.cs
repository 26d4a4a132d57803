using Gongkai.App.Publications;
using Gongkai.App.Work;
using Gongkai.Domain;

namespace Gongkai.App.Search;

/// <summary>索引任务 — brings the index up to date after an item was published, corrected or withdrawn.</summary>
public sealed class IndexHandler(IndexItem index) : IOutboxHandler
{
    public string Kind => ItemOutbox.Index;

    public string Name => "更新检索索引";

    public TimeSpan TimeLimit => TimeSpan.FromMinutes(1);

    public async Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        await index.RunAsync(ItemOutbox.Subject(item.Payload), cancellation);
        return null;
    }
}
