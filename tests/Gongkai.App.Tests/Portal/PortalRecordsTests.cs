using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Portal;

public sealed class PortalRecordsTests
{
    private static readonly Caller s_public = Caller.Public("127.0.0.1");

    [Theory(DisplayName = "意见征集：期内收、期外不收；姓名密封；采纳情况到期后公布，不带姓名")]
    [OnBothDatabases]
    public async Task Consultation_FromOpeningToFeedback_KeepsTheSenderSealed(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content("征求意见稿") with { Kind = ItemKind.Consultation });
        var (open, send, answer) = (new OpenConsultation(items.Database, items.Clock), new SendOpinion(items.Database, items.Clock, items.Site.Vault), new AnswerConsultation(items.Database, items.Clock));
        var read = new ReadConsultation(items.Database, items.Clock, items.Site.Vault);
        var today = items.Clock.Today;

        Assert.Equal("consultation-closed", (await send.RunAsync(s_public, id, new OpinionText("建议写明比例")))?.Code);
        Assert.Equal("consultation-period", (await open.RunAsync(items.Author, id, today, today.AddDays(-1)))?.Code);
        Assert.Null(await open.RunAsync(items.Author, id, today, today.AddDays(2)));
        Assert.Equal("opinion-words", (await send.RunAsync(s_public, id, new OpinionText("好")))?.Code);
        Assert.Null(await send.RunAsync(s_public, id, new OpinionText("建议写明比例", "王某", "000-1234567")));
        Assert.Null((await read.RunAsync(id))!.Consultation.FeedbackAt);
        var (_, opinions) = await read.DeskAsync(items.Author, id);
        Assert.DoesNotContain("王某", Assert.Single(opinions).SealedSender, StringComparison.Ordinal);
        var outcome = new Dictionary<Guid, (Adoption, string)> { [opinions[0].Id] = (Adoption.Adopted, "已写入第三条") };
        Assert.Equal("consultation-open", (await answer.RunAsync(items.Author, id, new ConsultationAnswer("采纳一条", outcome)))?.Code);
        items.Site.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("consultation-closed", (await send.RunAsync(s_public, id, new OpinionText("来晚了的意见")))?.Code);
        Assert.Null(await answer.RunAsync(items.Author, id, new ConsultationAnswer("采纳一条", outcome)));

