using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;

namespace Gongkai.App.Reports.Supervision;

/// <summary>整改状态 — where an order to put something right stands.</summary>
public enum RectificationState
{
    /// <summary>待整改.</summary>
    Ordered,

    /// <summary>已回复，待复查.</summary>
    Replied,

    /// <summary>已销号.</summary>
    Settled,
}

/// <summary>整改通知 — an order of the competent department to one organ, its reply and the recheck; 条例 47.</summary>
public sealed class Rectification : IOrganOwned
{
    public Guid Id { get; init; }

    /// <summary>The organ that has to act.</summary>
    public Guid OrganId { get; init; }

    public Guid? ReportId { get; init; }

    public int Year { get; init; }

    public string Demand { get; init; } = "";

    public DateOnly DueOn { get; init; }

    public string OrderedBy { get; init; } = "";

    public DateTimeOffset OrderedAt { get; init; }

    public string Reply { get; set; } = "";

    public string RepliedBy { get; set; } = "";

    public DateTimeOffset? RepliedAt { get; set; }

    public string Recheck { get; set; } = "";

    public string RecheckedBy { get; set; } = "";

    public DateTimeOffset? RecheckedAt { get; set; }

    public RectificationState State { get; set; }

    public int Version { get; set; }
}

/// <summary>催报记录 — a reminder that went to an organ without a report.</summary>
public sealed class ReportReminder : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public string Text { get; init; } = "";

    public string SentBy { get; init; } = "";

    public DateTimeOffset SentAt { get; init; }
}

/// <summary>年报要素 — the figures of one report that comparisons over many reports need, one row a report; null is never zero.</summary>
public sealed class ReportFacts : IOrganOwned
{
    public Guid ReportId { get; init; }

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public OrganKind Kind { get; set; }

    /// <summary>Whether the report is public, and its figures with it.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Whether the report's rows of <see cref="ReportGround"/> were taken from it.</summary>
    public bool HasGrounds { get; set; }

    public long? Received { get; set; }

    public long? CarriedIn { get; set; }

    public long? Granted { get; set; }

    public long? Partly { get; set; }

    public long? Denied { get; set; }

    public long? Unable { get; set; }

    public long? NotHandled { get; set; }

    public long? Other { get; set; }

    public long? Closed { get; set; }

    public long? CarriedOut { get; set; }

    public long? Reviews { get; set; }

    public long? ReviewsOverturned { get; set; }

    public long? Suits { get; set; }

    public long? SuitsOverturned { get; set; }

    public long? Issued { get; set; }

    public long? InForce { get; set; }
}
