using Gongkai.Domain.Organs;

namespace Gongkai.App.Reports.Compiling;

/// <summary>编制状态 — where a report stands on its way inside the organ.</summary>
public enum WritingState
{
    /// <summary>编制中.</summary>
    Writing,

    /// <summary>审核中.</summary>
    InReview,

    /// <summary>已签发.</summary>
    SignedOff,

    /// <summary>已公开.</summary>
    Published,
}

/// <summary>结转差异的处理 — what is printed where the records and last year's report differ on what was carried over.</summary>
public enum CarryVerdict
{
    /// <summary>未处理: last year's figure is printed, and the difference stands as an error.</summary>
    Undecided,

    /// <summary>补登的按本年新收计.</summary>
    LateAsNew,

    /// <summary>以登记簿为准: last year's report is to be corrected.</summary>
    FollowRecords,
}

/// <summary>年报编制 — the working side of one organ's report of a year; it has the id of its <see cref="FiledReport"/>, which holds what outsiders see; 条例 49.</summary>
public sealed class YearReport : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public WritingState State { get; set; }

    /// <summary>Which submission it is, from 1.</summary>
    public int Round { get; set; }

    /// <summary>The stages in force at submission, as a review route writes them.</summary>
    public string Route { get; set; } = "";

    public int StageIndex { get; set; }

    public string StageName { get; set; } = "";

    public Guid? StartedById { get; init; }

    public string StartedBy { get; init; } = "";

    public Guid? SubmittedById { get; set; }

    public Guid? SignedById { get; set; }

    public string SignedBy { get; set; } = "";

    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>落款日期.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The figures that were submitted; null while the report follows the records.</summary>
    public Guid? FrozenId { get; set; }

    public Guid? PublicationId { get; set; }

    public CarryVerdict CarryVerdict { get; set; }

    public string CarryNote { get; set; } = "";

    public string CarryBy { get; set; } = "";

    public int Version { get; set; }
}
