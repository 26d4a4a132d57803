using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Shared;

/// <summary>路由 — one address of the server and who may ask for it.</summary>
/// <param name="Pattern">Route pattern, with a slash in front.</param>
/// <param name="Methods">HTTP methods; empty for a page, which sorts that out by itself.</param>
/// <param name="Policy">Name of the policy, <see cref="Public"/>, or null when nobody declared one.</param>
/// <param name="Name">What serves it, for messages.</param>
public sealed record RouteEntry(string Pattern, IReadOnlyList<string> Methods, string? Policy, string Name)
{
    public const string Public = "public";

    /// <summary>Has no parameters, so that a test can simply open it.</summary>
    public bool IsPlain => !Pattern.Contains('{', StringComparison.Ordinal);
}

/// <summary>路由清单 — all addresses with their policies; tests walk it, and the server refuses to start with a gap in it.</summary>
public static class RouteList
{
    public static IReadOnlyList<RouteEntry> Of(WebApplication app) =>
    [
        .. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(Entry)
            .OrderBy(entry => entry.Pattern, StringComparer.Ordinal),
    ];

    /// <exception cref="InvalidOperationException">An address has no declared policy.</exception>
    public static void RequirePolicies(WebApplication app)
    {
        var gaps = Of(app).Where(entry => entry.Policy is null).Select(entry => $"{entry.Pattern} ({entry.Name})").ToList();
        if (gaps.Count > 0)
        {
            throw new InvalidOperationException($"These addresses declare no policy; add [Public] or [Needs(…)]: {string.Join(", ", gaps)}");
        }
    }

    private static RouteEntry Entry(RouteEndpoint endpoint)
    {
        var declared = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? RouteEntry.Public
            : string.Join(" + ", endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>());
        return new RouteEntry(
            $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}",
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
            declared.Length > 0 ? declared : null,
            endpoint.DisplayName ?? "");
    }
}
