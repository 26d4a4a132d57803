using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>信息与所见版本 — an item and the version of its record that the person saw; a change by somebody else in between is refused.</summary>
public readonly record struct ItemKey(Guid Id, int Version);

/// <summary>信息副作用 — codes of the work that follows from changes of items.</summary>
public static class ItemOutbox
{
    /// <summary>Brings the index of search up to date with one item; done by <see cref="Search.IndexItem"/>.</summary>
    public const string Index = "item-index";

    /// <summary>Takes the text out of an attachment; done by <see cref="Search.ReadAttachment"/>.</summary>
    public const string Attachment = "item-attachment";

    internal static void EnqueueItemIndex(this GongkaiDb db, Guid item, SiteClock clock) => Add(db, Index, item, clock);

    internal static void EnqueueAttachment(this GongkaiDb db, Guid file, SiteClock clock) => Add(db, Attachment, file, clock);

    /// <summary>The item or file that the payload of either kind names.</summary>
    public static Guid Subject(string payload) => JsonSerializer.Deserialize<SubjectOf>(payload, JsonSerializerOptions.Web)!.Id;

    private static void Add(GongkaiDb db, string kind, Guid subject, SiteClock clock) => db.Enqueue(new OutboxItem
    {
        Id = clock.NewId(),
        Kind = kind,
        Payload = JsonSerializer.Serialize(new SubjectOf(subject), JsonSerializerOptions.Web),
        CreatedAt = clock.Now,
        AvailableAt = clock.Now,
    });

    private sealed record SubjectOf(Guid Id);
}

/// <summary>信息办理 — what the use cases over items share: finding the record, keeping versions, noting events.</summary>
internal static class ItemWork
{
    internal const string SubjectKind = "publication";

    internal static readonly Refusal NotFound = new("item-not-found", "没有找到这条信息，它可能属于其他机关；请从列表重新进入。");

    internal static readonly Refusal Changed = new("changed-meanwhile", "这条记录刚刚被其他人修改，本次操作没有保存。请刷新页面，核对后再办。");

    internal static async Task<Result<Publication>> ItemAsync(this GongkaiDb db, ItemKey key, CancellationToken cancellation)
    {
        var item = await db.Set<Publication>().FirstOrDefaultAsync(item => item.Id == key.Id, cancellation);
        return item is null ? NotFound : item.Version != key.Version ? Changed : item;
    }

    internal static void Note(this GongkaiDb db, Publication item, ItemDeed note, string reason = "", object? facts = null) =>
        db.Record(new EventDraft(item.OrganId, SubjectKind, item.Id, note.Action) { Reason = reason, Provision = note.Provision }.With(facts ?? new { }));

    internal static void Tell(this GongkaiDb db, Publication item, PublicChangeKind kind, string reason, SiteClock clock) =>
        db.Add(new PublicChange { Id = clock.NewId(), PublicationId = item.Id, HappenedAt = clock.Now, Kind = kind, Reason = reason });

    /// <summary>The content with its body made clean, and the pictures in it; refused where a file is not the organ's own or the column is not to be had.</summary>
    internal static async Task<Result<CleanContent>> CleanAsync(this GongkaiDb db, Guid organ, ItemContent content, CancellationToken cancellation)
    {
        content = content.InPlainWords();
        var body = ItemHtml.Clean(content.BodyHtml);
        var files = content.Attachments.Select(file => file.FileId).Concat(body.FileIds).Distinct().ToList();
        var known = await db.Files.Where(file => files.Contains(file.Id) && file.OrganId == organ && !file.IsSealed).CountAsync(cancellation);
        if (known != files.Count)
        {
            return new Refusal("item-files", "附件或图片不是本机关上传的文件，请重新上传。");
        }

        var hasColumn = await db.Set<CatalogColumn>().AnyAsync(
            column => column.Id == content.ColumnId && column.IsActive && (column.OrganId == null || column.OrganId == organ), cancellation);
        if (content.ThemeCode.Length > 0 && ThemeList.Shipped.Find(content.ThemeCode) is null && !await db.Set<SiteTheme>().AnyAsync(theme => theme.Code == content.ThemeCode, cancellation))
        {
            return new Refusal("item-theme", "没有这个主题分类，请从列表里另选。");
        }

        if (!hasColumn)
        {
            return new Refusal("item-column", "没有这个栏目，或者它已停用，请另选栏目。");
        }

        var joined = await JointIssuers.JoinAsync(db, organ, content with { BodyHtml = body.Html }, cancellation);
        return joined.TryGet(out var whole) ? new CleanContent(whole, body.FileIds) : joined.Refusal!;
    }

