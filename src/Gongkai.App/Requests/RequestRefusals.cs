using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>申请的拒绝 — sentences with which the register says no; those of the law itself stand in Domain.</summary>
internal static class RequestRefusals
{
    internal static readonly Refusal NotFound = new("request-not-found", "没有找到这件申请，它可能属于其他机关；请从工作台重新进入。");

    internal static readonly Refusal Changed = new("changed-meanwhile", "这件申请刚刚被其他人办理，本次操作没有保存。请刷新页面，核对后再办。");

    internal static readonly Refusal AlreadyFiled = new("request-already-filed", "这张申请表已经提交过，没有重复登记。");

    internal static readonly Refusal WrongCode = new("request-code-wrong", "申请编号或者查询码不正确，请核对回执后重新填写；回执遗失的，请联系受理机关。");

    internal static readonly Refusal TooOften = new("request-code-too-often", "查询次数过多，请一小时后再试，或者联系受理机关。");

    internal static readonly Refusal FutureDay = new("request-step-future", "日期晚于今天；请填写实际发生的日期。");

    internal static readonly Refusal OwnForm = new("request-step-own-form", "这一步有自己的办理页面，请从案件页进入。");

    internal static readonly Refusal NoOrgan = new("request-organ", "没有这个受理机关或者它已停止受理，请重新选择受理机关。");

    internal static Refusal NotYours(RequestAction action, string actors) =>
        new("request-not-permitted", $"“{RequestActions.List[action].Name}”由{actors}办理，您没有这个权限；请转交办理。");

    internal static Refusal Missing(RequestNeed need, string hint) => new($"request-needs-{RequestNeeds.List[need].Code}", $"缺少{RequestNeeds.List[need].Name}；{hint}。");

    internal static Refusal OutOfOrder(RequestAction later, DateOnly day) =>
        new("request-step-order", $"日期早于{day:yyyy-MM-dd}的“{RequestActions.List[later].Name}”；请核对日期，登记有误的先撤销误操作。");

    internal static Refusal Field(string code, string what) => new($"request-field-{code}", what);
}
