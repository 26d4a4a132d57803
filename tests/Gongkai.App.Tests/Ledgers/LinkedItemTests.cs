using System.IO.Compression;
using System.Text;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Ledgers;

public sealed class LinkedItemTests
{
    [Theory(DisplayName = "舆情回应关联公开的信息：索引号、网址都认，没有公开的不认；五小时、二十四小时、四十八小时时限照算")]
    [OnBothDatabases]
    public async Task Opinion_Response_IsAPublicItem(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var published = await items.ItemAsync(await items.PublishedQuicklyAsync());
        var draft = await items.DraftAsync();
        var officer = TestSite.Someone(items.Site.Bureau, Role.DisclosureOfficer);

        async Task<LedgerOutcome> AddAsync(string item)
        {
            await using var db = items.Site.Open(officer.Scope);
            return (await new KeepLedger(db, items.Site.Vault, officer, items.Clock).AddAsync("opinions", new Dictionary<string, string>
            {
                ["title"] = "欠薪舆情",
                ["foundAt"] = "2026-11-19 09:00",
                ["source"] = "网络",
                ["level"] = "other",
                ["respondedAt"] = "2026-11-19 16:00",
                ["item"] = item,
            })).Value;
        }

        foreach (var text in (string[])[published.Id.ToString(), $"https://www.example.invalid/items/{published.Id}", published.IndexNumber!])
        {
            await using var db = items.Site.Open(officer.Scope);
            var row = await new ReadLedger(db, items.Site.Vault, items.Clock).FindAsync("opinions", (await AddAsync(text)).RecordId!.Value);
            Assert.Equal(published.Id.ToString(), row!.Entry["item"]);
        }

        foreach (var text in (string[])[draft.Id.ToString(), "没有这个号", Guid.CreateVersion7().ToString()])
        {
            Assert.Contains("不是门户上公开的信息", Assert.Single((await AddAsync(text)).Problems).Message, StringComparison.Ordinal);
        }
    }

    [Theory(DisplayName = "新媒体转发：已公开的信息勾选账号就登记，标题和原创取自信息；不重复登记，没公开的、外机关的不行")]
    [OnBothDatabases]
    public async Task Posts_FromAnItem_AreNotTypedTwice(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync();
        var draft = await items.DraftAsync();
        var (officer, stranger) = (TestSite.Someone(items.Site.Bureau, Role.DisclosureOfficer), TestSite.Someone(items.Site.Other, Role.DisclosureOfficer));
        foreach (var (platform, name) in new[] { ("wechat", "云汀工信"), ("douyin", "云汀工信视频") })
        {
            await using var db = items.Site.Open(officer.Scope);
            await new KeepLedger(db, items.Site.Vault, officer, items.Clock).AddAsync("accounts", new Dictionary<string, string> { ["platform"] = platform, ["name"] = name, ["openedOn"] = "2026-01-01", ["hasInteraction"] = "yes" });
        }

        async Task<T> With<T>(Caller caller, Func<PostItems, Task<T>> use)
        {
            await using var db = items.Site.Open(caller.Scope);
            return await use(new PostItems(db, items.Site.Vault, caller, items.Clock));
        }

        var accounts = (await With(officer, use => use.AccountsAsync())).Select(account => account.Id).ToList();
        var today = items.Clock.Today;
        Assert.Equal(2, accounts.Count);
        Assert.Equal("post-item", (await With(officer, use => use.RunAsync(draft.Id, accounts, today))).Refusal?.Code);
        Assert.Equal("post-item", (await With(stranger, use => use.RunAsync(id, accounts, today))).Refusal?.Code);
        Assert.Equal("post-day", (await With(officer, use => use.RunAsync(id, accounts, today.AddDays(-1)))).Refusal?.Code);
        Assert.Equal(1, (await With(officer, use => use.RunAsync(id, [accounts[0]], today))).Value);
        Assert.Equal(1, (await With(officer, use => use.RunAsync(id, accounts, today))).Value);
        Assert.Equal("post-accounts", (await With(officer, use => use.RunAsync(id, accounts, today))).Refusal?.Code);
        Assert.Equal(2, Assert.Single(await With(officer, use => use.ItemsAsync(id))).PostedBy.Count);
        await using var open = items.Site.Open(officer.Scope);
        var (total, rows) = await new ReadLedger(open, items.Site.Vault, items.Clock).ListAsync(new LedgerFilter("posts") { Where = "reviewed=yes;original=yes" }, 1);
        Assert.Equal((2, "关于加强工业节能工作的通知"), (total, rows[0].Title));
    }

