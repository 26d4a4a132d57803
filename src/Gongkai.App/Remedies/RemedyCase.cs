using Gongkai.Domain.Organs;
using Gongkai.Domain.Remedies;

namespace Gongkai.App.Remedies;

/// <summary>复议诉讼案件 — a reconsideration or suit about a request, as it lies in the register; feeds table four; 条例 51.</summary>
public sealed class RemedyCase : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid RequestId { get; init; }

    public RemedyKind Kind { get; init; }

    public DateOnly? FiledOn { get; init; }

    public DateOnly AcceptedOn { get; init; }

    public DateOnly? DecidedOn { get; set; }

    public RemedyResult Result { get; set; }

    /// <summary>复议机关 or 人民法院.</summary>
    public string Authority { get; init; } = "";

    /// <summary>案号.</summary>
    public string CaseNumber { get; set; } = "";

    /// <summary>Sealed.</summary>
    public string Note { get; set; } = "";

    public int Version { get; set; }

    public Remedy ToRemedy() => new(Kind, AcceptedOn, Result, DecidedOn);
}
