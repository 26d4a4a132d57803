using System.Globalization;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>更新索引 — brings the index up to date with one item: in where it is public, out where it is not; doing it twice changes nothing.</summary>
public sealed class IndexItem(SiteDatabase database, SiteClock clock)
{
    private const int Batch = 2_000;

    /// <exception cref="InvalidOperationException">The whole index is being built anew; to be tried again.</exception>
    public async Task RunAsync(Guid publication, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SearchIndex.KeepStandingAsync(db, cancellation);
        var item = await PublicItems.Of(db, clock.Now).FirstOrDefaultAsync(item => item.Id == publication, cancellation);
        var rows = item is null ? [] : await RowsAsync(db, item, cancellation);
        await SearchIndex.RemoveAsync(db, publication, cancellation);
        foreach (var row in rows)
        {
            await SearchIndex.AddAsync(db, row, cancellation);
        }

        await CheckPublishedWording.TouchAsync(db, publication, item, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Builds the index where it is empty although items are public, after a restore or a copy, where building it was broken off, and where other rules of tokens wrote it.</summary>
    public Task RebuildIfNeededAsync(CancellationToken cancellation = default) => SearchIndex.InTurnAsync(
        database,
        async () =>
        {
            if (await IsNeededAsync(cancellation))
            {
                await RebuildAsync(cancellation);
            }
        },
        cancellation);

    private async Task<bool> IsNeededAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        if (await SearchIndex.IsUnfinishedAsync(db, cancellation))
        {
            return true;
        }

        var rules = await db.Set<SearchText>().OrderByDescending(text => text.Id).Select(text => (int?)text.TokenRules).FirstOrDefaultAsync(cancellation);
        return rules is null ? await PublicItems.Of(db, clock.Now).AnyAsync(cancellation) : rules != SearchTokens.Rules;
    }

    /// <summary>重建索引 — writes the whole index anew; the number of items in it.</summary>
    public async Task<int> RebuildAsync(CancellationToken cancellation = default) => await RebuildAsync(_ => { }, cancellation);

    /// <param name="progress">Told after each batch how many items are in or on their way.</param>
    public async Task<int> RebuildAsync(Action<int> progress, CancellationToken cancellation = default)
    {
        await using (var db = database.Open(OrganScope.Site))
        {
            await SearchIndex.BeginAsync(db, cancellation);
        }

        // The tokens of the next batch are made while the database writes those of the last ones.
        var (count, reading, writing) = (0, ReadAsync(0, cancellation), new Queue<Task>());
        while (await reading is { Rows.Count: > 0 } batch)
        {
            reading = Task.Run(() => ReadAsync(batch.Last, cancellation), cancellation);
            if (writing.Count == SearchIndex.Writers(database))
            {
                await writing.Dequeue();
            }

            writing.Enqueue(Task.Run(() => WriteAsync(batch.Rows, cancellation), cancellation));
            progress(count += batch.Items);
        }

        await Task.WhenAll(writing);
        await using (var db = database.Open(OrganScope.Site))
        {
            await SearchIndex.EndAsync(db, cancellation);
        }

        return count;
    }

    private async Task WriteAsync(List<IndexedRow> rows, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        await SearchIndex.AddManyAsync(db, rows, cancellation);
    }

    private async Task<(List<IndexedRow> Rows, int Items, long Last)> ReadAsync(long after, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var items = await PublicItems.Of(db, clock.Now).Where(item => item.Sequence > after).OrderBy(item => item.Sequence).Take(Batch).ToListAsync(cancellation);
        var lines = await FileLinesAsync(db, [.. items.Select(item => item.Id)], cancellation);
        var columns = await ColumnsAsync(db, cancellation);
        var isPostgres = db.IsPostgres;
        return ([.. items.AsParallel().AsOrdered().SelectMany(item => Rows(item, columns, lines[item.Id]).Select(row => IndexedRow.Of(row, isPostgres)))], items.Count, items.Count == 0 ? after : items[^1].Sequence!.Value);
    }

    private static async Task<IReadOnlyList<SearchText>> RowsAsync(GongkaiDb db, Publication item, CancellationToken cancellation) =>
        Rows(item, await ColumnsAsync(db, cancellation), (await FileLinesAsync(db, [item.Id], cancellation))[item.Id]);

    private static Task<Dictionary<Guid, CatalogColumn>> ColumnsAsync(GongkaiDb db, CancellationToken cancellation) =>
        db.Set<CatalogColumn>().AsNoTracking().ToDictionaryAsync(column => column.Id, cancellation);

    // What the attachments of an item are called and say, those names first.
    private static async Task<ILookup<Guid, string>> FileLinesAsync(GongkaiDb db, IReadOnlyCollection<Guid> items, CancellationToken cancellation)
    {
        var attachments = await db.Set<ItemAttachment>().Where(attachment => items.Contains(attachment.PublicationId) && attachment.Position >= 0).OrderBy(attachment => attachment.Position)
            .GroupJoin(db.Set<AttachmentText>(), attachment => attachment.FileId, text => text.FileId, (attachment, texts) => new { attachment.PublicationId, attachment.Name, texts })
            .SelectMany(found => found.texts.DefaultIfEmpty(), (found, text) => new { found.PublicationId, found.Name, Content = text == null ? "" : text.Content }).ToListAsync(cancellation);
        return attachments.Select(attachment => (attachment.PublicationId, Line: attachment.Name))
            .Concat(attachments.Select(attachment => (attachment.PublicationId, Line: attachment.Content)))
            .ToLookup(pair => pair.PublicationId, pair => pair.Line);
    }

    private static IReadOnlyList<SearchText> Rows(Publication item, IReadOnlyDictionary<Guid, CatalogColumn> columns, IEnumerable<string> fileLines)
    {
        string[] lines = [.. ItemReading.Read(item.BodyHtml).Paragraphs, item.Summary, item.Keywords, item.IssuingOrgan, .. fileLines];
        var body = string.Join('\n', lines.Where(line => line.Length > 0));
        var facets = string.Join(' ', Facets(item, columns));
        return [.. SearchParts.Of(WithoutNulls(body)).Select((part, index) => new SearchText
        {
            Id = (item.Sequence!.Value * SearchText.PartsOfItem) + index,
            PublicationId = item.Id,
            Title = item.Title,
            Numbers = $"{item.DocumentNumber}\n{item.IndexNumber}",
            Body = part,
            Facets = facets,
            TokenRules = SearchTokens.Rules,
        })];
    }

    private static List<string> Facets(Publication item, IReadOnlyDictionary<Guid, CatalogColumn> columns)
    {
        var facets = new List<string> { SearchFilters.Organ(item.OrganId), SearchFilters.Year(item.PublishedYear!.Value), SearchFilters.Kind(item.Kind) };
        facets.AddRange(Publication.JointIds(item.JointOrgans).Select(SearchFilters.Organ));
        for (Guid? id = item.ColumnId; id is { } column; id = columns[column].ParentId)
        {
            facets.Add(SearchFilters.Column(column));
        }

        // A subject of the second level is found under its first level too.
        foreach (var length in new[] { ThemeList.FirstLevelLength, item.ThemeCode.Length }.Distinct().Where(length => length > 0 && length <= item.ThemeCode.Length))
        {
            facets.Add(SearchFilters.Theme(item.ThemeCode[..length]));
        }

        return facets;
    }

    // A text column of PostgreSQL takes every character but this one.
    private static string WithoutNulls(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>检索筛选 — the tokens of what a search is narrowed by.</summary>
internal static class SearchFilters
{
    internal static string Organ(Guid id) => "o" + id.ToString("N");

    internal static string Column(Guid id) => "c" + id.ToString("N");

    /// <param name="code">Digits alone; empty where it is no code.</param>
    internal static string Theme(string code) => "t" + string.Concat(code.Where(char.IsAsciiDigit));

    internal static string Year(int year) => "y" + year.ToString(CultureInfo.InvariantCulture);

    internal static string Kind(ItemKind kind) => "k" + kind.ToString().ToLowerInvariant();
}

/// <summary>读取附件 — takes the text out of an attachment for searching, and brings the items that have it up to date.</summary>
/// <param name="open">Reads the content of a stored file.</param>
public sealed class ReadAttachment(SiteDatabase database, IndexItem index, Func<Files.StoredFile, CancellationToken, Task<ReadOnlyMemory<byte>>> open)
{
    public async Task RunAsync(Guid fileId, CancellationToken cancellation = default)
    {
        List<Guid> items;
        await using (var db = database.Open(OrganScope.Site))
        {
            if (await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == fileId && !file.IsSealed, cancellation) is not { } file)
            {
                return;
            }

            var read = AttachmentReading.Read(await open(file, cancellation), file.Name);
            var known = await db.Set<AttachmentText>().FirstOrDefaultAsync(text => text.FileId == fileId, cancellation) ?? db.Add(new AttachmentText { FileId = fileId }).Entity;
            known.Content = read.TryGet(out var text) ? text.Replace("\0", "", StringComparison.Ordinal) : "";
            known.Fault = read.Refusal?.Message ?? "";
            await db.SaveChangesAsync(cancellation);
            items = await db.Set<ItemAttachment>().Where(attachment => attachment.FileId == fileId).Select(attachment => attachment.PublicationId).ToListAsync(cancellation);
        }

        foreach (var item in items)
        {
            await index.RunAsync(item, cancellation);
        }
    }
}
