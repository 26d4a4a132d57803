using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>答复结果树 — the leaves of table three that a reply can have, grouped as the table groups them, each with its provision and what must be reasoned; 条例 36–39.</summary>
public static class OutcomeTree
{
    public static IReadOnlyList<OutcomeGroup> Groups { get; } =
    [
        Group("予以公开", "信息可以公开，或者已经公开"), Group("部分公开", "能够作区分处理的，可以公开的部分给申请人"),
        Group("不予公开", "条例第十四至十六条和第三十六条第七项规定的情形"), Group("无法提供", "没有这个信息，或者不由本机关公开"),
        Group("不予处理", "不属于政府信息公开申请的，或者重复、反复的"),
    ];

    /// <summary>What a reply may be written with; several where the outcome leaves a choice.</summary>
    public static IReadOnlyList<PaperKind> PapersOf(IReadOnlyList<Outcome> matters) => matters.Count == 0 ? [] : Outcomes.Of(Outcomes.Combine(matters)).Papers;

    private static OutcomeGroup Group(string name, string hint) => new(name, hint,
        [.. Outcomes.All.Where(entry => entry.Name == name || entry.Name.StartsWith($"{name}：", StringComparison.Ordinal))
            .Select(entry => new OutcomeLeaf(entry, entry.Name[(entry.Name.IndexOf('：', StringComparison.Ordinal) + 1)..]))]);
}

/// <summary>结果组 — one of the headings of table three.</summary>
public sealed record OutcomeGroup(string Name, string Hint, IReadOnlyList<OutcomeLeaf> Leaves);

/// <summary>结果项 — one leaf with its short name.</summary>
public sealed record OutcomeLeaf(OutcomeEntry Entry, string Name)
{
    public string Reasons => string.Join('；', Entry.Reasons);
}
