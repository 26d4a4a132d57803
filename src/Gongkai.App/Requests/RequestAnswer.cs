using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>公开的答复 — what was asked and answered, as everybody may read it, without anything about the applicant; 条例 44.</summary>
public sealed class RequestAnswer : IOrganOwned
{
    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>What was asked for.</summary>
    public string Title { get; set; } = "";

    public string Answer { get; set; } = "";

    public Outcome Outcome { get; init; }

    public DateOnly AnsweredOn { get; init; }

    public DateTimeOffset PublishedAt { get; set; }

    public int Version { get; set; }
}
