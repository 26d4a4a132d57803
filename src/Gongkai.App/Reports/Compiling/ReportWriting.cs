using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报文字版本 — one saved version of the preface (0) or of a part (1–6), with its figures as fields.</summary>
public sealed class ReportText : IOrganOwned
{
    public Guid ReportId { get; init; }

    public int Section { get; init; }

    public int Number { get; init; }

    public Guid OrganId { get; init; }

    public string Text { get; init; } = "";

    public Guid? AuthorId { get; init; }

    public string Author { get; init; } = "";

    public DateTimeOffset SavedAt { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>年报批注 — a remark on a part, open until somebody settles it.</summary>
public sealed class ReportComment : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid OrganId { get; init; }

    public int Section { get; init; }

    public string Text { get; init; } = "";

    public string Author { get; init; } = "";

    public DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public string ResolvedBy { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>年报文字模板 — a part in the organ's own style, kept for the years to come.</summary>
public sealed class TextTemplate : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public int Section { get; init; }

    public string Name { get; init; } = "";

    public string Text { get; set; } = "";

    public string KeptBy { get; set; } = "";

    public DateTimeOffset KeptAt { get; set; }

    public int Version { get; set; }
}

/// <summary>审核结论 — how a stage of the report's review ended.</summary>
public enum ReportDecision
{
    Submitted,
    Passed,
    Returned,
    SignedOff,
}

/// <summary>年报审核记录 — who decided what at which stage.</summary>
public sealed class ReportReview : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid OrganId { get; init; }

    public int Round { get; init; }

    public string StageName { get; init; } = "";

    public ReportDecision Decision { get; init; }

    public Guid ReviewerId { get; init; }

    public string Reviewer { get; init; } = "";

    public string Opinion { get; init; } = "";

    public DateTimeOffset DecidedAt { get; init; }
}

/// <summary>固化的年报数据 — figures, case lists and version of the counting rules as they stood when the report went to review.</summary>
public sealed class FrozenReport : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid OrganId { get; init; }

    public DateTimeOffset FrozenAt { get; init; }

    public string FrozenBy { get; init; } = "";

    public string RulesVersion { get; init; } = "";

    /// <summary>One line a table, as <see cref="CompiledText"/> writes it.</summary>
    public string Figures { get; init; } = "";

    /// <summary>One line a record: its id and the positions it counts at.</summary>
    public string Cases { get; init; } = "";

    /// <summary>SHA-256 over figures and cases.</summary>
    public string Checksum { get; init; } = "";
}
