using Gongkai.App;
using Gongkai.App.Organs;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Organs;

/// <summary>设立机关页 — below the own organ or one under it.</summary>
[Needs(nameof(Permission.ManageOrgans))]
public sealed class CreateModel(CreateOrgan create, OrganTree tree, Caller caller) : OrganForm
{
    public override PageMeta Meta => new("设立机关") { NavPath = "/desk/organs", Trail = [new PageLink("机关", "/desk/organs")] };

    [BindProperty(SupportsGet = true)]
    public Guid? ParentId { get; set; }

    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ParentId ??= caller.OrganId;
        var organs = await tree.RunAsync(HttpContext.RequestAborted);
        Parents = [.. organs.Where(node => node.IsActive).Select(node => new Choice(node.Id.ToString(), new string('　', node.Depth) + node.Name))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            var result = await create.RunAsync(caller, ParentId ?? Guid.Empty, Input.Profile, HttpContext.RequestAborted);
            if (result.TryGet(out var id))
            {
                return RedirectToPage("/Desk/Organs/Organ", new { id });
            }

            Refuse(result.Refusal!, OrganInput.FieldOf(result.Refusal!));
        }

        await OnGetAsync();
        return Page();
    }
}
