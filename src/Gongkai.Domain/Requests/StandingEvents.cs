namespace Gongkai.Domain.Requests;

/// <summary>有效记录 — the events of a history that still stand after the undone ones are left out; 条例 45.</summary>
public static class StandingEvents
{
    /// <param name="history">All events, in the order in which they were recorded.</param>
    /// <returns>Those that stand, in the same order.</returns>
    public static Result<IReadOnlyList<RequestEvent>> Of(IReadOnlyList<RequestEvent> history)
    {
        var undone = new HashSet<int>();
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].Action != RequestAction.Undo)
            {
                continue;
            }

            if (history[i].Undoes is not { } number || number < 2 || number > i || history[number - 1].Action == RequestAction.Undo || !undone.Add(number))
            {
                return new Refusal("request-undo-target", $"第{i + 1}条记录要撤销的记录不存在、已被撤销或者不能撤销；请重新选择要撤销的一步（登记本身不能撤销）。");
            }
        }

        var standing = history.Where((entry, i) => entry.Action != RequestAction.Undo && !undone.Contains(i + 1)).ToList();
        if (standing.Count == 0 || standing[0].Action != RequestAction.Submit || standing[0].Channel is null)
        {
            return new Refusal("request-no-submission", "没有登记提交日期和提交渠道，不能计算期限；请先登记申请。", Provision.Regulation("第二十九条"));
        }

        var early = standing.FirstOrDefault(entry => entry.On < standing[0].On);
        return early is null
            ? standing
            : new Refusal("request-before-submission", $"“{RequestActions.List[early.Action].Name}”的日期{DateText.Of(early.On)}早于提交日期{DateText.Of(standing[0].On)}；请核对日期。");
    }
}
