using Gongkai.Domain.Organs;

namespace Gongkai.App.Work;

/// <summary>待办副作用 — work that follows from a committed change (index, mail, conversion); stored with the change, done at least once.</summary>
public sealed class OutboxItem : IOrganOwned
{
    public Guid Id { get; init; }

    /// <summary>Whose change asked for it; empty for the site itself. Where it is left out, the session that enqueues sets its own organ.</summary>
    public Guid OrganId { get; internal set; }

    /// <summary>Stable code of the work; one worker handles it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>JSON of a small record.</summary>
    public string Payload { get; init; } = "{}";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not tried before this instant.</summary>
    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>While it lies ahead, one worker holds the item.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public string LastError { get; set; } = "";

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Set when it failed too often: only a person tries it again.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
}
