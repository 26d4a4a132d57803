using Gongkai.Web.Errors;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Web.Shared;

/// <summary>页面框架 — fetches what stands around a page before the page itself runs.</summary>
public sealed class FrameFilter(FindSite findSite, FindDesk findDesk) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.HandlerInstance is DeskPage)
        {
            http.Features.Set(await findDesk(http));
        }
        else if (context.HandlerInstance is PortalPage || IsMistakeOfTheReader(http))
        {
            http.Features.Set(await findSite(http));
        }

        await next();
    }

    /// <summary>A fault of ours may be that nothing can be fetched at all; an unknown address is none.</summary>
    private static bool IsMistakeOfTheReader(HttpContext http) => http.Features.Get<FailedRequest>() is { Status: < 500 };
}
