using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>列表条件 — which public items a list shows.</summary>
public sealed record ItemListQuery
{
    /// <summary>With what others published and it issued together with them, as search has it.</summary>
    public Guid? OrganId { get; init; }

    /// <summary>Of the organ alone what it published itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>With all columns below it.</summary>
    public Guid? ColumnId { get; init; }

    public int? Year { get; init; }

    public ItemKind? Kind { get; init; }

    public DocumentGenre? Genre { get; init; }

    /// <summary>Code of a subject class; of a first level with those below it.</summary>
    public string? Theme { get; init; }

    public Validity? Validity { get; init; }

    /// <summary>Documents alone: what comes into force and ends.</summary>
    public bool HasValidity { get; init; }

    /// <summary>The sequence that the page before ended with; null for the newest.</summary>
    public long? Before { get; init; }

    public int PageSize { get; init; } = 20;
}

/// <summary>一页列表 — rows, newest first, and where the next page begins; null on the last one.</summary>
public sealed record ItemPage(IReadOnlyList<ItemRow> Rows, long? Next);

/// <summary>公开信息列表 — public items of a column, organ, year, kind or validity, page by page from a mark that never shifts; 条例 24.</summary>
public sealed class ListItems(SiteDatabase database, SiteClock clock)
{
    private const int MostRows = 200;

    private static readonly List<ItemKind> s_documents = [.. ItemKinds.All.Where(kind => kind.HasValidity).Select(kind => kind.Kind)];

    public async Task<ItemPage> RunAsync(ItemListQuery query, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var size = Math.Clamp(query.PageSize, 1, MostRows);
        var columns = query.ColumnId is { } column ? await ColumnTree.WithBelowAsync(db, column, cancellation) : null;

        // One ordered walk of the index for each column below, merged: no sort of all that lies below.
        var rows = new List<ItemRow>();
        foreach (var below in columns?.Select(id => (Guid?)id) ?? [null])
        {
            rows.AddRange(await Page(db, query, below, size).ToListAsync(cancellation));
        }

        if (query is { OrganId: { } organ, IsOwn: false })
        {
            rows.AddRange(await Joint(db, query, (organ, columns), size).ToListAsync(cancellation));
        }

        rows = [.. rows.OrderByDescending(row => row.Sequence).Take(size + 1)];
        return rows.Count > size ? new ItemPage(rows[..size], rows[size - 1].Sequence) : new ItemPage(rows, null);
    }

    /// <summary>All public items.</summary>
    public async Task<long> CountAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await PublicItems.Of(db, clock.Now).LongCountAsync(cancellation);
    }

    /// <summary>The mark after which a list goes on that has given so many of the newest items; null where there are no more.</summary>
    /// <param name="given">At least one.</param>
    public async Task<long?> MarkAsync(long given, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(given, 1);
        if (given > int.MaxValue)
        {
            return null;
        }

        await using var db = database.Open(OrganScope.Portal);
        return await PublicItems.Of(db, clock.Now).OrderByDescending(item => item.Sequence).Select(item => item.Sequence).Skip((int)given - 1).FirstOrDefaultAsync(cancellation);
    }

    internal IQueryable<ItemRow> Page(GongkaiDb db, ItemListQuery query, Guid? column, int size)
    {
        var items = PublicItems.Of(db, clock.Now);
        items = column is { } columnId ? items.Where(item => item.ColumnId == columnId) : items;
        items = query.OrganId is { } organ ? items.Where(item => item.OrganId == organ) : items;
        return Newest(items, query, size);
    }

    /// <summary>What the organ issued together with others that published it: found by the organ, of which there are few, and sorted.</summary>
    internal IQueryable<ItemRow> Joint(GongkaiDb db, ItemListQuery query, (Guid Organ, IReadOnlyList<Guid>? Columns) of, int size)
    {
        var items = JointIssuers.ItemsOf(db, of.Organ, clock.Now);
        items = of.Columns is { } columns ? items.Where(item => columns.Contains(item.ColumnId)) : items;
        return Newest(items, query, size);
    }

    private IQueryable<ItemRow> Newest(IQueryable<Publication> items, ItemListQuery query, int size)
    {
        items = query.Year is { } year ? items.Where(item => item.PublishedYear == year) : items;
        items = query.Kind is { } kind ? items.Where(item => item.Kind == kind) : items;
        items = query.HasValidity ? items.Where(item => s_documents.Contains(item.Kind)) : items;
        items = query.Genre is { } genre ? items.Where(item => item.Genre == genre) : items;
        items = query.Theme is { Length: > 0 } theme ? items.Where(item => item.ThemeCode.StartsWith(theme)) : items;
        items = query.Before is { } before ? items.Where(item => item.Sequence < before) : items;
        return items.WithValidity(query.Validity, clock.Today).OrderByDescending(item => item.Sequence).Take(size + 1).Select(ItemRow.Projection);
    }
}

/// <summary>栏目树 — reads the columns; there are few, so a tree is read as a whole.</summary>
public sealed class ColumnTree(SiteDatabase database)
{
    /// <summary>The columns that an organ's section shows, parents before children; those of the site alone where no organ is named.</summary>
    public async Task<IReadOnlyList<CatalogColumn>> RunAsync(Guid? organ = null, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.IsActive && (column.OrganId == null || column.OrganId == organ))
            .OrderBy(column => column.ParentId != null).ThenBy(column => column.Position).ThenBy(column => column.Path).ToListAsync(cancellation);
    }

    /// <summary>Those of the site and of every organ.</summary>
    public async Task<IReadOnlyList<CatalogColumn>> AllAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.IsActive).OrderBy(column => column.Path).ToListAsync(cancellation);
    }

    /// <summary>Null for one that is closed and for none.</summary>
    public async Task<CatalogColumn?> FindAsync(Guid column, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<CatalogColumn>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == column && known.IsActive, cancellation);
    }

    /// <summary>What those of the columns that are open are called.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> columns, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<CatalogColumn>().Where(known => columns.Contains(known.Id) && known.IsActive).ToDictionaryAsync(known => known.Id, known => known.Name, cancellation);
    }

    /// <summary>The organ that added a column for itself; null for those of the site and for none.</summary>
    public async Task<Guid?> OwnerAsync(Guid column, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<CatalogColumn>().Where(known => known.Id == column && known.IsActive).Select(known => known.OrganId).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Closed columns that the caller may open again.</summary>
    public async Task<IReadOnlyList<CatalogColumn>> ClosedAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return [.. (await db.Set<CatalogColumn>().AsNoTracking().Where(column => !column.IsActive && (column.OrganId == null || column.OrganId == caller.OrganId)).OrderBy(column => column.Path).ToListAsync(cancellation))
            .Where(column => ColumnReach.MayChange(caller, column))];
    }

    internal static async Task<IReadOnlyList<Guid>> WithBelowAsync(GongkaiDb db, Guid column, CancellationToken cancellation)
    {
        var all = await db.Set<CatalogColumn>().AsNoTracking().Select(known => new { known.Id, known.ParentId }).ToListAsync(cancellation);
        var children = all.ToLookup(known => known.ParentId, known => known.Id);
        var found = new List<Guid> { column };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]]);
        }

        return found;
    }
}
