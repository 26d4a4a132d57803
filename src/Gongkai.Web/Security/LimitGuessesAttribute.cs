using Gongkai.App.Operation;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Web.Security;

/// <summary>猜测限额 — how often one address and one account may send what could be guessed, counted for all nodes together; a right answer is no guess and is given back.</summary>
/// <remarks>Only what is sent counts: whoever opens the page a hundred times has guessed nothing. A hundred officers behind one address sign in at nine without being kept out.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitGuessesAttribute : Attribute, IAsyncPageFilter
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    /// <summary>The field of the form that names the account; without it the account is the one whose password was right already.</summary>
    public string? AccountField { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next();
            return;
        }

        var counters = http.RequestServices.GetRequiredService<RateCounters>();
        var limit = http.RequestServices.GetRequiredService<ServerOptions>().Limits.GuessesPerMinute;
        var counted = new List<RateKey>();
        foreach (var key in Keys(http))
        {
            counted.Add(key);
            if (!await counters.AllowAsync(key, limit, s_window, http.RequestAborted))
            {
                http.Response.RetryAfter(counters.LeftOf(s_window));
                context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
                return;
            }
        }

        if (await next() is { Exception: null, Result: RedirectResult or LocalRedirectResult or RedirectToPageResult })
        {
            foreach (var key in counted)
            {
                await counters.GiveBackAsync(key, s_window, CancellationToken.None);
            }
        }
    }

    private IEnumerable<RateKey> Keys(HttpContext http)
    {
        yield return new RateKey("guess-address", RateLimits.Address(http));
        var account = AccountField is null ? SessionCookie.StepOf(http)?.PersonId.ToString() : http.Request.Form[AccountField].ToString().Trim().ToUpperInvariant();
        if (account is { Length: > 0 })
        {
            yield return new RateKey("guess-account", account);
        }
    }
}