    [Theory(DisplayName = "建议提案年度总结：数字从台账清点，写成信息草稿；没有登记的年份不写")]
    [OnBothDatabases]
    public async Task Proposals_Summary_BecomesADraft(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var officer = TestSite.Someone(items.Site.Bureau, Role.DisclosureOfficer, Role.Contributor);
        await using (var db = items.Site.Open(officer.Scope))
        {
            await new ImportLedger(db, items.Site.Vault, officer, items.Clock).RunAsync("proposals", "a.csv", Encoding.UTF8.GetBytes("编号,类别,标题,提出人,承办方式,交办日期,见面沟通日期,答复日期,办理结果,代表委员意见,公开属性,答复公开日期,拟复时限,办结时限\n"
                + string.Join('\n', Enumerable.Range(1, 10).Select(i => $"{i}号,{(i == 1 ? "人大代表建议" : "政协提案")},建议{i},某人,主办,2026-04-01,2026-05-10,2026-06-20,A 类（已解决或采纳）,满意,主动公开,2026-06-25,2026-05-31,2026-06-30"))), isDryRun: false);
        }

        await using var session = items.Site.Open(officer.Scope);
        var use = new ProposalReport(session, items.Database, officer, items.Clock);
        Assert.Equal("proposals-none", (await use.DraftAsync(2025)).Refusal?.Code);
        var item = await items.ItemAsync((await use.DraftAsync(2026)).Value.Id);

        Assert.Equal(("云汀市工业和信息化局2026年建议提案办理情况", ItemState.Draft, ItemKind.Proposal), (item.Title, item.State, item.Kind));
        Assert.Contains("共承办建议提案10件，其中人大代表建议1件、政协提案9件", item.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("主办件见面率100%，答复率100%，满意率100%", item.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("（A类）10件", item.BodyHtml, StringComparison.Ordinal);

        // A column of the site under any code will do, where it is for proposals; one of another organ, or a closed one, will not.
        await using var whole = items.Site.Open();
        await whole.Set<CatalogColumn>().Where(column => column.Code == "proposals").ExecuteUpdateAsync(column => column.SetProperty(one => one.Code, "replies"));
        Assert.True((await use.DraftAsync(2026)).Succeeded);
        await whole.Set<CatalogColumn>().Where(column => column.Kind == ItemKind.Proposal).ExecuteUpdateAsync(column => column.SetProperty(one => one.OrganId, items.Site.Other.Id));
        Assert.Equal("proposals-column", (await use.DraftAsync(2026)).Refusal?.Code);
    }

    [Theory(DisplayName = "计分规则可以改，改了按新的计；双公示交换格式导出 CSV 再导入，自然人隐名；交接包可以下载")]
    [OnBothDatabases]
    public async Task Rules_Exchange_Handover(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.AddAsync("submissions", new Dictionary<string, string> { ["platform"] = "province", ["title"] = "信息", ["unit"] = "办公室", ["submittedOn"] = "2026-03-01", ["original"] = "yes", ["adopted"] = "yes", ["adoptedOn"] = "2026-03-02" });
        Task<IReadOnlyList<UnitPoints>> PointsAsync() => site.WithAsync(site.Officer, async db =>
        {
            var use = new SubmissionPoints(db, site.Site.Vault, site.Officer, site.Site.Clock);
            return await use.RunAsync(2026, await use.RulesAsync());
        });
        Task<Domain.Refusal?> SetAsync(PointRules rules) => site.WithAsync(site.Officer, db => new SubmissionPoints(db, site.Site.Vault, site.Officer, site.Site.Clock).SetAsync(rules));

        Assert.Equal(5m, (await PointsAsync()).Single().Points);
        Assert.Equal("point-rules", (await SetAsync(PointRules.Shipped with { Missed = 1 }))?.Code);
        Assert.Null(await SetAsync(PointRules.Shipped with { Platforms = new Dictionary<string, decimal>(PointRules.Shipped.Platforms) { ["province"] = 3 } }));
        Assert.Equal(3m, (await PointsAsync()).Single().Points);

        await site.AddAsync("penalties", new Dictionary<string, string>
        {
            ["number"] = "罚〔2026〕1号",
            ["holderKind"] = "person",
            ["person"] = "沈知远",
            ["cause"] = "未备案",
            ["kind"] = "warning",
            ["content"] = "警告",
            ["decidedOn"] = "2026-03-01",
        });
        using var csv = new MemoryStream();
        Assert.Null(await site.WithAsync(site.Officer, db => new ExportLedger(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync(new LedgerFilter("penalties"), new ExportOrder(IsCsv: true, IsExchange: true), csv)));
        var text = Encoding.UTF8.GetString(csv.ToArray());
        Assert.Contains("行政相对人名称,行政相对人类别", text, StringComparison.Ordinal);
        Assert.Contains("沈＊＊,自然人", text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈知远", text, StringComparison.Ordinal);
        Assert.Equal(1, (await site.ImportAsync("penalties", text.TrimStart('\ufeff').Replace("罚〔2026〕1号", "罚〔2026〕2号", StringComparison.Ordinal), isDryRun: true)).Good);
        Assert.Equal("ledger-no-exchange", (await site.WithAsync(site.Officer, db => new ExportLedger(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync(new LedgerFilter("visits"), new ExportOrder(true, true), csv)))?.Code);

        using var word = new MemoryStream();
        HandoverDocument.Write(await site.WithAsync(site.Officer, db => new HandoverPack(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync()), word);
        using var package = new ZipArchive(word, ZipArchiveMode.Read);
        using var document = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        Assert.Contains("行政处罚：未备案", await document.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
