using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>关联页 — links an item with the document it interprets, consults on, amends or repeals; both pages show it.</summary>
[Needs(nameof(Permission.ContributeItems))]
public sealed class LinksModel(OpenItem open, ItemLinks links, RelateItems relate, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("关联");

    public string Words { get; private set; } = "";

    public IReadOnlyList<LinkedItem> Found { get; private set; } = [];

    public IReadOnlyList<LinkedItem> Links { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string? q)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Words = q ?? "";
        Found = await links.FindAsync(Caller, id, Words, HttpContext.RequestAborted);
        Links = await links.OfAsync(Caller, id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, RelationKind kind, DateOnly? effectiveOn)
    {
        // What is not understood is refused here: it would count as the first kind, or as no day.
        if (!ModelState.IsValid)
        {
            ModelState.Clear();
            Refuse(new Refusal("relation-kind", "关联种类或者生效日期不对，请重新选择。"));
            return await OnGetAsync(id, Request.Query["q"]);
        }

        if (await relate.RunAsync(Caller, new ItemRelation(id, other, kind), effectiveOn, HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect($"{PathOf(id)}/links");
        }

        Refuse(refusal);
        return await OnGetAsync(id, Request.Query["q"]);
    }
}
