using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class PublishedWordingTests
{
    [Theory(DisplayName = "已发布信息用词：标题、概述、正文、附件都查，写明位置和上下文；没发布的、撤下的不在；别的机关看不到")]
    [OnBothDatabases]
    public async Task Run_WrongWords_AreListedWithTheirPlace(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var file = await items.FileAsync("布署表.docx");
        await AddTextAsync(items, file, "第一行\n设备按装进度");
        var id = await items.PublishedQuicklyAsync(items.Content("关于帐目管理的通知", "<p>各单位：</p><p>要认真布署节能工作。</p>") with { Summary = "名符其实的概述。", Attachments = [new(file, "附表")] });
        await items.DraftAsync(items.Content(body: "<p>草稿里的布署。</p>"));
        var words = new WordingFindings(items.Database, items.Clock);

        Assert.Equal((1, 4), await Check(items).RunAsync());
        var (rows, total) = await words.ListAsync(items.Author, false, (1, 10));
        Assert.Equal(["标题 关于[帐目]管理的通知 账目", "内容概述 [名符其实]的概述。 名副其实", "正文第 2 段 要认真[布署]节能工作。 部署", "附件“附表” 第一行 设备[按装]进度 安装"], rows.Select(Line));
        Assert.Equal((4, "关于帐目管理的通知"), (total, rows[0].Title));
        Assert.Equal((0, 4, 0), await CountsAsync(items, items.Author));

        Assert.Empty((await words.ListAsync(TestSite.Someone(items.Site.Other, Role.SiteEditor), false, (1, 10))).Rows);
        Assert.Equal((0, 0, 0), await CountsAsync(items, TestSite.Someone(items.Site.Other, Role.SiteEditor)));
        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(id), "内容有误，已撤下"));
        Assert.Equal((0, 0, 0), (await CountsAsync(items, items.Author)) with { Waiting = 0 });
        Assert.Empty((await words.ListAsync(items.Author, false, (1, 10))).Rows);
        await items.WorkAsync();
        await using var db = items.Site.Open();
        Assert.Empty(await db.Set<WordingFinding>().ToListAsync());
        Assert.Empty(await db.Set<WordingState>().ToListAsync());
    }

    [Theory(DisplayName = "已发布信息用词：没变的不再查；更正了的再查；词表变了全部再查，加的词查出来，词表没变不查")]
    [OnBothDatabases]
    public async Task Run_OnlyChangedItems_AreReadAgain(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var first = await items.PublishedQuicklyAsync(items.Content(body: "<p>认真布署。</p>"));
        var second = await items.PublishedQuicklyAsync(items.Content("另一件通知", "<p>推进惠企工作。</p>"));
        await items.WorkAsync();

        Assert.Equal((2, 1), await Check(items).RunAsync());
        var former = await StatesAsync(items);
        items.Site.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 0), await Check(items).RunAsync());
        await CorrectAsync(items, first, "<p>认真部署，购置按装设备。</p>");
        Assert.Equal((1, 1), await Check(items).RunAsync());
        var corrected = await StatesAsync(items);
        Assert.NotEqual(former[first], corrected[first]);
        Assert.Equal(former[second], corrected[second]);
        Assert.Equal(["正文第 1 段 认真部署，购置[按装]设备。 安装"], (await ListAsync(items)).Select(Line));

        Assert.Null(await new CheckLists(items.Database, items.Clock).SetAsync(items.Manager, [new ErrorProneWord("惠企", "助企", "", []) { IsSerious = true }], []));
        Assert.Equal((2, 2), await Check(items).RunAsync());
        Assert.Equal((0, 0), await Check(items).RunAsync());
        Assert.Equal(["正文第 1 段 推进[惠企]工作。 助企", "正文第 1 段 认真部署，购置[按装]设备。 安装"], (await ListAsync(items)).Select(Line));
        Assert.Equal((1, 1, 0), await CountsAsync(items, items.Author));
        Assert.Contains("已发布的信息里有 1 处严重表述错误", (await new FreshnessRadar(items.Database, items.Clock).RunAsync()).Veto.Grounds);
        var mail = await new SendRadar(items.Database, items.Clock, items.Site.Vault).LinesAsync(items.Site.Bureau);
        Assert.StartsWith("已发布的信息里有 1 处严重表述错误", mail[0], StringComparison.Ordinal);
        Assert.Contains("已发布的信息里有 1 处疑似错别字（扣分项）", mail);
    }

    [Theory(DisplayName = "已发布信息用词：认定无误要有权限和理由，留痕，再查也不提示；词前后的字变了再提示；可以撤销认定；别的机关动不了")]
    [OnBothDatabases]
    public async Task Settle_NoErrorHere_StaysThroughLaterChecks(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content(body: "<p>甲公司布署中心。</p><p>甲公司布署中心。</p>"));
        await items.WorkAsync();
        await Check(items).RunAsync();
        var words = new WordingFindings(items.Database, items.Clock);
        var finding = (await ListAsync(items))[0].Finding.Id;

        Assert.Equal("not-permitted", (await words.SettleAsync(items.Author, finding, "公司名称"))?.Code);
        Assert.Equal("wording-reason", (await words.SettleAsync(items.Editor, finding, " "))?.Code);
        Assert.Equal("wording-not-found", (await words.SettleAsync(TestSite.Someone(items.Site.Other, Role.SiteEditor), finding, "公司名称"))?.Code);
        Assert.Null(await words.SettleAsync(items.Editor, finding, "公司名称"));
        Assert.Empty(await ListAsync(items));
        Assert.Equal(["公司名称", "公司名称"], (await words.ListAsync(items.Author, true, (1, 10))).Rows.Select(row => row.Finding.SettledReason));
        await using var db = items.Site.Open();
        Assert.Equal("公司名称", await db.Events.Where(happened => happened.Action == "wording-settled" && happened.SubjectId == id).Select(happened => happened.Reason).SingleAsync());

        await CorrectAsync(items, id, "<p>新的一段。</p><p>甲公司布署中心。</p>");
        Assert.Equal((1, 0), await Check(items).RunAsync());
        await CorrectAsync(items, id, "<p>认真布署。</p><p>甲公司布署中心。</p>");
        Assert.Equal((1, 1), await Check(items).RunAsync());
        Assert.Equal(["正文第 1 段 认真[布署]。 部署"], (await ListAsync(items)).Select(Line));
        Assert.Null(await words.ReopenAsync(items.Editor, finding));
        Assert.Equal(3, (await ListAsync(items)).Count);
    }

    [Theory(DisplayName = "已发布信息用词：一条信息只留前 50 处，写明另有几处；很多条分批查完，中途发布的也查到")]
    [OnBothDatabases]
    public async Task Run_ManyWordsAndItems_AreBounded(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content(body: string.Concat(Enumerable.Range(1, 60).Select(line => $"<p>第{line}次布署</p>"))));
        Assert.Equal((1, 60), await Check(items).RunAsync());
        var (rows, total) = await new WordingFindings(items.Database, items.Clock).ListAsync(items.Author, false, (3, 20));

        Assert.Equal((10, 50, 10), (rows.Count, total, rows[0].Further));
        for (var i = 0; i < 3; i++)
        {
            await items.PublishedQuicklyAsync(items.Content($"通知{i}", "<p>布署</p>"));
        }

        Assert.Equal((3, 3), await Check(items).RunAsync());
    }

    private static CheckPublishedWording Check(TestItems items) => new(items.Database, items.Clock);

    private static string Line(WordingRow row) => $"{row.Finding.Place} {row.Finding.Before}[{row.Finding.Wrong}]{row.Finding.After} {row.Finding.Suggestion}";

    private static async Task<IReadOnlyList<WordingRow>> ListAsync(TestItems items) => (await new WordingFindings(items.Database, items.Clock).ListAsync(items.Author, false, (1, 20))).Rows;

    private static async Task<(int Serious, int Plain, int Waiting)> CountsAsync(TestItems items, Caller caller) =>
        await new WordingFindings(items.Database, items.Clock).CountsAsync(caller) is var counts ? (counts.Serious, counts.Plain, counts.Waiting) : default;

    private static async Task<Dictionary<Guid, DateTimeOffset?>> StatesAsync(TestItems items)
    {
        await using var db = items.Site.Open();
        return await db.Set<WordingState>().ToDictionaryAsync(state => state.PublicationId, state => state.CheckedAt);
    }

    private static async Task AddTextAsync(TestItems items, Guid file, string content)
    {
        await using var db = items.Site.Open();
        db.Add(new AttachmentText { FileId = file, Content = content });
        await db.SaveChangesAsync();
    }

    private static async Task CorrectAsync(TestItems items, Guid id, string body)
    {
        var proposed = await new ProposeCorrection(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(id), items.Content(body: body), "更正用词错误");
        Assert.Null(await new CorrectItem(items.Database, items.Clock, items.Checks).RunAsync(items.Approver, await items.KeyAsync(id), proposed.Value));
        items.Site.Time.Advance(TimeSpan.FromMinutes(1));
        await items.WorkAsync();
    }
}
