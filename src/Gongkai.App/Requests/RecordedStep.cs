using Gongkai.Domain.Fees;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>办理记录行 — one event of a request as it lies in the register: only ever added, never changed; 条例 45.</summary>
public sealed class RecordedStep : IOrganOwned
{
    public Guid RequestId { get; init; }

    /// <summary>Place in the history, from 1.</summary>
    public int Number { get; init; }

    public Guid OrganId { get; init; }

    public RequestAction Action { get; init; }

    /// <summary>The day on which it took legal effect.</summary>
    public DateOnly HappenedOn { get; init; }

    public SubmissionChannel? Channel { get; init; }

    public RequestKind? Kind { get; init; }

    public ConsultationKind? Consultation { get; init; }

    /// <summary>Label of a <see cref="RequestParty"/>; names no person.</summary>
    public string? Party { get; init; }

    public int? WorkingDays { get; init; }

    public DateOnly? UntilOn { get; init; }

    public Outcome? Outcome { get; init; }

    public RecordCorrectionOutcome? Correction { get; init; }

    public int? Undoes { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? HandlerId { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Null where the applicant took the step on the portal.</summary>
    public Guid? PersonId { get; init; }

    public string PersonName { get; init; } = "";

    /// <summary>Sealed <see cref="StepDetails"/>.</summary>
    public string Details { get; init; } = "";

    /// <summary>What the law needs to know of it.</summary>
    public RequestEvent ToEvent() => new(Action, HappenedOn)
    {
        Channel = Channel,
        Kind = Kind,
        Consultation = Consultation,
        Party = Party,
        WorkingDays = WorkingDays,
        Until = UntilOn,
        Outcome = Outcome,
        Correction = Correction,
        Undoes = Undoes,
    };
}

/// <summary>意见 — what a consulted party says; 条例 32, 34.</summary>
public enum PartyOpinion
{
    Agrees,
    AgreesInPart,
    Objects,
}

/// <summary>办理要素 — what was written down with a step; lies sealed, since people write names into it.</summary>
public sealed record StepDetails
{
    /// <summary>理由 or note.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was searched, clarified, disclosed, or answered.</summary>
    public string Content { get; init; } = "";

    /// <summary>How and with whom the receipt was confirmed.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Number of a treasury receipt, a proof of delivery, a decision.</summary>
    public string Reference { get; init; } = "";

    public IReadOnlyList<ClarificationGround> Grounds { get; init; } = [];

    public PartyOpinion? Opinion { get; init; }

    public FeeMethod? FeeMethod { get; init; }

    public int? FeeQuantity { get; init; }

    public long? FeeYuan { get; init; }

    public DeliveryChannel? DeliveryChannel { get; init; }

    public Guid? RemedyId { get; init; }

    public Guid? MainRequestId { get; init; }
}
