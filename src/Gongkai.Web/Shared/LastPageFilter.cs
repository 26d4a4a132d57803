using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Web.Shared;

/// <summary>末页 — a reader of a page that is no longer there, because the list grew shorter, is taken to the last one, instead of being told that there is nothing.</summary>
public sealed class LastPageFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.Exception is null && HttpMethods.IsGet(context.HttpContext.Request.Method) && Pager.LastInstead(context.HttpContext) is { } last)
        {
            context.Result = new LocalRedirectResult(last);
        }
    }
}
