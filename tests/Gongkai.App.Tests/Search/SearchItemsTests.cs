using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Search;

public sealed class SearchItemsTests
{
    private const string Letters = "预算公开信息条例年报市政府局";
    private static readonly string[] s_between = ["", "", "", "，", " ", "（", "2026", "abc", "\n", "、", "〔2026〕"];

    [Theory(DisplayName = "检索：任取正文中两个以上的汉字都能找到，结果与逐篇查找一致，两种数据库一致")]
    [OnBothDatabases]
    public async Task Search_AnySubstring_FindsWhatReadingEveryItemFinds(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var random = new Random(20261121);
        var texts = new Dictionary<Guid, string>();
        await using (var db = items.Site.Open())
        {
            for (var i = 0; i < 120; i++)
            {
                var (title, body) = (RandomText(random, 8).Replace('\n', ' '), RandomText(random, 60));
                var id = Guid.CreateVersion7();
                texts.Add(id, $"{title}\n{body}");
                await AddRowAsync(items, db, (id, i + 1), (title, body));
            }
        }

        for (var i = 0; i < 200; i++)
        {
            var runs = texts.Values.ElementAt(random.Next(texts.Count)).Split('\n').SelectMany(HanRuns).Where(run => run.Length >= 2).ToList();
            var run = runs[random.Next(runs.Count)];
            var start = random.Next(run.Length - 1);
            var query = run.Substring(start, random.Next(2, Math.Min(7, run.Length - start + 1)));
            var expected = texts.Where(text => text.Value.Split('\n').SelectMany(HanRuns).Any(other => other.Contains(query, StringComparison.Ordinal))).Select(text => text.Key).Order().ToList();

            var result = await items.Search().RunAsync(new SearchQuery(query) { PageSize = 100 });
            var second = await items.Search().RunAsync(new SearchQuery(query) { PageSize = 100, Page = 2 });

            Assert.Equal(expected, result.Hits.Concat(second.Hits).Select(hit => hit.Item.Id).Order());
            Assert.Equal(expected.Count, result.Total);
        }
    }

    [Theory(DisplayName = "检索：标题在前，文号其次，正文最后；可改为最新在前")]
    [OnBothDatabases]
    public async Task Search_ThreeItems_RanksTitleThenNumberThenBody(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var title = await items.PublishedQuicklyAsync(items.Content("云工信规划的说明") with { DocumentNumber = "" });
        var number = await items.PublishedQuicklyAsync(items.Content("甲项目") with { DocumentNumber = "云工信〔2026〕9号" });
        var body = await items.PublishedQuicklyAsync(items.Content("乙项目", "<p>转发云工信的文件。</p>") with { DocumentNumber = "" });
        await items.WorkAsync();

        var best = await items.Search().RunAsync(new SearchQuery("云工信"));
        var newest = await items.Search().RunAsync(new SearchQuery("云工信") { NewestFirst = true });

        Assert.Equal([title, number, body], best.Hits.Select(hit => hit.Item.Id));
        Assert.Equal([body, number, title], newest.Hits.Select(hit => hit.Item.Id));
    }

    [Theory(DisplayName = "检索：文号、索引号、全角字母、大小写、多个词、同义词")]
    [OnBothDatabases]
    public async Task Search_FormsOfWords_FindsTheItem(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content("关于公布ＩＳＯ９００１认证名单的通知", "<p>住房公积金缴存比例为12%，见Annual Report。𠮷祥路二〇二六年。</p>"));
        await items.WorkAsync();
        var index = (await items.ItemAsync(id)).IndexNumber!;

        foreach (var words in (string[])["iso9001", "ISO9001认证", "云工信〔2026〕8号", "云工信2026 8号", index, "公积金 名单", "annual report", "ANNU", "𠮷祥路", "二〇二六", "通知", "比例为12%", "《认证名单》"])
        {
            Assert.True((await items.Search().RunAsync(new SearchQuery(words))).Total == 1, words);
        }

        foreach (var words in (string[])["公积金 预算", "名单认证", "iso900", "算公", "report annual的", "\"", "*", "'", "NEAR(", "公积金\" OR title:\"x", "a' | 'b", "\\", "{title}", "-", "()", ":*"])
        {
            Assert.True(words == "iso900" || (await items.Search().RunAsync(new SearchQuery(words))).Total == 0, words);
        }

