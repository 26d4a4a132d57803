using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>撤下和替换页 — takes a published item down at once or puts another in its place; a page with the reason stays.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class WithdrawModel(OpenItem open, ItemLinks links, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("撤下或替换");

    [BindProperty]
    public string? PublicReason { get; set; }

    [BindProperty]
    public bool ShowsTitle { get; set; }

    public string Words { get; private set; } = "";

    public IReadOnlyList<LinkedItem> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string? q)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!Caller.May(Permission.EditSite) && !Caller.May(Permission.ApproveItems))
        {
            return Forbid();
        }

        Words = q ?? "";
        Found = [.. (await links.FindAsync(Caller, id, Words, HttpContext.RequestAborted)).Where(item => item.State == ItemState.Published)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromServices] WithdrawItem withdraw) =>
        await AfterAsync(id, await withdraw.RunAsync(Caller, Key(id), PublicReason ?? "", ShowsTitle, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostReplaceAsync(Guid id, Guid successor, [FromServices] ReplaceItem replace) =>
        await AfterAsync(id, await replace.RunAsync(Caller, Key(id), successor, PublicReason ?? "", HttpContext.RequestAborted));

    private Task<IActionResult> AfterAsync(Guid id, Refusal? refusal) =>
        DoneAsync(id, refusal, refusal?.Code == "item-public-reason" ? nameof(PublicReason) : "", () => OnGetAsync(id, null));
}
