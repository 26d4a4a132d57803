using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Portal.Requests;

/// <summary>网上申请设置 — what the applicant's pages need besides use cases, and the answer to what is being typed.</summary>
public static class ApplicantSetup
{
    public static void AddApplicantPages(this IServiceCollection services)
    {
        services.AddSingleton<SealedCookies>().AddSingleton<ApplicantSession>().AddSingleton<ApplicantLimits>().AddSingleton<ApplyFiles>();
        services.AddScoped<ReceivingOrgans>().AddScoped<SampleCodes>().AddScoped<AlreadyPublic>().AddScoped<ApplicantCase>();
    }

    /// <summary>What is typed goes in the body, not in the address: it may name people, and addresses are logged.</summary>
    public static void MapFoundItems(this WebApplication app) =>
        app.MapPost(ApplyPaths.Found, async ([FromForm] string? words, AlreadyPublic found, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(await found.RunAsync(words, context.RequestAborted));
        }).WithMetadata(new PublicAttribute()).RequireRateLimiting(RateLimits.Search);
}
