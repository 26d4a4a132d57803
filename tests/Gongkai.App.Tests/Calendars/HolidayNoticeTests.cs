using Gongkai.App.Calendars;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Calendars;

public sealed class HolidayNoticeTests
{
    [Theory(DisplayName = "没有下一年放假通知的申请算不出期限并说明年份；导入前列出变动的申请和新旧日期，确认后生效")]
    [OnBothDatabases]
    public async Task Import_MissingYear_MovesWhatReachesIntoIt(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        requests.Site.Time.MoveTo(new DateTimeOffset(2026, 12, 21, 1, 0, 0, TimeSpan.Zero));
        var late = await requests.HandledAsync();
        await requests.HandledAsync(requests.Today.AddDays(-30));
        var (import, admin) = (Import(requests), TestSite.Someone(requests.Site.City, Role.Administrator));

        Assert.Contains("没有2027年的放假安排", (await requests.ViewAsync(late)).Deadline.Refusal?.Message, StringComparison.Ordinal);
        var preview = TestRequests.Must(await import.PreviewAsync(admin, Year(2027)));
        Assert.Null(preview.Known);
        Assert.Equal((2, 1), (preview.Moved.Open, preview.Moved.Total));
        Assert.Equal(("2026-0001", null, new DateOnly(2027, 1, 19)), (preview.Moved.Requests[0].Number, preview.Moved.Requests[0].Before, preview.Moved.Requests[0].After));
        Assert.False((await requests.ViewAsync(late)).Deadline.Succeeded);

        Assert.Equal("calendar-notice-stale", (await import.RunAsync(admin, Year(2027), moves: 0))?.Code);
        Assert.Null(await import.RunAsync(admin, Year(2027), moves: 1));
        Assert.Equal(new DateOnly(2027, 1, 19), (await requests.ViewAsync(late)).Deadline.Value.DueOn);
        Assert.Contains(await import.YearsAsync(), notice => notice.Year == 2027);
        Assert.Equal(0, TestRequests.Must(await import.PreviewAsync(admin, Year(2027))).Moved.Total);
    }

    [Theory(DisplayName = "替换一年的通知：新旧日期都列出；年份太远、没有权限不收")]
    [OnBothDatabases]
    public async Task Import_ChangedYear_ListsBothDates(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var (import, admin) = (Import(requests), TestSite.Someone(requests.Site.City, Role.Administrator));
        var due = (await requests.ViewAsync(id)).Deadline.Value.DueOn!.Value;
        var shipped = WorkingDayCalendar.Shipped.Notices.Single(notice => notice.Year == requests.Today.Year);
        var changed = shipped with { DaysOff = [.. shipped.DaysOff, new PublicHoliday("临时放假", due, due)] };

        var preview = TestRequests.Must(await import.PreviewAsync(admin, changed));

        Assert.NotNull(preview.Known);
        Assert.Equal(due, preview.Moved.Requests[0].Before);
        Assert.True(preview.Moved.Requests[0].After > due);
        Assert.Equal("calendar-notice-year", (await import.PreviewAsync(admin, Year(requests.Today.Year + 2))).Refusal?.Code);
        Assert.Equal("not-permitted", (await import.RunAsync(requests.Officer, changed, moves: 1))?.Code);
    }

    [Theory(DisplayName = "地方放假日只动本机关：先列出变动，保存后期限顺延，去掉后还原")]
    [OnBothDatabases]
    public async Task LocalDays_OfOneOrgan_MoveItsOwnDates(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var (rules, local) = (new SetRequestRules(requests.Database, requests.Site.Clock), new SetLocalDaysOff(requests.Database, requests.Site.Clock, requests.Site.Vault));
        var due = (await requests.ViewAsync(id)).Deadline.Value.DueOn!.Value;
        var wanted = TestRequests.Must(SetLocalDaysOff.With(new RequestRules(), "那达慕", (due, due)));

        var moved = TestRequests.Must(await local.PreviewAsync(requests.Officer, wanted));
        Assert.Equal((1, due), (moved.Total, moved.Requests[0].Before));
        Assert.Equal(0, TestRequests.Must(await local.PreviewAsync(requests.Stranger, wanted)).Total);
        Assert.Null(await rules.RunAsync(requests.Officer, wanted));
        Assert.Equal(moved.Requests[0].After, (await requests.ViewAsync(id)).Deadline.Value.DueOn);
        Assert.Null(await rules.RunAsync(requests.Officer, SetLocalDaysOff.Without(wanted, due)));
        Assert.Equal(due, (await requests.ViewAsync(id)).Deadline.Value.DueOn);
    }

    [Theory(DisplayName = "规则：阈值颠倒、期限离谱、没有权限不收；改了阈值，灯就变")]
    [OnBothDatabases]
    public async Task Rules_Set_ChangeTheLight(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var rules = new SetRequestRules(requests.Database, requests.Site.Clock);

        Assert.Equal("request-rules", (await rules.RunAsync(requests.Officer, new RequestRules { Yellow = 2, Orange = 5 }))?.Code);
        Assert.Equal("request-rules", (await rules.RunAsync(requests.Officer, new RequestRules { ClarificationWorkingDays = 0 }))?.Code);
        Assert.Equal("not-permitted", (await rules.RunAsync(requests.Handler, new RequestRules()))?.Code);
        Assert.Equal(Domain.Requests.DeadlineLight.Green, (await requests.ViewAsync(id)).Light.Light);
        Assert.Null(await rules.RunAsync(requests.Officer, new RequestRules { Yellow = 20 }));
        Assert.Equal(Domain.Requests.DeadlineLight.Yellow, (await requests.ViewAsync(id)).Light.Light);
        Assert.Equal(20, (await rules.ReadAsync(requests.Officer)).Yellow);
    }

    private static ImportHolidayNotice Import(TestRequests requests) => new(requests.Database, requests.Site.Clock, requests.Site.Vault);

    private static HolidayNotice Year(int year) => new(year, [new IssuedNotice(null, null)], [new PublicHoliday("元旦", new DateOnly(year, 1, 1), new DateOnly(year, 1, 3))], []);
}
