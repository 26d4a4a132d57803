using Gongkai.App;
using Gongkai.App.Organs;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.People;

/// <summary>新增人员页 — ends with the one-time link, shown this once.</summary>
[Needs(nameof(Permission.ManagePeople))]
public sealed class CreateModel(CreatePerson create, OrganTree tree, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("新增人员") { NavPath = "/desk/people", Trail = [new PageLink("人员", "/desk/people")] };

    [BindProperty]
    public NewPersonInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public IssuedLink? Issued { get; private set; }

    public async Task OnGetAsync()
    {
        var organs = await tree.RunAsync(HttpContext.RequestAborted);
        Organs = [.. organs.Where(node => node.IsActive).Select(node => new Choice(node.Id.ToString(), new string('　', node.Depth) + node.Name))];
        Input.OrganId ??= caller.OrganId;
    }

    public async Task OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            var wanted = new NewPerson(Input.OrganId!.Value, Input.SignInName, Input.Name, Input.Roles) { Email = Input.Email ?? "" };
            var result = await create.RunAsync(caller, wanted, HttpContext.RequestAborted);
            if (result.TryGet(out var issued))
            {
                Issued = issued;
                return;
            }

            Refuse(result.Refusal!, PersonInput.FieldOf(result.Refusal!));
        }

        await OnGetAsync();
    }
}
