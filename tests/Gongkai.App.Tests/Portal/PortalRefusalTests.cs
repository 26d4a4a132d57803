using Gongkai.App.Portal;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Portal;

public sealed class PortalRefusalTests
{
    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Caller s_public = Caller.Public("127.0.0.1");

    [Theory(DisplayName = "意见征集：不是征集类的、没发布的、别的机关的不能开；没开的不能公布；名字太长不收；别的机关改不动意见的采纳")]
    [OnBothDatabases]
    public async Task Consultation_WithoutItsItem_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (notice, consulted) = (await items.PublishedQuicklyAsync(), await items.PublishedQuicklyAsync(items.Content("征求意见稿") with { Kind = ItemKind.Consultation }));
        var draft = await items.DraftAsync(items.Content("征求意见稿二") with { Kind = ItemKind.Consultation });
        var (open, send, answer) = (new OpenConsultation(items.Database, items.Clock), new SendOpinion(items.Database, items.Clock, items.Site.Vault), new AnswerConsultation(items.Database, items.Clock));
        var (today, foreign) = (items.Clock.Today, TestSite.Someone(items.Site.Other, Enum.GetValues<Role>()));
        var nothing = new ConsultationAnswer("采纳情况", new Dictionary<Guid, (Adoption, string)>());

        foreach (var id in new[] { notice, draft.Id, Guid.NewGuid() })
        {
            await Refused.AssertAsync(items.Site, ("consultation-item", "请先发布征求意见稿"), () => open.RunAsync(items.Author, id, today, today));
        }

        await Refused.AssertAsync(items.Site, ("consultation-item", "请先发布征求意见稿"), () => open.RunAsync(foreign, consulted, today, today));
        await Refused.AssertAsync(items.Site, ("consultation-period", "不能在今天之前"), () => open.RunAsync(items.Author, consulted, today.AddDays(-9), today.AddDays(-1)));
        await Refused.AssertAsync(items.Site, ("not-permitted", "起草信息"), () => open.RunAsync(items.Approver, consulted, today, today));
        await Refused.AssertAsync(items.Site, ("consultation-none", "请先设定征集的起止日期"), () => answer.RunAsync(items.Author, consulted, nothing));
        Assert.Null(await open.RunAsync(items.Author, consulted, today, today));
        await Refused.AssertAsync(items.Site, ("opinion-sender", "姓名不超过 50 个字"), () => send.RunAsync(s_public, consulted, new OpinionText("建议写明比例", new string('王', 51))));
        await Refused.AssertAsync(items.Site, ("opinion-sender", "联系方式不超过 100 个字"), () => send.RunAsync(s_public, consulted, new OpinionText("建议写明比例", "", new string('1', 101))));
        await Refused.AssertAsync(items.Site, ("opinion-words", "5 至 5000 个字"), () => send.RunAsync(s_public, consulted, new OpinionText(new string('好', SendOpinion.Longest + 1))));
        Assert.Null(await send.RunAsync(s_public, consulted, new OpinionText("建议写明比例", "王某")));

