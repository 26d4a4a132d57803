using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Organs;

/// <summary>机关概况 — what an organ states about itself: names, kind, codes and its disclosure office.</summary>
public sealed record OrganProfile(string Name, string ShortName, OrganKind Kind, DisclosureOffice Office)
{
    public bool HasRuleMakingPower { get; init; }

    public string? CreditCode { get; init; }

    public string? SiteCode { get; init; }

    /// <summary>机关职能, in words, as the plan of its duties states them.</summary>
    public string Duties { get; init; } = "";
}
