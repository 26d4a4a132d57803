using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Gongkai.Web.Security;

/// <summary>访问限额 — by address and by account; names for [EnableRateLimiting(…)].</summary>
public static class RateLimits
{
    /// <summary>Searching costs more than reading.</summary>
    public const string Search = "search";

    /// <summary>Whatever could be guessed: query codes of cases and the like; opening the page is no guess. Sign-in counts by <see cref="LimitGuessesAttribute"/>, for all nodes together.</summary>
    public const string Guess = "guess";

    /// <summary>Forms that write: requests, letters, opinions, error reports, subscriptions; reading the page is not counted.</summary>
    public const string Submit = "submit";

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services, RequestLimits limits) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.RetryAfter(rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : s_minute);
            return ValueTask.CompletedTask;
        };
        if (limits.PerAddressAndMinute is { } most)
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(Address(context), most, s_minute));
        }

        limiter.AddPolicy(Search, context => Window(Address(context), limits.SearchesPerMinute, s_minute));
        limiter.AddPolicy(Guess, context => HttpMethods.IsPost(context.Request.Method) ? Window(Address(context), limits.GuessesPerMinute, s_minute) : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(Submit, context => HttpMethods.IsPost(context.Request.Method) ? Window(Account(context), limits.SubmissionsPerHour, TimeSpan.FromHours(1)) : RateLimitPartition.GetNoLimiter(""));
    });

    public static void AddRequestLimits(this WebApplicationBuilder builder, RequestLimits limits)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.RequestBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 2048;
            form.KeyLengthLimit = 512;
        });
    }

    /// <summary>The account where somebody is signed in, so that an office behind one address is not one visitor.</summary>
    private static string Account(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id ? $"account {id}" : Address(context);

    /// <summary>An IPv6 client owns a whole /64, so that is one visitor.</summary>
    internal static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]).ToString() : address.ToString();
    }

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 });
}
