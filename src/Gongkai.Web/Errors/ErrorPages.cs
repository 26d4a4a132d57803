using System.Diagnostics;
using Gongkai.Domain;
using Gongkai.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Errors;

/// <summary>出错页面 — every empty bad answer becomes a page for people and problem+json for programs.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseStatusCodePages(Answer);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = context =>
            {
                // The body is written by the line above, so that a fault looks like any other bad answer.
                context.Response.StatusCode = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            },
        });
    }

    /// <summary>拒绝 — a refusal as a program sees it: code, sentence, provision.</summary>
    public static IResult Problem(Refusal refusal, int status = StatusCodes.Status422UnprocessableEntity) =>
        Results.Problem(statusCode: status, title: refusal.Message, type: $"urn:gongkai:refusal:{refusal.Code}", extensions: new Dictionary<string, object?>
        {
            ["code"] = refusal.Code,
            ["provision"] = refusal.Basis?.ToString(),
        });

    private static async Task Answer(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (context.Response.StatusCode == StatusCodes.Status400BadRequest && IsTooLarge(context))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }

        if (context.Request.WantsPage())
        {
            await ShowPage(status);
            return;
        }

        var text = ErrorText.Of(context.Response.StatusCode);
        var problem = new ProblemDetails { Status = text.Status, Title = text.Title, Detail = $"{text.What}{text.Then}" };
        problem.Extensions["traceId"] = TraceId(context);
        await context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
    }

    /// <summary>Runs the pipeline again for the error page; the address in the browser stays.</summary>
    private static async Task ShowPage(StatusCodeContext status)
    {
        var context = status.HttpContext;
        context.Features.Set(new FailedRequest(context.Request.Path, context.Response.StatusCode));
        // The page reads no form, so that one without its token cannot fail a second time.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.SetEndpoint(null);
        context.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"/error/{context.Response.StatusCode}";
        await status.Next(context);
    }

    /// <summary>Whoever reads the form first meets the limit and tells it as a bad form.</summary>
    private static bool IsTooLarge(HttpContext context) =>
        context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    internal static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}

/// <summary>失败的请求 — what was asked for before the error page took its place.</summary>
public sealed record FailedRequest(PathString Path, int Status);
