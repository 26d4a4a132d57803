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

/// <summary>附件文字任务 — takes the text out of an attachment after it was added to an item.</summary>
public sealed class AttachmentHandler(ReadAttachment read) : IOutboxHandler
{
    public string Kind => ItemOutbox.Attachment;

    public string Name => "读取附件文字";

    public TimeSpan TimeLimit => TimeSpan.FromMinutes(2);

    public async Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        await read.RunAsync(ItemOutbox.Subject(item.Payload), cancellation);
        return null;
    }
}
