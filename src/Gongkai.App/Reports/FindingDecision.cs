using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports;

/// <summary>问题处理 — what people made of a finding: the findings themselves are computed anew each time.</summary>
public enum FindingVerdict
{
    /// <summary>属实.</summary>
    Confirmed,

    /// <summary>不属实.</summary>
    Dismissed,

    /// <summary>已说明.</summary>
    Explained,
}

/// <summary>问题处理记录 — the verdict on one finding of one report, with the note that is kept.</summary>
public sealed class FindingDecision : IOrganOwned
{
    public Guid ReportId { get; init; }

    public Guid OrganId { get; init; }

    public string Rule { get; init; } = "";

    public string Location { get; init; } = "";

    public FindingVerdict Verdict { get; set; }

    public string Note { get; set; } = "";

    public string DecidedBy { get; set; } = "";

    public DateTimeOffset DecidedAt { get; set; }

    public int Version { get; set; }
}
