using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>依申请公开申请 — one request in the register; what stands below <see cref="State"/> is kept by the one place that appends events; 条例 29, 45.</summary>
/// <remarks>No due date is stored: it is calculated from the events and the calendar each time it is shown.</remarks>
public sealed class DisclosureRequest : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>As people see it, 2026-0012; without gaps in an organ and year.</summary>
    public string Number { get; set; } = "";

    public RequestKind Kind { get; init; }

    public SubmissionChannel Channel { get; init; }

    public DateOnly SubmittedOn { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Null where the applicant filed on the portal.</summary>
    public Guid? RegisteredById { get; init; }

    /// <summary>Blind index of the form's token: a form sent twice is one request.</summary>
    public string SubmissionKey { get; init; } = "";

    /// <summary>Blind index of number and query code together.</summary>
    public string QueryKey { get; set; } = "";

    public ApplicantKind ApplicantKind { get; init; }

    /// <summary>Sealed <see cref="Requests.Applicant"/>.</summary>
    public string Applicant { get; init; } = "";

    /// <summary>Blind index by which earlier requests of the same applicant are found.</summary>
    public string ApplicantKey { get; init; } = "";

    public string NameKey { get; init; } = "";

    /// <summary>Name of the information asked for.</summary>
    public string Title { get; init; } = "";

    /// <summary>文号或者索引号.</summary>
    public string DocumentNumber { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>The time that the information is of.</summary>
    public string PeriodAsked { get; init; } = "";

    /// <summary>May stay empty: since 2019 a purpose is no condition.</summary>
    public string Purpose { get; init; } = "";

    public DeliveryForm DeliveryForm { get; init; }

    public DeliveryChannel DeliveryChannel { get; init; }

    public bool AcceptsOtherForm { get; init; }

    public bool AsksFeeReduction { get; init; }

    /// <summary>The request that this one was split off.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The request that this one was merged into.</summary>
    public Guid? MergedIntoId { get; set; }

    /// <summary>The letter to the mailbox that turned out to be this request.</summary>
    public Guid? LetterId { get; init; }

    public Guid? UnitId { get; set; }

    public Guid? HandlerId { get; set; }

    public RequestState State { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public Outcome? Outcome { get; set; }

    public RecordCorrectionOutcome? Correction { get; set; }

    /// <summary>The outcome and day that table three counts: the first ones, whatever a remedy changes later.</summary>
    public Outcome? CountedOutcome { get; set; }

    public DateOnly? CountedOn { get; set; }

    /// <summary>True for a request that was split: its parts are counted instead.</summary>
    public bool IsDivided { get; set; }

    /// <summary>How many events the history has.</summary>
    public int EventCount { get; set; }

    public int Version { get; set; }
}

/// <summary>申请与所见版本 — a request and the version of it that the person saw; a step taken by somebody else in between is refused.</summary>
public readonly record struct RequestKey(Guid Id, int Version);
