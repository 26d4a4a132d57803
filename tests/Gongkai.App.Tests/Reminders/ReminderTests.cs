using Gongkai.App.Reminders;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reminders;

public sealed class ReminderTests
{
    [Theory(DisplayName = "每日提醒：逾期的一件发给专员一封，当天再跑一次不重发；关闭后不发")]
    [OnBothDatabases]
    public async Task Send_OverdueRequest_MailsOncePerDay(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var officer = await PersonAsync(requests);
        await requests.HandledAsync(requests.Today.AddDays(-60));
        var send = new SendReminders(requests.Database, requests.Site.Clock, requests.Site.Vault);

        var (first, second) = (await send.RunAsync(), await send.RunAsync());
        await new ChooseReminders(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer with { PersonId = officer }, ReminderWish.Everything with { Mails = false });
        requests.Site.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal((1, 0, 0), (first, second, await send.RunAsync()));
    }

    [Theory(DisplayName = "提醒按种类选择：不要逾期提醒的收不到；只要提前10个工作日的，那天才收到")]
    [OnBothDatabases]
    public async Task Send_ChosenKinds_AreHonoured(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var caller = requests.Officer with { PersonId = await PersonAsync(requests) };
        var (choose, send) = (new ChooseReminders(requests.Database, requests.Site.Clock, requests.Site.Vault), new SendReminders(requests.Database, requests.Site.Clock, requests.Site.Vault));
        await requests.HandledAsync(requests.Today.AddDays(-60));
        await choose.RunAsync(caller, new ReminderWish(true, [ReminderKind.DueSoon], [10]));
        var overdueOnly = await send.RunAsync();
        var refused = await choose.RunAsync(caller, new ReminderWish(true, [ReminderKind.DueSoon], [7]));
        requests.Site.Time.Advance(TimeSpan.FromDays(7));
        var due = Domain.Calendar.WorkingDayCalendar.Shipped;
        await requests.HandledAsync(Enumerable.Range(0, 30).Select(back => requests.Today.AddDays(-back)).First(day => due.PlusWorkingDays(day, 10).Value.DueOn == requests.Today));

        Assert.Equal((0, "reminder-days", 1), (overdueOnly, refused?.Code, await send.RunAsync()));
        Assert.Equal([ReminderKind.DueSoon], ReminderKinds.List.Entries.Select(entry => entry.Member).Where((await choose.ReadAsync(caller)).Choice.Wants));
    }

    [Theory(DisplayName = "日历：凭秘密地址看到到期日和编号，看不到申请内容；换地址后旧地址失效")]
    [OnBothDatabases]
    public async Task Feed_WithSecret_ShowsDueDatesOnly(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var caller = requests.Officer with { PersonId = await PersonAsync(requests) };
        await requests.HandledAsync(requests.Today.AddDays(-5), requests.Form("不写进日历的题目"));
        var choose = new ChooseReminders(requests.Database, requests.Site.Clock, requests.Site.Vault);
        var feed = new DeadlineFeed(requests.Database, requests.Site.Clock, requests.Site.Vault);
        var key = (await choose.ReadAsync(caller)).FeedPath.Split('/')[^1][..^4];

        var text = await feed.RunAsync(key, "https://gk.example");
        var wrong = await feed.RunAsync(key[..^1] + (key[^1] == '0' ? '1' : '0'), "https://gk.example");
        await choose.RenewFeedAsync(caller);

        Assert.Contains("BEGIN:VEVENT\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:答复到期 2026-0001\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("不写进日历的题目", text, StringComparison.Ordinal);
        Assert.All(text!.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Null(wrong);
        Assert.Null(await feed.RunAsync(key, "https://gk.example"));
    }

    private static async Task<Guid> PersonAsync(TestRequests requests)
    {
        var person = await requests.Site.AddPersonAsync(requests.Site.Bureau, "officer", Role.DisclosureOfficer);
        await using var db = requests.Site.Open();
        await db.People.Where(known => known.Id == person.Id).ExecuteUpdateAsync(known => known.SetProperty(each => each.Email, "officer@example.invalid"), TestContext.Current.CancellationToken);
        return person.Id;
    }
}
