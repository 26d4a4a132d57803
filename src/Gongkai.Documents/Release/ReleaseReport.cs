using Gongkai.Domain;

namespace Gongkai.Documents.Release;

/// <summary>发布检查结论 — what may happen with a file.</summary>
public enum ReleaseVerdict
{
    /// <summary>未见问题 — nothing found.</summary>
    Clear,

    /// <summary>清理后可发布 — the cleaner can take everything away.</summary>
    Cleanable,

    /// <summary>须人工处理 — something stays that a person edits, or accepts with a reason and a second person.</summary>
    NeedsDecision,

    /// <summary>暂不放行 — it could not be inspected.</summary>
    Held,
}

/// <summary>发布检查报告 — the findings of one file as it was at one time; belongs to the bytes with its checksum and to one version of the rules.</summary>
public sealed record ReleaseReport(string FileName, ReleaseFormat Format, string Sha256, IReadOnlyList<ReleaseFinding> Findings, Refusal? HeldBecause)
{
    /// <summary>Raised whenever a recogniser improves, so that released files are inspected again.</summary>
    public const int CurrentRules = 2;

    public int Rules { get; init; } = CurrentRules;

    public ReleaseVerdict Verdict =>
        HeldBecause is not null ? ReleaseVerdict.Held
        : Findings.Count == 0 ? ReleaseVerdict.Clear
        : Findings.All(finding => finding.Handling == ReleaseHandling.Cleaned) ? ReleaseVerdict.Cleanable
        : ReleaseVerdict.NeedsDecision;

    /// <summary>The findings that stay after cleaning: a person edits the file, or two persons accept them.</summary>
    public IEnumerable<ReleaseFinding> ToDecide => Findings.Where(finding => finding.Handling == ReleaseHandling.Decided);
}
