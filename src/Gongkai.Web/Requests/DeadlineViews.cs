using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>期限说明 — the ledger of a due date as pages show it: one sentence, a strip of days, steps with provisions, and each day with its reason; 条例 33.</summary>
public static class DeadlineViews
{
    private const int MostLateDays = 60;

    public static DeadlineView Of(Result<Deadline> result, LightReading light, DateOnly today)
    {
        if (!result.TryGet(out var deadline))
        {
            return new DeadlineView("应当答复日", null, new Lamp(LampColor.Grey, "暂不能算出"), result.Refusal!.Message);
        }

        return new DeadlineView(Label(deadline), deadline.SafeOn ?? deadline.AwaitedBy, RequestLamps.Of(light, deadline.SafeOn, today), Sentence(deadline, light))
        {
            Days = Strip(deadline, today),
            Steps = [.. deadline.Steps.Select(step => new ReckoningStep(step.From, Words(step), step.Basis.ToString(), Count(step), step.Kind is DeadlineStepKind.Due or DeadlineStepKind.Ended))],
        };
    }

    /// <summary>收到 11-02，次日起 20 个工作日；不计 6 个工作日；延长 10 个工作日.</summary>
    public static string Sentence(Deadline deadline, LightReading light)
    {
        if (deadline.DueOn is null)
        {
            return light.Text;
        }

        var parts = new List<string>();
        if (deadline.ReceivedOn is { } received)
        {
            parts.Add($"{ChinaTime.Day(received)} 收到，次日起算");
        }

        parts.AddRange(deadline.Steps.Where(step => step.Kind == DeadlineStepKind.Restarted).TakeLast(1).Select(step => step.Text));
        if (deadline.Steps.Sum(step => step.Excluded) is > 0 and var excluded)
        {
            parts.Add($"征求意见等 {excluded} 个工作日不计");
        }

        parts.AddRange(deadline.Steps.Where(step => step.Kind is DeadlineStepKind.Extended or DeadlineStepKind.Delayed).Select(step => step.Text));
        if (deadline.IsProvisional)
        {
            parts.Add("意见还没有到，暂按征求期满计算，意见提前到的到期日提前");
        }

        if (deadline.RiskOn is { } risk && risk < deadline.DueOn)
        {
            parts.Add($"通知发出得晚，可能不能重新计算期限，稳妥的是按 {ChinaTime.Day(risk)} 答复");
        }

        if (deadline.Steps.Sum(step => step.Counted) is > 0 and var counted)
        {
            parts.Add($"到期日是计入的第 {counted} 个工作日");
        }

        return string.Join('；', parts) + "。";
    }

    /// <summary>Each day from the first that matters, with what the law makes of it.</summary>
    public static IReadOnlyList<DayLine> Days(Deadline deadline) =>
        [.. deadline.Days.Select(day => new DayLine(day.Date, "日一二三四五六"[(int)day.Date.DayOfWeek].ToString(), day.Text, day.Number, ProvisionOf(deadline, day), CssOf(day.Kind)))];

    private static string Label(Deadline deadline) => deadline switch
    {
        { EndedOn: not null } => "期限（已办结）",
        { SafeOn: null, AwaitedBy: not null } => "等待对方至",
        { RiskOn: { } risk } when risk < deadline.DueOn => "稳妥答复日",
        { IsProvisional: true } => "应当答复日（暂定）",
        _ => "应当答复日",
    };

    private static string Words(DeadlineStep step) => step.Kind == DeadlineStepKind.Warning ? $"注意：{step.Text}" : step.From == step.To ? step.Text : $"至 {ChinaTime.Day(step.To)}：{step.Text}";

    private static string Count(DeadlineStep step) => step switch
    {
        { Counted: > 0 } => $"计 {step.Counted} 天",
        { Excluded: > 0 } => $"停 {step.Excluded} 天",
        _ => "",
    };

    private static List<DayCell> Strip(Deadline deadline, DateOnly today)
    {
        var cells = deadline.Days.Where(day => day.Kind != DeadlineDayKind.BeforeStart).Select(day => new DayCell(day.Date, KindOf(day, today, deadline), day.Date == today)).ToList();
        for (var late = deadline.DueOn?.AddDays(1); deadline.EndedOn is null && late <= today && cells.Count < deadline.Days.Count + MostLateDays; late = late.Value.AddDays(1))
        {
            cells.Add(new DayCell(late.Value, DayKind.Late, late == today));
        }

        return cells;
    }

    private static DayKind KindOf(DeadlineDay day, DateOnly today, Deadline deadline) => day.Kind switch
    {
        DeadlineDayKind.Counted => day.Date > (deadline.EndedOn ?? today) ? DayKind.Left : DayKind.Counted,
        DeadlineDayKind.DayOff => DayKind.Off,
        _ => DayKind.Stopped,
    };

    private static string ProvisionOf(Deadline deadline, DeadlineDay day) => day.Kind switch
    {
        DeadlineDayKind.Stopped => deadline.Excluded.FirstOrDefault(period => period.Contains(day.Date))?.Basis.ToString() ?? "",
        DeadlineDayKind.Counted or DeadlineDayKind.DayOff => deadline.Limits?.Reply.Basis.ToString() ?? "",
        _ => deadline.Steps.LastOrDefault(step => step.From <= day.Date && step.Kind is DeadlineStepKind.Waiting or DeadlineStepKind.Submitted)?.Basis.ToString() ?? "",
    };

    private static string CssOf(DeadlineDayKind kind) => kind switch
    {
        DeadlineDayKind.Counted => "",
        DeadlineDayKind.DayOff => "muted",
        _ => "stopped",
    };
}

/// <summary>逐日行 — one day of the reckoning.</summary>
public sealed record DayLine(DateOnly Day, string Weekday, string Text, int? Number, string Provision, string Css);
