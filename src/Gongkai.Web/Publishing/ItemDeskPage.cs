using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Publishing;

/// <summary>信息办理网页 — a page of the desk about one item of the own organ.</summary>
public abstract class ItemDeskPage(OpenItem open, Caller caller) : DeskPage
{
    protected Caller Caller { get; } = caller;

    protected OpenItem Open { get; } = open;

    public DeskView View { get; private set; } = null!;

    public Publication Item => View.Item;

    /// <summary>The item as this page shows it; what a person does with it is refused where somebody changed it since.</summary>
    [BindProperty]
    public int Version { get; set; }

    public string Path => PathOf(Item.Id);

    public bool Allows(ItemAction action) => ItemTransitions.Allows(Item.State, action);

    public static string PathOf(Guid id) => $"/desk/items/{id}";

    protected PageMeta MetaOf(string title) => new(title) { NavPath = "/desk/items", Trail = [new PageLink("信息列表", "/desk/items"), new PageLink(View.Content.Title, Path)] };

    protected ItemKey Key(Guid id) => new(id, Version);

    /// <summary>Whether the person sees such an item.</summary>
    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await Open.RunAsync(Caller, id, HttpContext.RequestAborted) is not { } view)
        {
            return false;
        }

        View = view;
        if (HttpMethods.IsGet(Request.Method))
        {
            Version = view.Item.Version;
        }

        return true;
    }

    /// <summary>To the item's page where it was done; back to this page with the reason where it was not.</summary>
    protected async Task<IActionResult> DoneAsync(Guid id, Refusal? refusal, string field, Func<Task<IActionResult>> again)
    {
        if (refusal is null)
        {
            return Redirect(PathOf(id));
        }

        if (refusal.Code == "item-not-found")
        {
            return NotFound();
        }

        Refuse(refusal, field);
        return await again();
    }
}
