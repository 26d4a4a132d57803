using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Search;

public sealed class NewestMatchesTests
{
    private const long Span = NewestMatches.Youngest;
    private static readonly string[] s_pieces = ["绿色工厂", "工厂绿色", "色工绿厂", "公开年报", "水源地", "绿厂色工"];

    [Theory(DisplayName = "检索：每一级年龄里取到的最新两千条，与逐条读完再取的一样；词不相连的不算")]
    [InlineData("绿色工厂", 30_000)]
    [InlineData("绿色工厂", 900)]
    [InlineData("公开年报", 12_000)]
    [InlineData("绿色工厂 水源地", 6_000)]
    [InlineData("没有的词", 900)]
    public async Task Newest_OfTextsOfAllAges_AreThoseANaiveReaderFinds(string words, int texts)
    {
        using var items = new TestItems(DatabaseKind.Postgres);
        var random = new Random(texts);
        var rows = await FilledAsync(items, Enumerable.Range(0, texts).Select(_ => random.NextInt64(20 * Span)).Distinct(), () => string.Join('，', random.GetItems(s_pieces, 2)));
        var plan = SearchPlan.Of(words, Synonyms.Shipped)!;

        foreach (var upTo in (long[])[long.MaxValue, 2 * Span])
        {
            var known = rows.Where(row => row.Id <= upTo).ToList();
            await using var db = items.Site.Open();
            await db.Database.ExecuteSqlAsync($"DELETE FROM search_texts WHERE id > {upTo}");

            var found = await NewestMatches.FindAsync(db, plan, new SearchNarrowing(SearchScope.Everything, []), known.Max(row => row.Id), default);

            var naive = known.Where(row => words.Split(' ').All(word => row.Body.Split('，').Any(piece => piece.Contains(word, StringComparison.Ordinal)) || row.Body.Replace("，", "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal)));
            Assert.Equal(naive.Select(row => row.Id).OrderDescending().Take(SearchItems.MostCandidates), found);
        }
    }

    private static async Task<List<SearchText>> FilledAsync(TestItems items, IEnumerable<long> ids, Func<string> body)
    {
        var item = await items.PublishedQuicklyAsync(items.Content("一条信息"));
        List<SearchText> rows = [.. ids.Order().Select(id => new SearchText { Id = id + 1, PublicationId = item, Body = body(), Facets = "y2026", TokenRules = SearchTokens.Rules })];
        await using var db = items.Site.Open();
        await SearchIndex.BeginAsync(db, default);
        await SearchIndex.AddManyAsync(db, rows.Select(row => IndexedRow.Of(row, isPostgres: true)), default);
        await SearchIndex.EndAsync(db, default);
        return rows;
    }
}
