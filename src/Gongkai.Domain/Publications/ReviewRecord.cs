using Gongkai.Domain.Organs;

namespace Gongkai.Domain.Publications;

/// <summary>审核结论 — how a stage of review ended.</summary>
public enum ReviewDecision
{
    Passed,
    Returned,
    Recalled,
}

/// <summary>关口结论 — what a reviewer says of one gate.</summary>
public enum GateResult
{
    NotChecked,
    Passed,
    Failed,
}

/// <summary>五关 — the five gates that a reviewer answers for: political, legal, policy, confidentiality, wording.</summary>
public sealed record FiveGates(GateResult Political, GateResult Legal, GateResult Policy, GateResult Confidentiality, GateResult Wording)
{
    public static readonly FiveGates AllPassed = new(GateResult.Passed, GateResult.Passed, GateResult.Passed, GateResult.Passed, GateResult.Passed);

    public static readonly FiveGates Open = new(GateResult.NotChecked, GateResult.NotChecked, GateResult.NotChecked, GateResult.NotChecked, GateResult.NotChecked);

    private IEnumerable<(string Name, GateResult Result)> Each =>
        [("政治关", Political), ("法律关", Legal), ("政策关", Policy), ("保密关", Confidentiality), ("文字关", Wording)];

    /// <summary>The refusal where a stage may not pass: it names the gates that are open or failed.</summary>
    public Refusal? CheckForPassing()
    {
        var missing = string.Join('、', Each.Where(gate => gate.Result != GateResult.Passed).Select(gate => gate.Name));
        return missing.Length == 0 ? null : new Refusal("review-gates", $"{missing}没有通过：五关都通过才能审核通过，否则请退回。", Provision.Regulation("第十七条"));
    }
}

/// <summary>标注段落 — words of the text that a reviewer marks, with a remark.</summary>
public sealed record MarkedPassage(string Quote, string Remark);

/// <summary>审核记录 — who decided what at which stage, over which version, and how long it took; 条例 17.</summary>
public sealed class ReviewRecord : IOrganOwned
{
    private ReviewRecord()
    {
    }

    public ReviewRecord(Guid id, Publication item, ReviewDecision decision, DateTimeOffset now)
    {
        (Id, PublicationId, OrganId, Round, StageIndex, StageName) = (id, item.Id, item.OrganId, item.Round, item.StageIndex, item.StageName);
        (EnteredAt, DecidedAt, ItemVersion, Decision) = (item.StageEnteredAt ?? now, now, item.LatestVersion, decision);
    }

    public Guid Id { get; private set; }

    public Guid OrganId { get; private set; }

    public Guid PublicationId { get; private set; }

    public int Round { get; private set; }

    public int StageIndex { get; private set; }

    public string StageName { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    public int ItemVersion { get; private set; }

    public ReviewDecision Decision { get; private set; }

    public Guid ReviewerId { get; init; }

    public string ReviewerName { get; init; } = "";

    /// <summary>Whether the stage was handed over to the reviewer by another person.</summary>
    public bool IsDelegated { get; init; }

    public GateResult Political { get; private set; }

    public GateResult Legal { get; private set; }

    public GateResult Policy { get; private set; }

    public GateResult Confidentiality { get; private set; }

    public GateResult Wording { get; private set; }

    /// <summary>审核意见.</summary>
    public string Opinion { get; init; } = "";

    /// <summary>Marked passages as JSON.</summary>
    public string Marks { get; init; } = "[]";

    public FiveGates Gates
    {
        get => new(Political, Legal, Policy, Confidentiality, Wording);
        init => (Political, Legal, Policy, Confidentiality, Wording) = value;
    }
}
