using Gongkai.Domain.Users;
using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Users;

/// <summary>权限策略 — one policy for each permission, named like it; pages say [Needs(nameof(Permission.ReviewItems))].</summary>
public static class PermissionPolicies
{
    /// <summary>Anybody who is signed in, even while a compulsory second factor is missing.</summary>
    public const string SignedInOnly = "SignedIn";

    /// <summary>Anybody who has a part in handling requests: whoever may do one of <see cref="RequestParts"/>.</summary>
    public const string RequestWork = "RequestWork";

    /// <summary>Whoever writes items, publishes them or decides over them: the register of what is not public is theirs.</summary>
    public const string WithheldItems = "WithheldItems";

    public static IReadOnlyList<Permission> RequestParts { get; } = [Permission.RegisterRequests, Permission.HandleRequests, Permission.ReviewLegality, Permission.ApproveReplies];

    public static IReadOnlyList<Permission> WithheldParts { get; } = [Permission.ContributeItems, Permission.EditSite, Permission.ApproveItems];

    /// <summary>Policies that one of several permissions fulfils.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Permission>> Joint { get; } =
        new Dictionary<string, IReadOnlyList<Permission>> { [RequestWork] = RequestParts, [WithheldItems] = WithheldParts };

    public static void AddPermissionPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder().AddPolicy(SignedInOnly, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new HasPermission(permission)));
        }

        foreach (var (name, anyOf) in Joint)
        {
            policies.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new HasPermission([.. anyOf])));
        }

        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
    }

    private sealed record HasPermission(params IReadOnlyList<Permission> AnyOf) : IAuthorizationRequirement;

    private sealed class PermissionHandler : AuthorizationHandler<HasPermission>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HasPermission requirement)
        {
            if (context.Resource is HttpContext http && http.SignedIn() is { } person && requirement.AnyOf.Any(person.Permissions.Contains))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
