using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>办理内容 — what a step is given; each action asks for the parts that its needs name and ignores the rest.</summary>
public sealed record StepFacts
{
    /// <summary>理由; also the statement with which an applicant withdraws.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was clarified, searched, answered, disclosed.</summary>
    public string Content { get; init; } = "";

    /// <summary>How and with whom the receipt was confirmed.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Treasury receipt, proof of delivery, number of a decision.</summary>
    public string Reference { get; init; } = "";

    public IReadOnlyList<ClarificationGround> Grounds { get; init; } = [];

    /// <summary>Length of a clarification period or of an extension.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>A date that is set: of a delayed reply, or by a decision that orders a new one.</summary>
    public DateOnly? Until { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? HandlerId { get; init; }

    public ConsultationKind? Consultation { get; init; }

    /// <summary>Of a consultation with somebody new.</summary>
    public PartyContact? NewParty { get; init; }

    /// <summary>Label of a party that is known to the request.</summary>
    public string Party { get; init; } = "";

    public PartyOpinion? Opinion { get; init; }

    public FeeMethod? FeeMethod { get; init; }

    public int? FeeQuantity { get; init; }

    public DeliveryChannel? DeliveryChannel { get; init; }

    /// <summary>Of a redoing: the case in which it was ordered.</summary>
    public Guid? RemedyId { get; init; }

    /// <summary>Which of the transition's papers are made; null for those that fit by themselves.</summary>
    public IReadOnlyList<PaperKind>? Papers { get; init; }

    /// <summary>Writes the text of a paper once its number is known; null leaves it to <see cref="WritePaper"/>.</summary>
    public Func<PaperOrder, string>? Compose { get; init; }

    /// <summary>Of a delivery: makes the document of the reply as it is sent.</summary>
    public IssuePaper? Issue { get; init; }

    /// <summary>Of a drafting.</summary>
    public ReplyContent? Reply { get; init; }

    internal Guid? MainRequestId { get; init; }

    internal int? Undoes { get; init; }
}

/// <summary>文书任务 — a paper that a step makes, as its text needs to know it.</summary>
/// <param name="Number">Its number in full; empty for papers without one.</param>
/// <param name="Party">Label of the party it goes to.</param>
public sealed record PaperOrder(PaperKind Kind, string Number, DateOnly On, string? Party);
