using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>检索条件 — what a reader looks for, and what narrows it.</summary>
public sealed record SearchQuery(string Words)
{
    public SearchScope Scope { get; init; }

    public Guid? OrganId { get; init; }

    /// <summary>With all columns below it.</summary>
    public Guid? ColumnId { get; init; }

    public int? Year { get; init; }

    public ItemKind? Kind { get; init; }

    /// <summary>Code of a subject class; of a first level with those below it; empty for all.</summary>
    public string Theme { get; init => field = value ?? ""; } = "";

    public Validity? Validity { get; init; }

    /// <summary>Words of somebody's own letter: what is not found is not noted.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>最新在前; otherwise those that name it in the title come first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;
}

/// <summary>检索范围 — where the words have to stand, and the tokens that narrow it.</summary>
/// <param name="Filters">Each group: one of its tokens has to be there.</param>
internal sealed record SearchNarrowing(SearchScope Scope, IReadOnlyList<IReadOnlyList<string>> Filters);

/// <summary>检索结果 — one page of hits with counts for narrowing.</summary>
/// <param name="IsPartial">More were found than are counted: the newest two thousand of each tier are, and of no further tier where the first fill the list.</param>
public sealed record SearchResult(int Total, bool IsPartial, IReadOnlyList<SearchHit> Hits, SearchFacets Facets)
{
    public static readonly SearchResult Nothing = new(0, false, [], new SearchFacets([], [], [], [], []));
}

/// <summary>检索命中 — an item that was found, with its title and an excerpt in parts that are marked or not.</summary>
public sealed record SearchHit(ItemRow Item, IReadOnlyList<ExcerptPart> Title, IReadOnlyList<ExcerptPart> Excerpt);

/// <summary>检索分面 — how many of the hits lie in each column, year, organ, validity and subject class, most first.</summary>
public sealed record SearchFacets(
    IReadOnlyList<Facet<Guid>> Columns, IReadOnlyList<Facet<int>> Years, IReadOnlyList<Facet<Guid>> Organs, IReadOnlyList<Facet<Validity>> Validities, IReadOnlyList<Facet<string>> Themes);

/// <summary>分面项 — one value and its number of hits.</summary>
public readonly record struct Facet<T>(T Value, int Count);

/// <summary>检索 — finds public items by any two characters and more of title, numbers, text and attachments; the same on both databases; 条例 24.</summary>
public sealed class SearchItems(SiteDatabase database, SiteClock clock, Synonyms synonyms)
{
    /// <summary>The newest hits that are ranked and counted.</summary>
    internal const int MostCandidates = 2_000;

    private const int LongestQuery = 200;

    public async Task<SearchResult> RunAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        var words = query.Words.Length > LongestQuery ? query.Words[..LongestQuery] : query.Words;
        await using var db = database.Open(OrganScope.Portal);
        if (SearchPlan.Of(words, await OwnSynonymsAsync(db, cancellation)) is not { } plan)
        {
            return SearchResult.Nothing;
        }

        var (now, today) = (clock.Now, clock.Today);
        var facts = await FactsAsync(db, plan, query, cancellation);
        if (facts.Count == 0)
        {
            if (!query.IsPrivate)
            {
                await SearchMisses.NoteAsync(db, words, today, cancellation);
            }

            return SearchResult.Nothing;
        }

