using Gongkai.Domain.Organs;

namespace Gongkai.App.Storage;

/// <summary>可见范围种类 — how far a session sees.</summary>
public enum ScopeMode
{
    /// <summary>One organ.</summary>
    Organ,

    /// <summary>An organ and all below it.</summary>
    Below,

    /// <summary>Every organ: the site's own work and what the public may read.</summary>
    Everything,
}

/// <summary>可见范围 — which organs' records a session may see and change; the one mechanism of isolation between organs.</summary>
public sealed record OrganScope(ScopeMode Mode, Guid OrganId, string Path, bool WritesBelow)
{
    /// <summary>The site itself: scripts, workers, the first start.</summary>
    public static readonly OrganScope Site = new(ScopeMode.Everything, Guid.Empty, "", WritesBelow: true);

    /// <summary>Readers of the portal: sees all organs, changes nothing.</summary>
    public static readonly OrganScope Portal = new(ScopeMode.Everything, Guid.Empty, "", WritesBelow: false);

    public static OrganScope Own(Organ organ) => new(ScopeMode.Organ, organ.Id, organ.Path, WritesBelow: false);

    /// <summary>A competent department reads what is below and changes what is its own; an administrator changes both.</summary>
    public static OrganScope OwnAndBelow(Organ organ, bool writes) => new(ScopeMode.Below, organ.Id, organ.Path, writes);

    /// <summary>Whether records of <paramref name="organ"/> are seen.</summary>
    public bool Includes(Organ organ) => Mode switch
    {
        ScopeMode.Organ => organ.Id == OrganId,
        ScopeMode.Below => organ.Path.StartsWith(Path, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether <paramref name="organ"/> itself and its records may be changed.</summary>
    public bool MayChange(Organ organ) => Includes(organ) && (WritesBelow || organ.Id == OrganId);
}
