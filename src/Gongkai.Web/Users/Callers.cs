using Gongkai.App;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Users;

/// <summary>请求的操作人 — who asks, and how far this page sees: both follow from the session and from the permission that the page declares.</summary>
public static class Callers
{
    /// <summary>The public where nobody is signed in.</summary>
    public static Caller CallerOf(this HttpContext context) =>
        context.SignedIn() is { } person ? person.CallerFor(Asked(context), From(context)) : Caller.Public(From(context));

    /// <summary>Null where nobody is signed in.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => context.Features.Get<SignedIn>();

    /// <summary>Network address as the log keeps it.</summary>
    public static string From(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    internal static SignInOrigin Origin(HttpContext context) => new(From(context), context.Request.Headers.UserAgent.ToString());

    private static Permission Asked(HttpContext context)
    {
        var policy = context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Policy;
        return Enum.TryParse<Permission>(policy, out var permission) ? permission : Permission.UseDesk;
    }
}
