using Gongkai.Domain;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Shared;

/// <summary>网页 — a page inside one of the layouts: what it says about itself and what stands around it.</summary>
public abstract class FramedPage : PageModel
{
    public abstract PageMeta Meta { get; }

    public SiteProfile Site => HttpContext.Features.Get<SiteProfile>() ?? SiteProfile.Plain;

    public DeskFrame Desk => HttpContext.Features.Get<DeskFrame>() ?? DeskFrame.Nobody;

    public DisplayChoice Display => DisplayChoice.Of(Request);

    /// <summary>Scheme and host of the addresses that stay.</summary>
    public string BaseUrl => Site.BaseUrlFor(Request);

    /// <summary>What was typed into a plain field of a form that was refused, so that nobody types it twice.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="of">Where a list has one form for each record: the record whose form it is.</param>
    public string Retyped(string field, Guid? of = null) =>
        Request.HasFormContentType && (of is null || Request.Form["id"] == of.ToString()) ? Request.Form[field].ToString() : "";

    /// <summary>Shows a refusal beside the field it belongs to, or above the form.</summary>
    /// <param name="refusal">Why the system says no.</param>
    /// <param name="field">Name of the bound property, such as <c>Input.Title</c>.</param>
    protected void Refuse(Refusal refusal, string field = "") => ModelState.AddModelError(field, refusal.Message);
}

/// <summary>门户网页 — a page citizens see.</summary>
public abstract class PortalPage : FramedPage;

/// <summary>工作台网页 — a page officers see; its Meta's title is the heading.</summary>
public abstract class DeskPage : FramedPage;

/// <summary>取站点资料 — finds the site a request is for; registered once, replaced by who knows the storage.</summary>
public delegate ValueTask<SiteProfile> FindSite(HttpContext context);

/// <summary>取工作台框架 — finds what stands around a signed-in officer's page.</summary>
public delegate ValueTask<DeskFrame> FindDesk(HttpContext context);