        items.Site.Time.Advance(TimeSpan.FromDays(1));
        var (_, opinions) = await new ReadConsultation(items.Database, items.Clock, items.Site.Vault).DeskAsync(items.Author, consulted);
        var decided = new Dictionary<Guid, (Adoption, string)> { [opinions[0].Id] = (Adoption.Adopted, "外机关写的") };
        await Refused.AssertAsync(items.Site, ("consultation-none", "没有征集意见"), () => answer.RunAsync(foreign, consulted, new ConsultationAnswer("外机关写的", decided)));
    }

    [Theory(DisplayName = "意见征集：公开的页面在公布以前不出现任何一条意见，公布以后不出现姓名和联系方式")]
    [OnBothDatabases]
    public async Task Consultation_OnThePortal_NeverNamesTheSender(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content("征求意见稿") with { Kind = ItemKind.Consultation });
        Assert.Null(await new OpenConsultation(items.Database, items.Clock).RunAsync(items.Author, id, items.Clock.Today, items.Clock.Today));
        Assert.Null(await new SendOpinion(items.Database, items.Clock, items.Site.Vault).RunAsync(s_public, id, new OpinionText("建议写明比例", "王某某", "000-1234567")));
        var read = new ReadConsultation(items.Database, items.Clock, items.Site.Vault);

        Assert.Empty((await read.RunAsync(id))!.Answered);
        items.Site.Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await read.RunAsync(id))!.Answered);
        Assert.Null(await new AnswerConsultation(items.Database, items.Clock).RunAsync(items.Author, id, new ConsultationAnswer("全部采纳", new Dictionary<Guid, (Adoption, string)>())));

        var shown = System.Text.Json.JsonSerializer.Serialize((await read.RunAsync(id))!, s_readable);
        Assert.Contains("全部采纳", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("王某某", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", shown, StringComparison.Ordinal);
        await using var db = items.Site.Open();
        Assert.DoesNotContain("王某某", string.Join('\n', await db.Events.Select(happened => happened.Payload + happened.Reason + happened.PersonName).ToListAsync()), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "订阅：没有的、停用的栏目不收；一个地址最多二十份，再多也不告诉别人；别的用途的链接不能退订")]
    [OnBothDatabases]
    public async Task Subscribe_UnknownColumn_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (subscribe, site) = (new Subscribe(items.Database, items.Clock, items.Site.Vault), new Uri("https://portal.example"));
        await Refused.AssertAsync(items.Site, ("subscription-column", "没有这个栏目"), () => subscribe.StartAsync(s_public, "reader@example.cn", Guid.NewGuid(), site));
        Assert.Null(await subscribe.StartAsync(s_public, "reader@example.cn", null, site));
        await using var db = items.Site.Open();
        var first = await db.Set<Subscription>().AsNoTracking().SingleAsync();
        db.AddRange(Enumerable.Range(0, 19).Select(_ => new Subscription { Id = Guid.CreateVersion7(), MailIndex = first.MailIndex, SealedMail = first.SealedMail, CreatedAt = items.Clock.Now, ConfirmedAt = items.Clock.Now }));
        await db.SaveChangesAsync();
        Assert.Null(await subscribe.StartAsync(s_public, "reader@example.cn", items.Columns.Values.First(), site));
        Assert.Equal(20, await db.Set<Subscription>().CountAsync());
        var one = await db.Set<Subscription>().AsNoTracking().FirstAsync();
        foreach (var token in new[] { "", subscribe.LinkOf(site, "confirm", one.Id).Segments[^1], subscribe.EndOf(site, Guid.NewGuid()).Segments[^1] })
        {
            Assert.False(await subscribe.EndAsync(s_public, one.Id, token));
        }

        Assert.Equal(20, await db.Set<Subscription>().CountAsync());
        Assert.DoesNotContain("reader@example.cn", string.Join('\n', await db.Events.Select(happened => happened.Payload + happened.Reason).Concat(db.Outbox.Select(item => item.Payload)).ToListAsync()), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "订阅：每人只收到自己栏目里新发布的，一条不漏一条不重（与逐条清点一致）")]
    [OnBothDatabases]
    public async Task Tell_ByColumn_EachItemOnce(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (subscribe, site, random) = (new Subscribe(items.Database, items.Clock, items.Site.Vault), new Uri("https://portal.example"), new Random(20261120));
        var columns = new[] { "statutory/documents/", "statutory/meetings/" };
        await using var db = items.Site.Open();
        foreach (var column in columns)
        {
            Assert.Null(await subscribe.StartAsync(s_public, $"{column.Length}@example.cn", items.Columns[column], site));
        }

        foreach (var one in await db.Set<Subscription>().ToListAsync())
        {
            Assert.True(await subscribe.ConfirmAsync(s_public, one.Id, subscribe.LinkOf(site, "confirm", one.Id).Segments[^1]));
        }

        var (expected, queued) = (0, 0);
        for (var round = 0; round < 5; round++)
        {
            var hit = new HashSet<int>();
            foreach (var pick in Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(2)))
            {
                await items.PublishedQuicklyAsync(items.Content($"第{round}轮{Guid.NewGuid():N}", column: columns[pick]));
                hit.Add(pick);
            }

            expected += hit.Count;
            queued += await subscribe.TellAsync(site);
        }

        Assert.Equal(expected, queued);
        Assert.Equal(0, await subscribe.TellAsync(site));
    }

    [Theory(DisplayName = "纠错：处理要写结果；没有岗位的、别的机关的处理不了；没发布的信息不因纠错而暴露所属机关")]
    [OnBothDatabases]
    public async Task Fault_WithoutOutcome_StaysOpen(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (report, handle) = (new ReportFault(items.Database, items.Clock, items.Site.Vault), new HandleFaults(items.Database, items.Clock, items.Site.Vault));
        var (open, draft) = (await items.PublishedQuicklyAsync(), (await items.DraftAsync()).Id);
        await Refused.AssertAsync(items.Site, ("fault-words", "4 至 2000 个字"), () => report.RunAsync(s_public, ($"/items/{open}", new string('错', 2001), "")));
        await Refused.AssertAsync(items.Site, ("fault-page", "联系方式不超过 100 个字"), () => report.RunAsync(s_public, ($"/items/{open}", "第三段有错字", new string('1', 101))));
        Assert.Null(await report.RunAsync(s_public, ($"/items/{open}?font=large#p3", "第三段有错字", "")));
        Assert.Null(await report.RunAsync(s_public, ($"/items/{draft}", "这一页打不开", "")));
        var id = Assert.Single((await handle.ListAsync(items.Author, true, (1, 10))).Rows).Id;

        await Refused.AssertAsync(items.Site, ("fault-outcome", "2 至 500 个字"), () => handle.RunAsync(items.Author, id, " 好 "));
        await Refused.AssertAsync(items.Site, ("not-permitted", "起草信息"), () => handle.RunAsync(items.Approver, id, "已经更正"));
        await Refused.AssertAsync(items.Site, ("fault-none", "没有这件待处理的纠错"), () => handle.RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor), id, "已经更正"));
        // What is no public item belongs to whoever runs the site.
        await using var db = items.Site.Open();
        Assert.Equal((items.Site.City.Id, (Guid?)null), await db.Set<FaultReport>().Where(one => one.Id != id).Select(one => new ValueTuple<Guid, Guid?>(one.OrganId, one.PublicationId)).SingleAsync());
    }
}
