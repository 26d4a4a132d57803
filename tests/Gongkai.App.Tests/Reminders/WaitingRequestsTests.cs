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

    [Theory(DisplayName = "提醒：第三方和其他机关的意见逾期未到，期满之前不说；再次征求的以后一次为准；明年放假安排没有公布、算不出到期日的也说")]
    [InlineData(ConsultationKind.ThirdPartyConsultation, "第三方1")]
    [InlineData(ConsultationKind.InterOrganConsultation, "云汀市供水公司")]
    public async Task Reminder_OpinionOverdue_IsGiven(ConsultationKind kind, string party)
    {
        using var asked = new TestRequests(DatabaseKind.Sqlite);
        var id = await asked.HandledAsync();
        await asked.DoneAsync(asked.Officer, id, RequestAction.Consult, new StepFacts { Consultation = kind, NewParty = new PartyContact("云汀市供水公司") { Address = "云汀市望汐路2号" } });
        await asked.DoneAsync(asked.Officer, id, RequestAction.RecordLetterReceipt, new StepFacts { Party = party });
        var inTime = await ReminderAsync(asked);
        asked.Site.Time.Advance(TimeSpan.FromDays(24));
        var overdue = await ReminderAsync(asked);
        await asked.DoneAsync(asked.Officer, id, RequestAction.Consult, new StepFacts { Consultation = kind, Party = party });
        var askedAgain = await ReminderAsync(asked);
        await asked.DoneAsync(asked.Officer, id, RequestAction.RecordOpinion, new StepFacts { Party = party, Opinion = PartyOpinion.Agrees, Content = "同意" });
        await asked.DoneAsync(asked.Officer, id, RequestAction.EndConsultation);

        Assert.Equal((null, null, null), (inTime, askedAgain, await ReminderAsync(asked)));
        Assert.StartsWith($"{party}的意见逾期未到", overdue, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "提醒：意见逾期未到，不盖住快要到期的提醒")]
    public async Task Reminder_OpinionOverdueAndDueSoon_SaysBoth()
    {
        using var asked = new TestRequests(DatabaseKind.Sqlite);
        asked.Site.Time.MoveTo(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var id = await asked.HandledAsync();
        await asked.DoneAsync(asked.Officer, id, RequestAction.Consult, new StepFacts { Consultation = ConsultationKind.InterOrganConsultation, NewParty = new PartyContact("云汀市住房局") });
        var due = TestRequests.Must((await asked.ViewAsync(id)).Deadline).DueOn!.Value;
        asked.Site.Time.MoveTo(new DateTimeOffset(due.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));

        Assert.Matches("今天到期；云汀市住房局的意见逾期未到", await ReminderAsync(asked));
    }

    private static async Task<string?> ReminderAsync(TestRequests requests)
    {
        var page = TestRequests.Must(await new Workbench(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer, new WorkbenchFilter()));
        var reminders = WaitingRequests.Reminders(page.Rows.Single(), requests.Today, new ReminderChoice());
        return reminders.Count == 0 ? null : string.Join('；', reminders.Select(reminder => reminder.Text));
    }
}
