using Gongkai.Domain.Organs;

namespace Gongkai.App.Audit;

/// <summary>办理记录 — one thing that was done or read: who, when, from where, on what, why, by which provision; one link of the organ's chain.</summary>
public sealed class CaseEvent : IOrganOwned
{
    public Guid OrganId { get; init; }

    /// <summary>Place in the organ's chain, from 1 without gaps.</summary>
    public long Number { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public Guid? PersonId { get; init; }

    public string PersonName { get; init; } = "";

    public string FromAddress { get; init; } = "";

    /// <summary>What it was done to: request, publication, person, organ, …</summary>
    public string SubjectKind { get; init; } = "";

    public Guid? SubjectId { get; init; }

    /// <summary>Stable code of what was done, for example request-registered.</summary>
    public string Action { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Provision { get; init; } = "";

    /// <summary>JSON of a small record; never personal data.</summary>
    public string Payload { get; init; } = "{}";

    public int PayloadVersion { get; init; } = 1;

    public string Algorithm { get; init; } = "";

    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";
}
