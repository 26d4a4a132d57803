using Gongkai.Browser.Tests.Site;
using Gongkai.Domain.Organs;

namespace Gongkai.Browser.Tests.Pages;

public sealed class LedgerPathTests(BrowserSite site)
{
    private const string Officer = "disclosure-officer-8";
    private const string CreditBody = "91990000000000001";

    [Fact(DisplayName = "建议提案：登记，交处室，见面，答复，评价；三个率从台账算出，答复公开到门户，总结从台账写成")]
    public async Task Proposal_RegisteredAssignedReplied_GivesTheRates()
    {
        await using var officer = await Reader.OpenAsync(site, Officer);
        var first = await officer.EnterAsync("proposals", ("number", "第0701号"), ("kind", "npc"), ("title", "关于法律援助进社区的建议"), ("proposer", "示例戊"), ("receivedOn", "2021-03-10"), ("role", "host"));
        await officer.SeesAsync("答复：自2021-03-10起3个月，至2021-06-10");
        await officer.InspectAsync();
        await officer.EnterAsync("proposals", ("number", "第0702号"), ("kind", "cppcc"), ("title", "关于公证便民的提案"), ("proposer", "示例己"), ("receivedOn", "2021-03-10"), ("role", "host"));

        await officer.ChangeAsync(first, ("unit", "政策法规处"), ("metOn", "2021-04-12"), ("metHow", "座谈"));
        await officer.ChangeAsync(first, ("repliedOn", "2021-06-01"), ("result", "a"), ("satisfied", "satisfied"), ("disclosure", "proactive"), ("publishedOn", "2021-06-05"));
        await officer.SeesAsync("按时");
        await officer.SendAsync("在门户公开");
        await officer.SeesAsync("已在门户公开");
        foreach (var (metric, rate) in new[] { ("proposals.meetRate", "50"), ("proposals.replyRate", "50"), ("proposals.satisfactionRate", "100") })
        {
            await officer.GoAsync($"/desk/metrics/{metric}?year=2021");
            Assert.StartsWith(rate, await officer.TextAsync("main .facts b"), StringComparison.Ordinal);
        }

        await using var citizen = await Reader.OpenAsync(site);
        await citizen.GoAsync("/proposals?year=2021");
        await citizen.SeesAsync("关于法律援助进社区的建议");
        Assert.DoesNotContain("示例戊", await citizen.TextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("公证便民", await citizen.TextAsync("main"), StringComparison.Ordinal);
        await citizen.InspectAsync();

        await officer.GoAsync("/desk/ledgers/proposals/report?year=2021");
        await officer.SeesAsync("已经解决或者采纳的（A类）1件");
        await officer.SeesAsync("可以公开的答复已公开1件");
    }

    [Fact(DisplayName = "双公示：登记许可和处罚，七个工作日计时，公示只见姓；处罚撤销后三个工作日内撤回，门户上没有了")]
    public async Task Penalty_ChangedAfterPublication_IsWithdrawn()
    {
        await using var officer = await Reader.OpenAsync(site, Officer);
        var license = await officer.EnterAsync("licenses", ("number", "云司许〔2026〕901号"), ("document", "准予行政许可决定书"), ("matter", "律师事务所设立许可"), ("kind", "general"), ("result", "granted"),
            ("decidedOn", Ledgers.Day(-1)), ("holderKind", "organization"), ("holder", "云汀某律师事务所"), ("creditCode", CreditBody + CreditCodes.CheckCharacter(CreditBody)));
        await PublishAsync(officer, license);
        var penalty = await officer.EnterAsync("penalties", ("number", "云司罚〔2026〕902号"), ("cause", "未按规定备案"), ("kind", "warning"), ("content", "警告"), ("decidedOn", Ledgers.Day(-1)),
            ("holderKind", "person"), ("person", "窦星野"));
        await officer.InspectAsync();
        await PublishAsync(officer, penalty);

        await using var citizen = await Reader.OpenAsync(site);
        await citizen.GoAsync("/credit?kind=licenses&q=901");
        await citizen.SeesAsync("律师事务所设立许可");
        await citizen.GoAsync("/credit?kind=penalties&q=902");
        await citizen.SeesAsync("窦＊＊");
        Assert.DoesNotContain("星野", await citizen.TextAsync("main"), StringComparison.Ordinal);
        await citizen.InspectAsync();

        await officer.ChangeAsync(penalty, ("changedOn", Ledgers.Day()));
        await officer.SeesAsync("撤回公示：自");
        await officer.SeesAsync("3个工作日");
        await officer.SendAsync("从门户撤下");
        await officer.ChangeAsync(penalty, ("withdrawnOn", Ledgers.Day()));
        await officer.SeesAsync("撤回公示 · 按时");
        await citizen.GoAsync("/credit?kind=penalties&q=902");
        await citizen.SeesAsync("没有符合条件的公示");
    }

    [Fact(DisplayName = "政务新媒体：登记账号，两周没有更新亮红灯；从已公开的信息登记发布以后变绿，条数增加")]
    public async Task Account_SilentThenPosted_IsGreen()
    {
        await using var officer = await Reader.OpenAsync(site, Officer);
        await officer.EnterAsync("accounts", ("platform", "weibo"), ("name", "云汀司法微博"), ("openedOn", Ledgers.Day(-40)), ("hasInteraction", "yes"));
        await officer.GoAsync("/desk/ledgers/silence");
        var row = officer.Page.Locator("main tbody tr").Filter(new() { HasText = "云汀司法微博" });
        Assert.Contains("超过两周未更新", await row.InnerTextAsync(), StringComparison.Ordinal);
        var before = await ValueAsync(officer, "posts.weibo");

        await officer.GoAsync("/desk/ledgers/posts/from-items");
        var item = officer.Page.Locator("main section.card").First;
        await item.GetByLabel("云汀司法微博").CheckAsync();
        await officer.ArriveAsync(() => item.GetByText("登记发布", new() { Exact = true }).ClickAsync());
        await officer.NotRefusedAsync();

        await officer.GoAsync("/desk/ledgers/silence");
        Assert.Contains("正常", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await ValueAsync(officer, "posts.weibo"));
    }

    [Fact(DisplayName = "指标：一个数字打开就是它所计的记录，新登记的一条在里面，点开就是那条台账")]
    public async Task Metric_Opened_LeadsToItsRecords()
    {
        await using var officer = await Reader.OpenAsync(site, Officer);
        var before = await ValueAsync(officer, "trainings.participants");
        var training = await officer.EnterAsync("trainings", ("title", "行政复议与信息公开"), ("heldOn", Ledgers.Day(-2)), ("participants", "37"));
        Assert.Equal(before + 37, await ValueAsync(officer, "trainings.participants"));

        await officer.ArriveAsync(() => officer.FollowAsync("打开这些记录"));
        var row = officer.Page.Locator("main tbody tr").Filter(new() { HasText = "行政复议与信息公开" });
        Assert.Equal("37", await row.Locator("td").Last.InnerTextAsync());
        await officer.InspectAsync();
        await officer.ArriveAsync(() => row.Locator("a").ClickAsync());
        Assert.EndsWith(training, officer.Page.Url, StringComparison.Ordinal);
    }

    private static async Task PublishAsync(Reader officer, string record)
    {
        await officer.GoAsync(record);
        await officer.SeesAsync("7个工作日");
        await officer.SendAsync("在门户公开");
        await officer.ChangeAsync(record, ("publishedOn", Ledgers.Day()));
        await officer.SeesAsync("双公示 · 按时");
    }

    private static async Task<int> ValueAsync(Reader officer, string metric)
    {
        await officer.GoAsync($"/desk/metrics/{metric}");
        return int.TryParse((await officer.TextAsync("main .facts b")).Split(' ')[0], out var value) ? value : 0;
    }
}
