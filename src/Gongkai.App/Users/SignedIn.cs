using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;

namespace Gongkai.App.Users;

/// <summary>已登录人员 — who a live session stands for, as every request of it sees.</summary>
/// <param name="MustEnrol">A role of this person asks for a second factor and there is none yet: nothing else is allowed until then.</param>
public sealed record SignedIn(Guid SessionId, Guid PersonId, string Name, Organ Organ, IReadOnlyList<Role> Roles, bool MustEnrol)
{
    public IReadOnlySet<Permission> Permissions { get; } = MustEnrol ? new HashSet<Permission>() : RoleTable.Of(Roles);

    /// <summary>The caller of a page or endpoint that asks for <paramref name="asked"/>; how far it sees follows from what it is for.</summary>
    public Caller CallerFor(Permission asked, string from) => new(PersonId, Name, from, Reach(asked), Permissions);

    /// <summary>
    /// Administrators change people and organs of the own organ and below and see its background work, a competent department decides on the reports of those below; everything else ends at the own organ,
    /// so an administrator who also handles requests does not see those of other organs.
    /// </summary>
    private OrganScope Reach(Permission asked) => asked switch
    {
        Permission.ManageOrgans or Permission.ManagePeople or Permission.ManageJobs or Permission.SuperviseOrgans => OrganScope.OwnAndBelow(Organ, writes: true),
        _ => OrganScope.Own(Organ),
    };
}
