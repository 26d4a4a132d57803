namespace Gongkai.Domain.Publications;

/// <summary>信息状态 — where an item stands between drafting and withdrawal.</summary>
public enum ItemState
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Published,
    Withdrawn,
    Replaced,

    /// <summary>已登记不公开: reviewed, of a class that is not published; register of 条例 18.</summary>
    Filed,
    Discarded,
}

/// <summary>信息操作 — what can be done with an item.</summary>
public enum ItemAction
{
    Edit,
    Submit,
    Recall,
    PassStage,
    Approve,
    Return,
    Delegate,
    Schedule,
    Publish,
    File,
    Correct,
    Withdraw,
    Replace,
    Reopen,
    Discard,
}

/// <summary>信息状态表 — the one table of transitions: every pair of state and action is decided here.</summary>
public static class ItemTransitions
{
    private static readonly Dictionary<(ItemState, ItemAction), ItemState> s_allowed = new()
    {
        [(ItemState.Draft, ItemAction.Edit)] = ItemState.Draft,
        [(ItemState.Draft, ItemAction.Submit)] = ItemState.InReview,
        [(ItemState.Draft, ItemAction.Discard)] = ItemState.Discarded,
        [(ItemState.InReview, ItemAction.Recall)] = ItemState.Draft,
        [(ItemState.InReview, ItemAction.PassStage)] = ItemState.InReview,
        [(ItemState.InReview, ItemAction.Approve)] = ItemState.Approved,
        [(ItemState.InReview, ItemAction.Return)] = ItemState.Draft,
        [(ItemState.InReview, ItemAction.Delegate)] = ItemState.InReview,
        [(ItemState.Approved, ItemAction.Schedule)] = ItemState.Scheduled,
        [(ItemState.Approved, ItemAction.Publish)] = ItemState.Published,
        [(ItemState.Approved, ItemAction.File)] = ItemState.Filed,
        [(ItemState.Approved, ItemAction.Return)] = ItemState.Draft,
        [(ItemState.Scheduled, ItemAction.Schedule)] = ItemState.Scheduled,
        [(ItemState.Scheduled, ItemAction.Publish)] = ItemState.Published,
        [(ItemState.Scheduled, ItemAction.Return)] = ItemState.Draft,
        [(ItemState.Published, ItemAction.Correct)] = ItemState.Published,
        [(ItemState.Published, ItemAction.Withdraw)] = ItemState.Withdrawn,
        [(ItemState.Published, ItemAction.Replace)] = ItemState.Replaced,
        [(ItemState.Replaced, ItemAction.Withdraw)] = ItemState.Withdrawn,
        [(ItemState.Filed, ItemAction.Reopen)] = ItemState.Draft,
    };

    /// <summary>The state that the action leads to, or the refusal that says why it cannot be done.</summary>
    public static Result<ItemState> Next(ItemState state, ItemAction action) =>
        s_allowed.TryGetValue((state, action), out var next)
            ? next
            : new Refusal("item-state", $"“{InChinese(state)}”的信息不能{InChinese(action)}：{Hint(state)}。");

    public static bool Allows(ItemState state, ItemAction action) => s_allowed.ContainsKey((state, action));

    public static string InChinese(ItemState state) => state switch
    {
        ItemState.Draft => "草稿",
        ItemState.InReview => "审核中",
        ItemState.Approved => "已签发",
        ItemState.Scheduled => "待定时发布",
        ItemState.Published => "已发布",
        ItemState.Withdrawn => "已撤下",
        ItemState.Replaced => "已被替换",
        ItemState.Filed => "已登记（不公开）",
        ItemState.Discarded => "已作废",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string InChinese(ItemAction action) => action switch
    {
        ItemAction.Edit => "编辑",
        ItemAction.Submit => "送审",
        ItemAction.Recall => "撤回送审",
        ItemAction.PassStage => "审核通过",
        ItemAction.Approve => "签发",
        ItemAction.Return => "退回",
        ItemAction.Delegate => "委托审核",
        ItemAction.Schedule => "定时发布",
        ItemAction.Publish => "发布",
        ItemAction.File => "登记不公开",
        ItemAction.Correct => "更正",
        ItemAction.Withdraw => "撤下",
        ItemAction.Replace => "替换",
        ItemAction.Reopen => "重新认定",
        ItemAction.Discard => "作废",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static string Hint(ItemState state) => state switch
    {
        ItemState.Draft => "草稿可以编辑、送审或作废",
        ItemState.InReview => "审核中的信息由当前环节的审核人通过、退回或委托，起草人可以撤回送审",
        ItemState.Approved => "已签发的信息可以发布、定时发布、登记不公开或退回",
        ItemState.Scheduled => "到时自动发布，之前可以改期、立即发布或退回",
        ItemState.Published => "已发布的信息只能更正、撤下或替换，原文和时间都会留痕",
        ItemState.Withdrawn => "撤下是最终的，需要再公开时请另行起草",
        ItemState.Replaced => "它已由新的信息替换，请在新的信息上办理",
        ItemState.Filed => "不公开的信息可以在评估审查后重新认定",
        ItemState.Discarded => "作废是最终的，请另行起草",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
