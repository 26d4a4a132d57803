using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>被征求意见方 — a third party or another organ that was asked; its dates and opinion are those of the events that carry its label; 条例 32–34.</summary>
public sealed class RequestParty : IOrganOwned
{
    public Guid RequestId { get; init; }

    /// <summary>第三方1, or the name of an organ: what events, letters to others and the timeline call it.</summary>
    public string Label { get; init; } = "";

    public Guid OrganId { get; init; }

    public ConsultationKind Kind { get; init; }

    /// <summary>Sealed <see cref="PartyContact"/>.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>被征求意见方联系方式 — who it is and where letters go.</summary>
public sealed record PartyContact(string Name)
{
    public string Phone { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string Email { get; init; } = "";
}
