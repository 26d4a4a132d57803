using System.Globalization;
using Gongkai.Web.Errors;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Errors;

/// <summary>出错页面 — says what happened and where to go on; asks neither the database nor the limiter.</summary>
[Public]
[DisableRateLimiting]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(ServerOptions server) : FramedPage
{
    private FailedRequest? Failed => HttpContext.Features.Get<FailedRequest>();

    public ErrorText Text { get; private set; } = ErrorText.Of(StatusCodes.Status404NotFound);

    public override PageMeta Meta => new(Text.Title);

    /// <summary>The desk's own frame only where it is already known who sits there.</summary>
    public string LayoutName => Failed?.Path.IsForDesk() switch
    {
        true => ReferenceEquals(Desk, DeskFrame.Nobody) ? "_PlainLayout" : "_DeskLayout",
        _ => server.Faces.HasFlag(Faces.Portal) ? "_PortalLayout" : "_PlainLayout",
    };

    public IReadOnlyList<PageLink> Links => LayoutName switch
    {
        "_DeskLayout" => [new("回到工作台", Desk.HomePath)],
        "_PlainLayout" => [new("去登录", CookieRules.SignInPath)],
        _ => [new("回到首页", PortalPaths.Home), new("网站地图", PortalPaths.SiteMap)],
    };

    /// <remarks>Not bound: binding would read the form again, and one that cannot be read would leave no status at all.</remarks>
    public void OnGet()
    {
        var status = int.Parse(RouteData.Values["status"]!.ToString()!, CultureInfo.InvariantCulture);
        Text = ErrorText.Of(status);
        Response.StatusCode = status;
    }
}
