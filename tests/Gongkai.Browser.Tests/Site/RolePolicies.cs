using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;

namespace Gongkai.Browser.Tests.Site;

/// <summary>Says by the table of roles whom the policies of a route admit.</summary>
internal static class RolePolicies
{
    /// <summary>Several policies of one page all have to admit; one policy may admit for any of several permissions.</summary>
    /// <param name="role">Null for who is not signed in.</param>
    internal static bool May(RoleEntry? role, string policies) => policies.Split(" + ").All(policy => policy switch
    {
        RouteEntry.Public => true,
        PermissionPolicies.SignedInOnly => role is not null,
        _ when PermissionPolicies.Joint.TryGetValue(policy, out var parts) => role is not null && parts.Any(role.May),
        _ => role is not null && role.May(Enum.Parse<Permission>(policy)),
    });
}
