using Gongkai.App.Reminders;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reminders;

public sealed class WaitingRequestsTests
{
    [Theory(DisplayName = "提醒：剩五个、两个工作日和逾期都说，期限还远的不说")]
    [InlineData(15, "还有5个工作日")]
    [InlineData(18, "还有2个工作日")]
    [InlineData(12, null)]
    [InlineData(21, "已逾期")]
    public async Task Reminder_ByDaysLeft_IsGivenOnItsDays(int workingDaysAgo, string? expected)
    {
        using var requests = new TestRequests(DatabaseKind.Sqlite);
        var received = requests.Today;
        await requests.HandledAsync();
        requests.Site.Time.MoveTo(requests.Site.Time.GetUtcNow().AddDays(Domain.Calendar.WorkingDayCalendar.Shipped.PlusWorkingDays(received, workingDaysAgo).Value.DueOn.DayNumber - received.DayNumber));

        var reminder = await ReminderAsync(requests);

        Assert.True(expected is null ? reminder is null : reminder is not null && reminder.Contains(expected, StringComparison.Ordinal), reminder ?? "nothing");
    }

    [Fact(DisplayName = "提醒：逾期没有缴费")]
    public async Task Reminder_FeeOverdue_IsGiven()
    {
        using var fee = new TestRequests(DatabaseKind.Sqlite);
        var id = await fee.HandledAsync();
        await fee.DoneAsync(fee.Officer, id, RequestAction.NotifyFee, new StepFacts { FeeMethod = FeeMethod.PerPage, FeeQuantity = 250, Reason = "数量明显超过合理范围" });
        await fee.DoneAsync(fee.Officer, id, RequestAction.RecordNoticeReceipt);
        fee.Site.Time.Advance(TimeSpan.FromDays(35));

        Assert.Contains("申请人没有缴费", await ReminderAsync(fee), StringComparison.Ordinal);
    }

    private static async Task<string?> ReminderAsync(TestRequests requests)
    {
        var page = TestRequests.Must(await new Workbench(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer, new WorkbenchFilter()));
        return WaitingRequests.Reminder(page.Rows.Single(), requests.Today);
    }
}
