using Gongkai.Domain.Users;
using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Users;

/// <summary>权限策略 — one policy for each permission, named like it; pages say [Needs(nameof(Permission.ReviewItems))].</summary>
public static class PermissionPolicies
{
    /// <summary>Anybody who is signed in, even while a compulsory second factor is missing.</summary>
    public const string SignedInOnly = "SignedIn";

    public static void AddPermissionPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder().AddPolicy(SignedInOnly, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new HasPermission(permission)));
        }

        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
    }

    private sealed record HasPermission(Permission Permission) : IAuthorizationRequirement;

    private sealed class PermissionHandler : AuthorizationHandler<HasPermission>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HasPermission requirement)
        {
            if (context.Resource is HttpContext http && http.SignedIn()?.Permissions.Contains(requirement.Permission) == true)
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
