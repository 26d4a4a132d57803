using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal.Requests;

/// <summary>给申请人看的期限 — by when the organ must answer, why that day, or why there is none yet; 条例 31–33.</summary>
public sealed record CaseDeadline(DeadlineView View)
{
    private const int MostLateDays = 60;

    /// <summary>Every day with what was counted or why not.</summary>
    public IReadOnlyList<DeadlineDay> Days { get; init; } = [];

    public bool IsOverdue { get; init; }

    /// <summary>The day by which the applicant has to act.</summary>
    public DateOnly? AwaitedBy { get; init; }

    public static CaseDeadline Of(Result<Deadline> result, DateOnly today)
    {
        if (!result.TryGet(out var deadline))
        {
            return new CaseDeadline(new DeadlineView("最迟答复日", null, new Lamp(LampColor.Grey, "暂时算不出"), result.Refusal!.Message));
        }

        var light = LightReading.Of(deadline, today, LightThresholds.Usual);
        var isOverdue = deadline.EndedOn is null && deadline.IsOverdue(today);
        var view = new DeadlineView(LabelOf(deadline), deadline.DueOn, LampOf(deadline, light, isOverdue), SentenceOf(deadline, light, today))
        {
            Days = Cells(deadline, today),
            Steps = [.. deadline.Steps.Select(step => new ReckoningStep(step.From, step.Text, step.Basis.ToString(), CountOf(step), step.Kind == DeadlineStepKind.Due))],
        };
        return new CaseDeadline(view) { Days = deadline.Days, IsOverdue = isOverdue, AwaitedBy = deadline.AwaitedBy };
    }

    private static string LabelOf(Deadline deadline) => deadline.EndedOn is not null ? "原定最迟答复日" : deadline.IsProvisional ? "最迟答复日（暂定）" : "最迟答复日";

    private static Lamp LampOf(Deadline deadline, LightReading light, bool isOverdue) => deadline switch
    {
        { EndedOn: not null } when deadline.EndedOn > deadline.DueOn => new Lamp(LampColor.Orange, "逾期办结"),
        { EndedOn: not null } => new Lamp(LampColor.Green, "已经办结"),
        _ when isOverdue => new Lamp(LampColor.Red, "已经逾期"),
        { DueOn: null } => new Lamp(LampColor.Grey, "没有计时"),
        _ when light.WorkingDaysLeft is { } left and > 0 => new Lamp(light.Light == DeadlineLight.Grey ? LampColor.Grey : LampColor.Blue, $"还有 {left} 个工作日"),
        _ => new Lamp(LampColor.Blue, "期限内"),
    };

    private static string SentenceOf(Deadline deadline, LightReading light, DateOnly today) => deadline switch
    {
        { DueOn: null, NoDueDate: { } reason } => NoDueDateReasons.List[reason].Name + "。",
        { EndedOn: { } ended } => $"{ChinaTime.Day(ended)} 办结。",
        { IsProvisional: true } => "意见还没有到，暂时按征求期满计算；意见到了，日期会提前。",
        { DueOn: { } due } when due < today => $"已经过了 {today.DayNumber - due.DayNumber} 天。",
        { ReceivedOn: { } received } => $"{ChinaTime.Day(received)} 收到申请，次日起计算，下面是每一步的依据。",
        _ => light.Text + "。",
    };

    private static string CountOf(DeadlineStep step) => step.Counted > 0 ? $"计 {step.Counted} 天" : step.Excluded > 0 ? $"不计 {step.Excluded} 天" : "";

    private static List<DayCell> Cells(Deadline deadline, DateOnly today)
    {
        var until = deadline.EndedOn ?? today;
        var late = deadline is { EndedOn: null, DueOn: { } due } ? Math.Clamp(today.DayNumber - due.DayNumber, 0, MostLateDays) : 0;
        var lateDays = Enumerable.Range(1, late).Select(day => deadline.DueOn!.Value.AddDays(day)).Select(day => new DayCell(day, DayKind.Late, day == today));
        return [.. deadline.Days.Where(day => day.Kind != DeadlineDayKind.BeforeStart).Select(day => new DayCell(day.Date, day.Kind switch
        {
            DeadlineDayKind.DayOff => DayKind.Off,
            DeadlineDayKind.Counted when day.Date > until => DayKind.Left,
            DeadlineDayKind.Counted => DayKind.Counted,
            _ => DayKind.Stopped,
        }, day.Date == today)), .. lateDays];
    }
}
