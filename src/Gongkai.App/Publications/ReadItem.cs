using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>信息页 — everything that the page of a public item shows.</summary>
public sealed record ItemView(ItemRow Row, string BodyHtml, ItemFacts Facts)
{
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    public IReadOnlyList<RelatedItem> Related { get; init; } = [];

    public IReadOnlyList<ChangeView> Changes { get; init; } = [];

    /// <summary>Null for an item that is no document.</summary>
    public ValidityOnDay? Validity { get; init; }
}

/// <summary>信息要素 — the facts in the table above the text.</summary>
public sealed record ItemFacts(string OrganName, string ColumnName, string Theme, string Keywords, string Channel)
{
    public DocumentGenre? Genre { get; init; }

    /// <summary>Of an interpretation alone.</summary>
    public InterpretationForm? InterpretationForm { get; init; }

    /// <summary>发布机构, the joint ones included, in the order of the document.</summary>
    public IReadOnlyList<IssuerName> Issuers { get; init; } = [];

    public bool IsReprint { get; init; }

    public string SourceName { get; init; } = "";

    public string SourceAddress { get; init; } = "";

    public string Editor { get; init; } = "";
}

/// <summary>附件 — a file of an item as its page lists it.</summary>
public sealed record AttachmentView(Guid FileId, string Name, string MediaType, long Length, string Checksum)
{
    /// <summary>As it was uploaded, with its extension.</summary>
    public string FileName { get; init; } = "";
}

/// <summary>相关信息 — another public item with what it is to this one.</summary>
public sealed record RelatedItem(string Label, RelationKind Kind, Guid Id, string Title)
{
    /// <summary>In which form it explains; null where it does not.</summary>
    public InterpretationForm? Form { get; init; }
}

/// <summary>公开变更 — one line of an item's public history.</summary>
public sealed record ChangeView(DateTimeOffset HappenedAt, PublicChangeKind Kind, string Reason);

/// <summary>撤下说明 — what stays of an item that is no longer public: when and why, and its successor.</summary>
/// <param name="Title">Null where even the title must not be named.</param>
public sealed record StubView(Guid Id, string IndexNumber, string? Title, string Reason, IReadOnlyList<ChangeView> Changes)
{
    public Guid? SuccessorId { get; init; }
}

/// <summary>查看信息 — the page of a public item, or what stays of one that was withdrawn; 条例 24.</summary>
public sealed class ReadItem(SiteDatabase database, SiteClock clock)
{
    private static readonly PublicQuery<Guid, Found> s_item = new((db, id, now) => PublicItems.Of(db, now).Where(item => item.Id == id).Select(item => new Found(
        item,
        db.Set<Organ>().Where(organ => organ.Id == item.OrganId).Select(organ => organ.Name).First(),
        db.Set<Organ>().Where(organ => organ.Id == item.OrganId).Select(organ => organ.Number).First(),
        db.Set<CatalogColumn>().Where(column => column.Id == item.ColumnId).Select(column => column.Name).First(),
        db.Set<SiteTheme>().Where(theme => theme.Code == item.ThemeCode.Substring(0, ThemeList.FirstLevelLength)).Select(theme => theme.Name).FirstOrDefault(),
        db.Set<SiteTheme>().Where(theme => theme.Code == item.ThemeCode).Select(theme => theme.Name).FirstOrDefault(),
        db.Set<ItemAttachment>().Any(attachment => attachment.PublicationId == id && attachment.Position >= 0),
        db.Set<ItemRelation>().Any(relation => relation.FromId == id) || db.Set<ItemRelation>().Any(relation => relation.ToId == id))));

    private static readonly PublicQuery<Guid, AttachmentView> s_attachments = new((db, id, now) =>
        db.Set<ItemAttachment>().Where(attachment => attachment.PublicationId == id && attachment.Position >= 0).OrderBy(attachment => attachment.Position)
            .Join(PublicItems.Files(db, now), attachment => attachment.FileId, file => file.Id,
                (attachment, file) => new AttachmentView(file.Id, attachment.Name, file.MediaType, file.Length, file.Checksum) { FileName = file.Name }));