    /// <summary>Keeps the content as the next version of the item.</summary>
    internal static void KeepVersion(this GongkaiDb db, Publication item, ItemContent content, SavedBy saved, bool isProposed = false) =>
        db.Add(ItemVersion.Of(item, content, saved, isProposed));

    /// <summary>Makes the files and the joint issuers of the item those of its content.</summary>
    internal static async Task SetFilesAsync(this GongkaiDb db, Publication item, CleanContent content, SiteClock clock, CancellationToken cancellation)
    {
        await JointIssuers.SetAsync(db, item, content.Content, cancellation);
        var former = await db.Set<ItemAttachment>().AsNoTracking().Where(attachment => attachment.PublicationId == item.Id).ToListAsync(cancellation);
        var wanted = content.Content.Attachments.DistinctBy(file => file.FileId)
            .Select((file, index) => new ItemAttachment { PublicationId = item.Id, FileId = file.FileId, Name = file.Name, Position = index }).ToList();
        wanted.AddRange(content.Pictures.Distinct().Where(picture => wanted.All(attachment => attachment.FileId != picture))
            .Select(picture => new ItemAttachment { PublicationId = item.Id, FileId = picture, Position = ItemAttachment.InText }));
        db.RemoveRange(former.Where(known => wanted.All(attachment => attachment.FileId != known.FileId)));
        foreach (var attachment in wanted)
        {
            if (former.Any(known => known.FileId == attachment.FileId))
            {
                db.Update(attachment);
                continue;
            }

            db.Add(attachment);
            if (attachment.Position >= 0)
            {
                db.EnqueueAttachment(attachment.FileId, clock);
            }
        }
    }
}

/// <summary>整理后的内容 — content with a clean body, and the files that stand in it as pictures.</summary>
internal sealed record CleanContent(ItemContent Content, IReadOnlyList<Guid> Pictures);

/// <summary>保存人 — who saved a version, when and why.</summary>
internal sealed record SavedBy(Caller Caller, DateTimeOffset At, string Note);

/// <summary>办理一条信息 — opens the session, finds the item as the person saw it, lets the use case change it, and commits.</summary>
internal sealed class ItemDesk(SiteDatabase database, SiteClock clock)
{
    internal async Task<Refusal?> ChangeAsync(Caller caller, ItemKey key, Func<GongkaiDb, Publication, Task<Refusal?>> change, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var found = await db.ItemAsync(key, cancellation);
        return found.TryGet(out var item) ? await change(db, item) ?? await db.CommitAsync(caller, clock, cancellation) : found.Refusal;
    }

    /// <summary>The same for a change that asks the database nothing.</summary>
    internal Task<Refusal?> ChangeAsync(Caller caller, ItemKey key, Func<GongkaiDb, Publication, Refusal?> change, CancellationToken cancellation) =>
        ChangeAsync(caller, key, (db, item) => Task.FromResult(change(db, item)), cancellation);

    /// <summary>One step of the item's own, noted as such.</summary>
    internal Task<Refusal?> StepAsync(Caller caller, ItemKey key, Func<Publication, Refusal?> step, ItemNote note, CancellationToken cancellation) =>
        ChangeAsync(caller, key, (db, item) =>
        {
            var refusal = step(item);
            if (refusal is null)
            {
                db.Note(item, new ItemDeed(note.Action, note.Provision), note.Reason);
            }

            return refusal;
        }, cancellation);
}

/// <summary>办理摘要 — how a step is noted in the log.</summary>
internal sealed record ItemNote(string Action, string Reason, string Provision = "");

/// <summary>信息动作 — the code of what was done to an item, and the provision it was done under.</summary>
internal readonly record struct ItemDeed(string Action, string Provision = "")
{
    public static implicit operator ItemDeed(string action) => new(action);
}
