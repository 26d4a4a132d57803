using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Shared;

/// <summary>公开页面 — anybody may open it; said on purpose, never by leaving something out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>须有权限 — only who satisfies the named policy may open it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string policy) : AuthorizeAttribute(policy);

/// <summary>路由权限 — what is not declared is denied.</summary>
public static class RoutePolicy
{
    public static void AddRoutePolicies(this IServiceCollection services) =>
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());

    /// <summary>An unknown address or a wrong method has nothing to protect: it goes on to its 404 or 405.</summary>
    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