    private static readonly PublicQuery<Guid, Other> s_related = new((db, id, now) =>
        db.Set<ItemRelation>().Where(relation => relation.FromId == id || relation.ToId == id)
            .Join(PublicItems.Of(db, now), relation => relation.FromId == id ? relation.ToId : relation.FromId, item => item.Id,
                (relation, item) => new Other(relation.Kind, relation.FromId == id, item.Id, item.Title, item.InterpretationForm)));

    private static readonly PublicQuery<Guid, ChangeView> s_changes = new((db, id, now) =>
        db.Set<PublicChange>().Where(change => change.PublicationId == id && change.HappenedAt <= now).OrderBy(change => change.HappenedAt)
            .Select(change => new ChangeView(change.HappenedAt, change.Kind, change.Reason)));

    public async Task<ItemView?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var session = await database.LendAsync(cancellation);
        var db = session.Db;
        var found = (await s_item.ListAsync(db, id, clock.Now, cancellation)).FirstOrDefault();
        if (found is null)
        {
            return null;
        }

        var (item, row) = (found.Item, ItemRow.Of(found.Item));
        var facts = new ItemFacts(found.Organ, found.Column, SiteThemes.InChinese(item.ThemeCode, found.FirstTheme, found.Theme), item.Keywords, item.Channel)
        {
            Genre = item.Genre,
            InterpretationForm = item.InterpretationForm,
            Issuers = await JointIssuers.OfAsync(db, item, (found.Organ, found.Number), cancellation),
            IsReprint = item.IsReprint,
            SourceName = item.SourceName,
            SourceAddress = item.SourceAddress,
            Editor = item.Editor,
        };
        return new ItemView(row, item.BodyHtml, facts)
        {
            Attachments = found.HasAttachments ? await s_attachments.ListAsync(db, id, clock.Now, cancellation) : [],
            Related = found.HasRelations ? await RelatedAsync(db, id, clock.Now, cancellation) : [],
            Changes = await s_changes.ListAsync(db, id, clock.Now, cancellation),
            Validity = row.ValidityOn(clock.Today),
        };
    }

    /// <summary>The item with this index number, as old addresses and readers name it; null where it is not public.</summary>
    public async Task<Guid?> FindAsync(string indexNumber, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await PublicItems.Of(db, clock.Now).Where(item => item.IndexNumber == indexNumber).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>What stays of a withdrawn or replaced item; null where the item is public, or never was.</summary>
    public async Task<StubView?> StubAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        if (await PublicItems.Stubs(db).Where(item => item.Id == id)
            .Select(item => new { item.IndexNumber, item.Title, item.ShowsTitle, item.PublicReason, item.ReplacedById }).FirstOrDefaultAsync(cancellation) is not { } stub)
        {
            return null;
        }

        var isSuccessorPublic = stub.ReplacedById is { } successor && await PublicItems.Of(db, clock.Now).AnyAsync(item => item.Id == successor, cancellation);
        return new StubView(id, stub.IndexNumber!, stub.ShowsTitle ? stub.Title : null, stub.PublicReason, await s_changes.ListAsync(db, id, clock.Now, cancellation))
        {
            SuccessorId = isSuccessorPublic ? stub.ReplacedById : null,
        };
    }

    private static async Task<IReadOnlyList<RelatedItem>> RelatedAsync(GongkaiDb db, Guid id, DateTimeOffset now, CancellationToken cancellation) =>
    [
        .. (await s_related.ListAsync(db, id, now, cancellation)).OrderBy(other => !other.IsFrom)
            .Select(other => new RelatedItem(ItemRelation.InChinese(other.Kind, other.IsFrom), other.Kind, other.Id, other.Title) { Form = other.IsFrom ? null : other.Form }),
    ];

    // Whether there is anything to ask for is told with the item: most have neither files nor relations, and across the network each question costs more than its answer.
    private sealed record Found(Publication Item, string Organ, int Number, string Column, string? FirstTheme, string? Theme, bool HasAttachments, bool HasRelations);

    private sealed record Other(RelationKind Kind, bool IsFrom, Guid Id, string Title, InterpretationForm? Form);
}

/// <summary>公开文件 — whether a stored file may be handed to the public, and what it is.</summary>
public sealed class FindPublicFile(SiteDatabase database, SiteClock clock)
{
    public async Task<Files.StoredFile?> RunAsync(Guid fileId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await PublicItems.Files(db, clock.Now).FirstOrDefaultAsync(file => file.Id == fileId, cancellation);
    }
}
