using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>办理指令 — one step to be taken: what, with effect from which day, with what it is given.</summary>
internal sealed record StepOrder(RequestAction Action, DateOnly On, StepFacts Facts)
{
    /// <summary>The reply that stands in the draft.</summary>
    internal ReplyContent? Reply { get; init; }

    internal IReadOnlyList<Guid> Makers { get; init; } = [];

    /// <summary>True for steps that the applicant takes on the portal.</summary>
    internal bool IsByApplicant { get; init; }

    internal StepDetails Details() => new()
    {
        Reason = Facts.Reason.Trim(),
        Content = Facts.Content.Trim(),
        Contact = Facts.Contact.Trim(),
        Reference = Facts.Reference.Trim(),
        Grounds = Facts.Grounds,
        Opinion = Facts.Opinion,
        FeeMethod = Facts.FeeMethod,
        FeeQuantity = Facts.FeeQuantity,
        FeeYuan = StepFees.Calculate(Facts) is { Succeeded: true } fee ? fee.Value.Yuan : null,
        DeliveryChannel = Facts.DeliveryChannel,
        RemedyId = Facts.RemedyId,
        MainRequestId = Facts.MainRequestId,
    };
}