        Assert.Equal(0, (await items.Search().RunAsync(new SearchQuery("财政预算"))).Total);
        Assert.Equal(1, (await items.Search(Synonyms.Parse("""[["房贷","公积金"]]""")).RunAsync(new SearchQuery("房贷"))).Total);
    }

    [Theory(DisplayName = "按主题：检索的分面和筛选、栏目列表的筛选一致；一级主题含二级，更正主题以后跟着变；两种数据库一样")]
    [OnBothDatabases]
    public async Task Theme_FacetAndFilter_CountTheSame(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        string[] themes = ["0201", "0201", "0202", "0301", "04"];
        var ids = new List<Guid>();
        foreach (var (i, theme) in themes.Index())
        {
            ids.Add(await items.PublishedQuicklyAsync(items.Content($"节能办法{i}") with { ThemeCode = theme }));
        }

        await items.WorkAsync();
        var list = new ListItems(items.Database, items.Clock);

        var all = await items.Search().RunAsync(new SearchQuery("节能"));
        Assert.Equal([("02", 3), ("04", 1), ("03", 1)], all.Facets.Themes.Select(facet => (facet.Value, facet.Count)));
        Assert.Equal([("0201", 2), ("0202", 1)], (await items.Search().RunAsync(new SearchQuery("节能") { Theme = "02" })).Facets.Themes.Select(facet => (facet.Value, facet.Count)));
        foreach (var code in new[] { "02", "0201", "0202", "03", "0301", "04", "99", "'" })
        {
            var expected = code == "'" ? 0 : themes.Count(theme => theme.StartsWith(code, StringComparison.Ordinal));
            Assert.Equal((code, expected), (code, (await items.Search().RunAsync(new SearchQuery("节能") { Theme = code })).Total));
            Assert.Equal((code, expected), (code, (await list.RunAsync(new ItemListQuery { Theme = code, ColumnId = items.Columns["statutory/"] })).Rows.Count));
        }

        await using (var db = items.Site.Open())
        {
            await db.Set<Publication>().Where(item => item.Id == ids[0]).ExecuteUpdateAsync(item => item.SetProperty(one => one.ThemeCode, "0301"));
        }

        await items.Index.RunAsync(ids[0]);
        Assert.Equal((2, 2), ((await items.Search().RunAsync(new SearchQuery("节能") { Theme = "02" })).Total, (await items.Search().RunAsync(new SearchQuery("节能") { Theme = "03" })).Total));
    }

    [Theory(DisplayName = "检索：分面计数与筛选一致，摘录标出命中的字")]
    [OnBothDatabases]
    public async Task Search_Facets_CountWhatTheFiltersFind(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content("节能办法一") with { LapsesOn = new DateOnly(2026, 11, 15), EffectiveOn = new DateOnly(2026, 11, 3) });
        await items.PublishedQuicklyAsync(items.Content("节能办法二", "<p>首段。</p><p>为了做好<strong>工业</strong>节能工作。</p>"));
        await items.PublishedQuicklyAsync(items.Content("节能简报", column: "statutory/meetings/") with { Kind = ItemKind.News });
        await items.WorkAsync();

        var all = await items.Search().RunAsync(new SearchQuery("节能"));

        Assert.Equal((3, false), (all.Total, all.IsPartial));
        Assert.Equal([(items.Columns["statutory/documents/"], 2), (items.Columns["statutory/meetings/"], 1)], all.Facets.Columns.Select(facet => (facet.Value, facet.Count)));
        Assert.Equal([(Validity.Lapsed, 1), (Validity.InForce, 1)], all.Facets.Validities.Select(facet => (facet.Value, facet.Count)));
        foreach (var facet in all.Facets.Validities)
        {
            Assert.Equal(facet.Count, (await items.Search().RunAsync(new SearchQuery("节能") { Validity = facet.Value })).Total);
        }

        Assert.Equal(2, (await items.Search().RunAsync(new SearchQuery("节能") { Kind = ItemKind.NormativeDocument, Year = 2026, OrganId = items.Site.Bureau.Id })).Total);
        Assert.Equal(3, (await items.Search().RunAsync(new SearchQuery("节能") { ColumnId = items.Columns["statutory/"] })).Total);
        Assert.Equal(0, (await items.Search().RunAsync(new SearchQuery("节能") { Year = 2025 })).Total);
        var hit = (await items.Search().RunAsync(new SearchQuery("工业节能"))).Hits.First(hit => hit.Item.Title == "节能办法二");
        Assert.All(hit.Excerpt.Where(part => part.IsMatch), part => Assert.Equal("工业节能", part.Text));
        Assert.Contains(hit.Excerpt, part => part.IsMatch);
        Assert.StartsWith("首段。 为了做好工业节能工作。", string.Concat(hit.Excerpt.Select(part => part.Text)), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "检索：命中过多时说明只清点了最新的一部分，最新的仍在最前")]
    [OnBothDatabases]
    public async Task Search_MoreThanAreCounted_SaysSo(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await using var db = items.Site.Open();
        for (var sequence = 1; sequence <= 22; sequence++)
        {
            var id = Guid.CreateVersion7();
            await AddRowAsync(items, db, (id, sequence), ("预算", sequence == 1 ? "公开" : "正文"));
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var part = 1; part < SearchText.PartsOfItem; part++)
            {
                var row = new SearchText { Id = (sequence * SearchText.PartsOfItem) + part, PublicationId = id, Title = "预算", Facets = "y2026", TokenRules = SearchTokens.Rules };
                await SearchIndex.AddAsync(db, row, default);
            }

            await transaction.CommitAsync();
        }

        var cut = await items.Search().RunAsync(new SearchQuery("预算"));
        var whole = await items.Search().RunAsync(new SearchQuery("公开"));

        Assert.Equal((true, 20, false, 1), (cut.IsPartial, cut.Total, whole.IsPartial, whole.Total));
    }

    [Theory(DisplayName = "检索：没有结果的词记入日志，像号码的不记")]
    [OnBothDatabases]
    public async Task Search_NothingFound_IsNotedWithoutNumbersOfPersons(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        foreach (var words in (string[])["充电桩", "充电桩", "13800000000", "somebody@example.com"])
        {
            await items.Search().RunAsync(new SearchQuery(words));
        }

        Assert.Equal([new SearchMiss("充电桩", 2)], await new SearchMisses(items.Database).RunAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)));
    }

    [Theory(DisplayName = "检索：超长附件分段后，任何一段里的词组都能找到")]
    [OnBothDatabases]
    public async Task Search_LongAttachment_FindsEveryPart(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var file = await items.FileAsync("长表.docx");
        var id = await items.PublishedQuicklyAsync(items.Content("长附件") with { Attachments = [new AttachedFile(file, "长表.docx")] });
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => (char)(0x4e00 + (i * 7919 % 20_000)))) + new string('的', 3_000) + "尾部独有词组";
        await using (var db = items.Site.Open())
        {
            db.Add(new AttachmentText { FileId = file, Content = text });
            await db.SaveChangesAsync();
        }

        await items.Index.RunAsync(id);

        for (var at = 0; at < 43_000; at += 977)
        {
            Assert.Equal(1, (await items.Search().RunAsync(new SearchQuery(text.Substring(at, 12)))).Total);
        }

        Assert.Equal(1, (await items.Search().RunAsync(new SearchQuery("尾部独有词组 长附件"))).Total);
    }

    private static async Task AddRowAsync(TestItems items, GongkaiDb db, (Guid Id, long Sequence) at, (string Title, string Body) text)
    {
        var item = Publication.Create(at.Id, items.Site.Bureau.Id, new ItemAuthor(Guid.Empty, "", null), items.Content(text.Title.PadRight(2, '文'), text.Body) with { Summary = "", IssuingOrgan = "", DocumentNumber = "" }, items.Clock.Now).Value;
        db.Add(item);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync(
            $"UPDATE publications SET state = 'published', sequence = {at.Sequence}, published_year = 2026, published_month = 11, index_number = {at.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)} WHERE id = {at.Id}");
        await db.Database.ExecuteSqlRawAsync("UPDATE publications SET published_at = created_at WHERE published_at IS NULL");
        await SearchIndex.AddAsync(db, new SearchText { Id = at.Sequence * SearchText.PartsOfItem, PublicationId = at.Id, Title = text.Title, Body = text.Body, Facets = "y2026", TokenRules = SearchTokens.Rules }, default);
    }

    private static string RandomText(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            text.Append(Letters[random.Next(Letters.Length)]).Append(s_between[random.Next(s_between.Length)]);
        }

        return text.ToString();
    }

    // The oracle: Chinese characters of a line with everything between them taken out but words of other letters.
    private static IEnumerable<string> HanRuns(string line)
    {
        var run = new StringBuilder();
        foreach (var c in line)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                yield return run.ToString();
                run.Clear();
            }
            else if (char.IsLetter(c))
            {
                run.Append(c);
            }
        }

        yield return run.ToString();
    }
}
