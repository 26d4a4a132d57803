using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>关联的信息 — an item of the own organ that stands in a relation to another, whatever its state.</summary>
public sealed record LinkedItem(string Label, Guid Id, string Title, ItemState State);

/// <summary>关联查询 — the relations of an item as the desk sees them, and the items that one may be linked with.</summary>
public sealed class ItemLinks(SiteDatabase database)
{
    public async Task<IReadOnlyList<LinkedItem>> OfAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var items = ItemDuties.Seen(db, caller);
        var from = await db.Set<ItemRelation>().Where(relation => relation.FromId == itemId)
            .Join(items, relation => relation.ToId, item => item.Id, (relation, item) => new { relation.Kind, item.Id, item.Title, item.State }).ToListAsync(cancellation);
        var to = await db.Set<ItemRelation>().Where(relation => relation.ToId == itemId)
            .Join(items, relation => relation.FromId, item => item.Id, (relation, item) => new { relation.Kind, item.Id, item.Title, item.State }).ToListAsync(cancellation);
        return
        [
            .. from.Select(other => new LinkedItem(ItemRelation.InChinese(other.Kind, true), other.Id, other.Title, other.State)),
            .. to.Select(other => new LinkedItem(ItemRelation.InChinese(other.Kind, false), other.Id, other.Title, other.State)),
        ];
    }

    /// <summary>Items of the own organ whose title, document number or index number has the words; the newest first.</summary>
    public async Task<IReadOnlyList<LinkedItem>> FindAsync(Caller caller, Guid except, string words, CancellationToken cancellation = default)
    {
        var text = words.Trim();
        if (text.Length < 2)
        {
            return [];
        }

        await using var db = database.Open(caller.Scope);
        return await ItemDuties.Seen(db, caller).Where(item => item.Id != except && item.State != ItemState.Discarded
                && (item.Title.Contains(text) || item.DocumentNumber.Contains(text) || item.IndexNumber == text))
            .OrderByDescending(item => item.CreatedAt).Take(20).Select(item => new LinkedItem("", item.Id, item.Title, item.State)).ToListAsync(cancellation);
    }
}
