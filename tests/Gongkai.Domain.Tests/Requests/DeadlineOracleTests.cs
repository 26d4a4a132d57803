using Gongkai.Domain.Calendar;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class DeadlineOracleTests
{
    [Fact(DisplayName = "2019年至2026年每一天收到的申请，到期日都与逐日点数一致")]
    public void Of_EveryStartDay_AgreesWithANaiveRecount()
    {
        var known = 0;
        for (var day = new DateOnly(2019, 1, 1); day.Year <= 2026; day = day.AddDays(1))
        {
            var deadline = Deadline.Of([RequestEvent.Submitted(day, SubmissionChannel.InPerson)], WorkingDayCalendar.Shipped);
            var expected = NaiveDeadline.Plus(day, day < new DateOnly(2019, 5, 15) ? 15 : 20, []);

            Assert.Equal(expected, deadline.Succeeded ? deadline.Value.DueOn : null);
            known += deadline.Succeeded ? 1 : 0;
        }

        Assert.InRange(known, 2880, 2922);
    }

    [Fact(DisplayName = "随机办理过程的到期日与逐日点数一致")]
    public void Of_RandomCases_AgreesWithANaiveRecount()
    {
        var known = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var story = GeneratedCase.Create(random);
            var deadline = Deadline.Of(story.Events(random), WorkingDayCalendar.Shipped);
            var expected = NaiveDeadline.Due(story);

            Assert.True(!deadline.Succeeded || expected == deadline.Value.DueOn, $"seed {seed}: {expected:O} but {(deadline.Succeeded ? deadline.Value.DueOn : null):O}\n{story}");
            Assert.True(deadline.Succeeded || deadline.Refusal.Code == "calendar-no-notice", $"seed {seed}: {deadline.Refusal?.Message}");
            Assert.True(deadline.Succeeded || story.SubmittedOn > new DateOnly(2026, 8, 1), $"seed {seed}: {deadline.Refusal?.Message}");
            known += deadline.Succeeded ? 1 : 0;
        }

        Assert.InRange(known, 1800, 2000);
    }

    [Fact(DisplayName = "逐日说明从提交之日到到期日不缺一天，工作日序号连续")]
    public void Days_RandomCases_LeaveNoGap()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var result = Deadline.Of(GeneratedCase.Create(random).Events(random), WorkingDayCalendar.Shipped);
            if (!result.TryGet(out var deadline) || deadline.DueOn is null)
            {
                continue;
            }

            Assert.Equal(deadline.SubmittedOn, deadline.Days[0].Date);
            Assert.Equal(deadline.DueOn, deadline.Days[^1].Date);
            Assert.All(deadline.Days.Zip(deadline.Days.Skip(1)), pair => Assert.Equal(pair.First.Date.AddDays(1), pair.Second.Date));
            Assert.Equal(deadline.Steps.Sum(step => step.Counted), deadline.Days.Count(day => day.Kind == DeadlineDayKind.Counted));
            Assert.Equal(deadline.Steps.Sum(step => step.Excluded), deadline.Days.Count(day => day.Kind == DeadlineDayKind.Stopped));
            var numbers = deadline.Days.Where(day => day.Number is not null).Select(day => day.Number!.Value).ToList();
            Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second == pair.First + 1 || pair.Second == 1));
        }
    }

    [Fact(DisplayName = "征求意见只会推迟、不会提前到期日，推迟不超过不计的工作日")]
    public void Of_OneMoreConsultation_NeverMovesTheDueDateBack()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var received = new DateOnly(2019, 6, 3).AddDays(random.Next(2500));
            var sent = received.AddDays(random.Next(40));
            var answered = sent.AddDays(random.Next(40));
            RequestEvent[] plain = [RequestEvent.Submitted(received, SubmissionChannel.InPerson)];
            RequestEvent[] consulted = [.. plain, RequestEvent.Consulted(sent, ConsultationKind.InterOrganConsultation, "甲局"), RequestEvent.OpinionReceived(answered, "甲局")];
            var before = Deadline.Of(plain, WorkingDayCalendar.Shipped).Value;
            var after = Deadline.Of(consulted, WorkingDayCalendar.Shipped).Value;

            Assert.True(after.DueOn >= before.DueOn);
            Assert.Equal(20, after.Days.Count(day => day.Kind == DeadlineDayKind.Counted));
            Assert.InRange(after.Days.Count(day => day.Kind == DeadlineDayKind.Stopped), 0, 15);
        }
    }
}
