namespace Gongkai.Domain.Users;

/// <summary>角色条目 — one row of the role table: stored code, Chinese name and permissions.</summary>
public sealed record RoleEntry(Role Role, string Code, string Name, IReadOnlyList<Permission> Permissions)
{
    public bool May(Permission permission) => Permissions.Contains(permission);
}
