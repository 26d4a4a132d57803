using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App;

/// <summary>操作人 — who acts, for which organ, from which address, and what he or she may do.</summary>
/// <param name="PersonId">Null for citizens and for the site itself.</param>
/// <param name="Name">As the log shows it.</param>
/// <param name="From">Network address, or the command that was given.</param>
public sealed record Caller(Guid? PersonId, string Name, string From, OrganScope Scope, IReadOnlySet<Permission> Permissions)
{
    public static Caller Site(string from) => new(null, "系统", from, OrganScope.Site, new HashSet<Permission>());

    public static Caller Public(string from) => new(null, "公众", from, OrganScope.Portal, new HashSet<Permission>());

    public Guid OrganId => Scope.OrganId;

    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>The refusal where the permission is missing; null where it is there.</summary>
    public Refusal? Lacks(Permission permission) =>
        May(permission) ? null : new Refusal("not-permitted", $"您没有“{RoleTable.InChinese(permission)}”的权限，请联系本机关管理员。");
}
