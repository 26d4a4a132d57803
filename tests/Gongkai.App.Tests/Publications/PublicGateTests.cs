using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

/// <summary>Every way by which a reader can get at an item, walked with items in every state that is not public.</summary>
public sealed class PublicGateTests
{
    private const string Marker = "鸬鹚堰";

    [Theory(DisplayName = "公开闸口：草稿、审核中、已签发、待发布、撤下、被替换、依申请、不予公开的信息，任何公开查询都读不到")]
    [OnBothDatabases]
    public async Task EveryPublicQuery_ItemsThatAreNotPublic_ShowsNone(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var hidden = await HiddenAsync(items);
        await items.Index.RebuildAsync();

        foreach (var (name, leak) in await LeaksAsync(items, hidden))
        {
            Assert.True(leak.Count == 0, $"{name}: {string.Join(", ", leak)}");
        }
    }

    [Theory(DisplayName = "公开闸口：索引里还有，闸口也不放行")]
    [OnBothDatabases]
    public async Task Search_WithdrawnItemStillInTheIndex_IsNotFound(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var key = await items.PublishedAsync(items.Content($"{Marker}管理办法"));
        await items.WorkAsync();
        Assert.Equal(1, (await items.Search().RunAsync(new SearchQuery(Marker))).Total);

        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, key, "内容有误，正在核实"));

        Assert.Equal(0, (await items.Search().RunAsync(new SearchQuery(Marker))).Total);
        await items.WorkAsync();
        await using var db = items.Site.Open();
        Assert.Equal(0, await db.Set<SearchText>().CountAsync());
    }

    [Theory(DisplayName = "公开闸口：已发布的信息各处都能读到")]
    [OnBothDatabases]
    public async Task EveryPublicQuery_PublishedItem_ShowsIt(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var file = await items.FileAsync("附表.xlsx");
        var id = await items.PublishedQuicklyAsync(items.Content($"{Marker}管理办法") with { Attachments = [new AttachedFile(file, "附表.xlsx")] });
        await items.WorkAsync();

        var leaks = await LeaksAsync(items, [(id, file)]);

        Assert.All(leaks, leak => Assert.True(leak.Found.Count > 0 || leak.Name == "stub", leak.Name));
    }

    private static async Task<List<(string Name, List<string> Found)>> LeaksAsync(TestItems items, IReadOnlyList<(Guid Id, Guid File)> known)
    {
        var (site, clock) = (items.Database, items.Clock);
        var ids = known.Select(item => item.Id).ToHashSet();
        var read = new ReadItem(site, clock);
        var found = new List<(string, List<string>)>();
        void Add(string name, IEnumerable<Guid> seen) => found.Add((name, [.. seen.Where(ids.Contains).Select(id => id.ToString())]));

        var lists = new ListItems(site, clock);
        Add("list", (await lists.RunAsync(new ItemListQuery { PageSize = 200 })).Rows.Select(row => row.Id));
        Add("list by column", (await lists.RunAsync(new ItemListQuery { ColumnId = items.Columns["statutory/"], PageSize = 200 })).Rows.Select(row => row.Id));
        Add("list by organ and year", (await lists.RunAsync(new ItemListQuery { OrganId = items.Site.Bureau.Id, Year = 2026 })).Rows.Select(row => row.Id));
        Add("search", (await items.Search().RunAsync(new SearchQuery(Marker) { PageSize = 100 })).Hits.Select(hit => hit.Item.Id));
        Add("search by number", (await items.Search().RunAsync(new SearchQuery("云工信〔2026〕8号") { Scope = SearchScope.Numbers, PageSize = 100 })).Hits.Select(hit => hit.Item.Id));
        found.Add(("suggestions", [.. (await new SuggestTitles(site, clock).RunAsync(Marker)).Where(title => title.Contains(Marker, StringComparison.Ordinal))]));
        found.Add(("figures", [.. (await new ItemFigures(site, clock).RunAsync()).Select(count => $"{count.Count}")]));
        found.Add(("columns", [.. (await new ItemFigures(site, clock).ColumnsAsync()).Where(count => count.Count > 0).Select(count => count.Column.Name)]));
        found.Add(("radar", [.. (await new FreshnessRadar(site, clock).RunAsync()).Rows.Where(row => row.Count > 0).Select(row => row.Column.Name)]));
        var (page, file, stub, number) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var (id, fileId) in known)
        {
            page.AddRange((await read.RunAsync(id))?.Row.Title is { } title ? [title] : []);
            stub.AddRange((await read.StubAsync(id))?.Title is { } kept ? [kept] : []);
            file.AddRange((await new FindPublicFile(site, clock).RunAsync(fileId))?.Name is { } name ? [name] : []);
            number.AddRange((await items.ItemAsync(id)).IndexNumber is { } index && await read.FindAsync(index) is not null ? [index] : []);
        }

        found.AddRange([("page", page), ("file", file), ("stub", stub), ("index number", number)]);
        return found;
    }

    // One item in every state but published, and of every class but proactive.
    private static async Task<IReadOnlyList<(Guid Id, Guid File)>> HiddenAsync(TestItems items)
    {
        var (site, clock) = (items.Database, items.Clock);
        var hidden = new List<(Guid, Guid)>();
        async Task<ItemContent> NewAsync(string state) =>
            items.Content($"{Marker}{state}") with { Attachments = [new AttachedFile(await items.FileAsync(state), state)] };
        void Add(ItemKey key, ItemContent content) => hidden.Add((key.Id, content.Attachments[0].FileId));

        var draft = await NewAsync("草稿");
        Add(await items.DraftAsync(draft), draft);
        var inReview = await NewAsync("审核中");
        var submitted = await items.DraftAsync(inReview);
        Assert.Null(await new SubmitForReview(site, clock).RunAsync(items.Author, submitted));
        Add(submitted, inReview);
        var approved = await NewAsync("已签发");
        Add(await items.ApprovedAsync(approved), approved);
        var scheduled = await NewAsync("待发布");
        var timed = await items.ApprovedAsync(scheduled);
        Assert.Null(await new ScheduleItem(site, clock, items.Checks).RunAsync(items.Editor, timed, clock.Now.AddHours(1)));
        Add(timed, scheduled);
        var withdrawn = await NewAsync("已撤下");
        var taken = await items.PublishedAsync(withdrawn);
        Assert.Null(await new WithdrawItem(site, clock).RunAsync(items.Editor, taken, "内容有误，正在核实"));
        Add(taken, withdrawn);
        var discarded = await NewAsync("已作废");
        var given = await items.DraftAsync(discarded);
        Assert.Null(await new DiscardDraft(site, clock).RunAsync(items.Author, given, "不再需要"));
        Add(given, discarded);
        foreach (var disclosure in (DisclosureClass[])[DisclosureClass.OnRequest, DisclosureClass.Withheld])
        {
            var closed = (await NewAsync(disclosure.ToString())) with { Disclosure = new DisclosureDecision(disclosure, "内部事务", "条例第十六条", new DateOnly(2027, 11, 1)) };
            var filed = await items.ApprovedAsync(closed);
            Assert.Equal("item-not-proactive", (await new PublishItem(site, clock, items.Checks).RunAsync(items.Editor, filed))?.Code);
            Assert.Null(await new FileItem(site, clock).RunAsync(items.Editor, filed));
            Add(filed, closed);
        }

        // What no use case can bring about, only a fault elsewhere: the gate holds by itself.
        for (var fault = 0; fault < 3; fault++)
        {
            var content = await NewAsync($"故障{fault}");
            var key = await items.PublishedAsync(content);
            await using var db = items.Site.Open();
            var broken = db.Set<Publication>().Where(item => item.Id == key.Id);
            await (fault switch
            {
                0 => broken.ExecuteUpdateAsync(set => set.SetProperty(item => item.DisclosureClass, DisclosureClass.OnRequest)),
                1 => broken.ExecuteUpdateAsync(set => set.SetProperty(item => item.PublishedAt, clock.Now.AddMilliseconds(1))),
                _ => broken.ExecuteUpdateAsync(set => set.SetProperty(item => item.Sequence, (long?)null)),
            });
            Add(key, content);
        }

        return hidden;
    }
}