        var skip = (Math.Clamp(query.Page, 1, MostCandidates) - 1) * Math.Clamp(query.PageSize, 1, 100);
        var ranked = query.NewestFirst ? facts.OrderByDescending(fact => fact.Sequence) : facts.OrderBy(fact => fact.Tier).ThenByDescending(fact => fact.Sequence);
        var wanted = ranked.Skip(skip).Take(Math.Clamp(query.PageSize, 1, 100)).Select(fact => (long?)fact.Sequence).ToList();
        var rows = await PublicItems.Of(db, now).Where(item => wanted.Contains(item.Sequence)).Select(ItemRow.Projection).ToListAsync(cancellation);
        var page = rows.OrderBy(row => wanted.IndexOf(row.Sequence)).ToList();
        return new SearchResult(facts.Count, facts.Exists(fact => fact.IsCut), await HitsAsync(db, plan, page, cancellation), Count(facts, query.Theme, today));
    }

    private async Task<Synonyms> OwnSynonymsAsync(GongkaiDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().Where(setting => setting.Name == CheckLists.SynonymsSetting).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation) is { } own
            ? synonyms.With(System.Text.Json.JsonSerializer.Deserialize<List<List<string>>>(own, System.Text.Json.JsonSerializerOptions.Web) ?? [])
            : synonyms;

    // Tier by tier: hits in the title first, then in the numbers, then anywhere. Where the first fill the list and come first, no reader gets to the others.
    private async Task<List<HitFacts>> FactsAsync(GongkaiDb db, SearchPlan plan, SearchQuery query, CancellationToken cancellation)
    {
        SearchScope[] tiers = query.Scope == SearchScope.Everything ? [SearchScope.Title, SearchScope.Numbers, SearchScope.Everything] : [query.Scope];
        var newest = db.IsPostgres ? await db.Set<SearchText>().MaxAsync(text => (long?)text.Id, cancellation) ?? 0 : 0;
        var facts = new Dictionary<long, HitFacts>();
        for (var tier = 0; tier < tiers.Length && (query.NewestFirst || facts.Count < MostCandidates); tier++)
        {
            var ids = await CandidatesAsync(db, plan, new SearchNarrowing(tiers[tier], Filters(query)), newest, cancellation);
            foreach (var fact in ids.Count == 0 ? [] : await FactsAsync(db, query.Validity, (ids, tier), cancellation))
            {
                facts.TryAdd(fact.Sequence, fact);
            }
        }

        return [.. facts.Values];
    }

    // The candidates are the newest matches, read from the index alone; whether they may be seen the gate decides.
    private static Task<List<long>> CandidatesAsync(GongkaiDb db, SearchPlan plan, SearchNarrowing by, long newest, CancellationToken cancellation) => db.IsPostgres
        ? NewestMatches.FindAsync(db, plan, by, newest, cancellation)
        : db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM search_index WHERE search_index MATCH {plan.ToFts5(by.Scope, by.Filters)} ORDER BY rowid DESC LIMIT {MostCandidates}").ToListAsync(cancellation);

    private Task<List<HitFacts>> FactsAsync(GongkaiDb db, Validity? validity, (List<long> Ids, int Tier) of, CancellationToken cancellation)
    {
        var (sequences, isCut, tier) = (of.Ids.Select(id => (long?)(id / SearchText.PartsOfItem)).Distinct().ToArray(), of.Ids.Count >= MostCandidates, of.Tier);
        return PublicItems.Of(db, clock.Now).WithValidity(validity, clock.Today).Where(item => EF.Parameter(sequences).Contains(item.Sequence)).Select(item => new HitFacts(item.Sequence!.Value, tier, isCut)
        {
            ColumnId = item.ColumnId,
            Year = item.PublishedYear!.Value,
            OrganId = item.OrganId,
            JointOrgans = item.JointOrgans,
            Kind = item.Kind,
            Theme = item.ThemeCode,
            Dates = new ValidityDates
            {
                EffectiveOn = item.EffectiveOn,
                LapsesOn = item.LapsesOn,
                PartlyLapsesOn = item.PartlyLapsesOn,
                AmendedOn = item.AmendedOn,
                RepealedOn = item.RepealedOn,
            },
        }).ToListAsync(cancellation);
    }

    private static List<IReadOnlyList<string>> Filters(SearchQuery query)
    {
        var filters = new List<IReadOnlyList<string>>();
        foreach (var token in (string?[])
        [
            query.OrganId is { } organ ? SearchFilters.Organ(organ) : null, query.ColumnId is { } column ? SearchFilters.Column(column) : null,
            query.Year is { } year ? SearchFilters.Year(year) : null, query.Kind is { } kind ? SearchFilters.Kind(kind) : null,
            query.Theme.Length > 0 ? SearchFilters.Theme(query.Theme) : null,
        ])
        {
            if (token is not null)
            {
                filters.Add([token]);
            }
        }

        return filters;
    }

    private static async Task<IReadOnlyList<SearchHit>> HitsAsync(GongkaiDb db, SearchPlan plan, List<ItemRow> page, CancellationToken cancellation)
    {
        var ids = page.Select(row => row.Id).ToList();
        var texts = (await db.Set<SearchText>().AsNoTracking().Where(text => ids.Contains(text.PublicationId)).OrderBy(text => text.Id)
            .Select(text => new { text.PublicationId, text.Body }).ToListAsync(cancellation)).ToLookup(text => text.PublicationId, text => text.Body);
        return [.. page.Select(row => new SearchHit(row, Excerpts.Mark(row.Title, plan), Excerpts.Cut(texts[row.Id], plan)))];
    }

    private static SearchFacets Count(List<HitFacts> facts, string theme, DateOnly today) => new(
        Count(facts.Select(fact => fact.ColumnId)),
        Count(facts.Select(fact => fact.Year)),
        Count(facts.SelectMany(fact => fact.JointOrgans.Length == 0 ? [fact.OrganId] : Publication.JointIds(fact.JointOrgans).Prepend(fact.OrganId))),
        Count(facts.Where(fact => ItemKinds.Of(fact.Kind).HasValidity).Select(fact => fact.Dates.On(today).Validity)),
        Count(facts.Where(fact => fact.Theme.Length >= LevelBelow(theme)).Select(fact => fact.Theme[..LevelBelow(theme)])));

    // First levels are counted, and those below one once it was chosen.
    private static int LevelBelow(string theme) => theme.Length == 0 ? ThemeList.FirstLevelLength : ThemeList.FirstLevelLength * 2;

    private static List<Facet<T>> Count<T>(IEnumerable<T> values)
        where T : notnull =>
        [.. values.CountBy(value => value).OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).Select(pair => new Facet<T>(pair.Key, pair.Value))];

    private sealed record HitFacts(long Sequence, int Tier, bool IsCut)
    {
        public Guid ColumnId { get; init; }

        public int Year { get; init; }

        public Guid OrganId { get; init; }

        public string JointOrgans { get; init; } = "";

        public ItemKind Kind { get; init; }

        public string Theme { get; init; } = "";

        public required ValidityDates Dates { get; init; }
    }
}
