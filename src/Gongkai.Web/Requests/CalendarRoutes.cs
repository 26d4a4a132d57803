using Gongkai.App.Reminders;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Requests;

/// <summary>日历入口 — the calendar of a person behind its secret address; a wrong address and an ended one answer alike.</summary>
public static class CalendarRoutes
{
    public static void MapCalendars(this WebApplication app) =>
        app.MapGet("/calendar/{key}.ics", async (HttpContext context, DeadlineFeed feed, string key) =>
        {
            var text = await feed.RunAsync(key, $"{context.Request.Scheme}://{context.Request.Host}", context.RequestAborted);
            context.Response.Headers.CacheControl = "private, no-store";
            return text is null ? Results.NotFound() : Results.Text(text, "text/calendar; charset=utf-8");
        }).WithMetadata(new PublicAttribute(), new EnableRateLimitingAttribute(RateLimits.Guess));
}