        var view = await read.RunAsync(id);
        Assert.Equal("采纳一条", view!.Consultation.Feedback);
        Assert.Equal(new AnsweredOpinion("建议写明比例", Adoption.Adopted, "已写入第三条"), Assert.Single(view.Answered));
        Assert.Empty((await read.DeskAsync(TestSite.Someone(items.Site.Other, Role.Contributor), id)).Opinions);
    }

    [Theory(DisplayName = "意见人和纠错人的姓名、联系方式：列表里是密封的；有权限的人查看一次留痕一次；没有权限的、别的机关的看不到，也不留痕")]
    [OnBothDatabases]
    public async Task Senders_Revealed_LeaveAnEventEachTime(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content("征求意见稿") with { Kind = ItemKind.Consultation });
        var (read, handle) = (new ReadConsultation(items.Database, items.Clock, items.Site.Vault), new HandleFaults(items.Database, items.Clock, items.Site.Vault));
        var (officer, foreign) = (TestSite.Someone(items.Site.Bureau, Role.DisclosureOfficer), TestSite.Someone(items.Site.Other, Role.DisclosureOfficer));
        Assert.Null(await new OpenConsultation(items.Database, items.Clock).RunAsync(items.Author, id, items.Clock.Today, items.Clock.Today));
        await Refused.AssertAsync(items.Site, ("opinion-senders", "没有人留下姓名"), () => read.RevealAsync(officer, id));
        var (send, report) = (new SendOpinion(items.Database, items.Clock, items.Site.Vault), new ReportFault(items.Database, items.Clock, items.Site.Vault));
        Assert.Null(await send.RunAsync(s_public, id, new OpinionText("建议写明比例", "王某", "000-1234567")));
        Assert.Null(await send.RunAsync(s_public, id, new OpinionText("建议推迟施行")));
        Assert.Null(await report.RunAsync(s_public, ($"/items/{id}", "第三段有错字", "000-7654321")));
        var fault = Assert.Single((await handle.ListAsync(items.Author, true, (1, 10))).Rows).Id;

        await Refused.AssertAsync(items.Site, ("not-permitted", "查看个人信息"), () => read.RevealAsync(items.Author, id));
        await Refused.AssertAsync(items.Site, ("opinion-senders", "没有人留下姓名"), () => read.RevealAsync(foreign, id));
        await Refused.AssertAsync(items.Site, ("not-permitted", "查看个人信息"), () => handle.RevealAsync(items.Author, fault));
        await Refused.AssertAsync(items.Site, ("fault-contact", "没有留联系方式"), () => handle.RevealAsync(foreign, fault));
        Assert.Equal(new OpinionSender("王某", "000-1234567"), Assert.Single(TestRequests.Must(await read.RevealAsync(officer, id))).Value);
        Assert.Equal("000-7654321", TestRequests.Must(await handle.RevealAsync(officer, fault)));
        Assert.Equal("000-7654321", TestRequests.Must(await handle.RevealAsync(officer, fault)));

        await using var db = items.Site.Open();
        Assert.Equal((1, 2), (await db.Events.CountAsync(one => one.Action == "opinion-senders-read" && one.SubjectId == id && one.PersonId == officer.PersonId), await db.Events.CountAsync(one => one.Action == "fault-contact-read" && one.SubjectId == fault)));
    }

    [Theory(DisplayName = "订阅：确认以前只有一封信，确认以后收到新信息，退订即删除；地址密封")]
    [OnBothDatabases]
    public async Task Subscription_DoubleOptIn_TellsAndEnds(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var subscribe = new Subscribe(items.Database, items.Clock, items.Site.Vault);
        var site = new Uri("https://portal.example");

        Assert.Equal("mail-address", (await subscribe.StartAsync(s_public, "不是地址", null, site))?.Code);
        Assert.Null(await subscribe.StartAsync(s_public, "reader@example.cn", null, site));
        await items.PublishedQuicklyAsync();
        Assert.Equal(0, await subscribe.TellAsync(site));
        await using var db = items.Site.Open();
        var kept = await db.Set<Subscription>().AsNoTracking().SingleAsync();
        Assert.DoesNotContain("reader", kept.SealedMail, StringComparison.Ordinal);
        Assert.False(await subscribe.ConfirmAsync(s_public, kept.Id, "0123456789abcdef0123456789abcdef"));
        Assert.True(await subscribe.ConfirmAsync(s_public, kept.Id, TokenOf(subscribe.LinkOf(site, "confirm", kept.Id))));
        Assert.Equal(1, await subscribe.TellAsync(site));
        Assert.Equal(0, await subscribe.TellAsync(site));
        Assert.False(await subscribe.EndAsync(s_public, kept.Id, TokenOf(subscribe.LinkOf(site, "confirm", kept.Id))));
        Assert.True(await subscribe.EndAsync(s_public, kept.Id, TokenOf(subscribe.LinkOf(site, "end", kept.Id))));
        Assert.False(await db.Set<Subscription>().AnyAsync());
    }

    [Theory(DisplayName = "访问计数：按日按页累加，爬虫不计，不存任何人的东西")]
    [OnBothDatabases]
    public async Task Visits_Counted_AreSumsAlone(DatabaseKind kind)
    {
        const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36";
        using var items = new TestItems(kind);
        using var counter = new VisitCounter(items.Database, items.Clock);

        counter.Note("/items/a", "通知公告", Browser);
        counter.Note("/items/a", "通知公告", Browser);
        counter.Note("/items/a", "通知公告", "Mozilla/5.0 (compatible; SomeBot/2.1)");
        await counter.FlushAsync();
        counter.Note("/items/a", "通知公告", Browser);
        await counter.FlushAsync();

        await using var db = items.Site.Open();
        var visit = await db.Set<PageVisit>().SingleAsync();
        Assert.Equal(("/items/a", "通知公告", 3L), (visit.Page, visit.Section, visit.Count));
        Assert.Equal(new VisitMonth(2026, 11, 3), Assert.Single(await new VisitFigures(items.Database).MonthsAsync(2026)));
    }

    [Theory(DisplayName = "纠错：归属信息的机关，处理一次，别的机关看不到")]
    [OnBothDatabases]
    public async Task Fault_OfAnItem_GoesToItsOrgan(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync();
        var (report, handle) = (new ReportFault(items.Database, items.Clock, items.Site.Vault), new HandleFaults(items.Database, items.Clock, items.Site.Vault));

        Assert.Equal("fault-words", (await report.RunAsync(s_public, ($"/items/{id}", "错", "")))?.Code);
        Assert.Equal("fault-page", (await report.RunAsync(s_public, ("https://elsewhere", "第三段有错字", "")))?.Code);
        Assert.Null(await report.RunAsync(s_public, ($"/items/{id}", "第三段有错字", "000-1234567")));
        var (rows, total) = await handle.ListAsync(items.Author, true, (1, 10));
        Assert.Equal(1, total);
        Assert.DoesNotContain("1234567", Assert.Single(rows).SealedContact, StringComparison.Ordinal);
        Assert.Equal(0, (await handle.ListAsync(TestSite.Someone(items.Site.Other, Role.Contributor), true, (1, 10))).Total);
        Assert.Null(await handle.RunAsync(items.Author, rows[0].Id, "已经更正"));
        Assert.Equal("fault-none", (await handle.RunAsync(items.Author, rows[0].Id, "再处理一次"))?.Code);
    }

    [Theory(DisplayName = "供稿统计：任务、原创、上报采用和得分；没有任务不是零")]
    [OnBothDatabases]
    public async Task Contributions_WithQuotaAndAdoption_AreSummedByUnit(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync();
        var sheet = new ContributionSheet(items.Database, items.Clock);
        Assert.Equal("not-permitted", (await sheet.SetAsync(items.Author, ContributionRule.None))?.Code);
        Assert.Null(await sheet.SetAsync(items.Editor, new ContributionRule(new Dictionary<Guid, int>(), new Dictionary<string, int> { ["省政府网站"] = 5 })));
        Assert.Equal("submission-facts", (await new NoteSubmission(items.Database, items.Clock).RunAsync(items.Author, id, ("省政府网站", items.Clock.Today.AddDays(1), null)))?.Code);
        Assert.Null(await new NoteSubmission(items.Database, items.Clock).RunAsync(items.Author, id, ("省政府网站", items.Clock.Today, items.Clock.Today)));

        var row = Assert.Single(await sheet.RunAsync(items.Author, 2026, 11));

        Assert.Equal((null, 1, 0, 1, 1, 5), (row.Quota, row.Original, row.Reprinted, row.Submitted, row.Adopted, row.Points));
        Assert.Contains("被采用1条", ContributionSheet.BulletinOf("云汀市工业和信息化局", (2026, 11), [row], items.Clock.Today).Paragraphs[0], StringComparison.Ordinal);
    }

    private static string TokenOf(Uri link) => link.Segments[^1];
}
