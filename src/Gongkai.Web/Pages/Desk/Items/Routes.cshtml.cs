using Gongkai.App;
using Gongkai.App.Organs;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>审核路径页 — the stages for each class of item, as administrators of the organ set them; 条例 17.</summary>
[Needs(nameof(Permission.ManageSite))]
public sealed class RoutesModel(ReviewRoutes routes, ViewOrgan view, Caller caller) : DeskPage
{
    private const int SpareStages = 2;

    public override PageMeta Meta => new("审核路径") { NavPath = "/desk/items/routes" };

    public ItemClass Class { get; private set; }

    public IReadOnlyList<Tab> Tabs => [.. Enum.GetValues<ItemClass>().Select(one => new Tab(ItemClasses.InChinese(one), $"/desk/items/routes?class={one}", one == Class))];

    [BindProperty]
    public List<StageInput> Stages { get; set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task OnGetAsync(ItemClass @class)
    {
        Class = @class;
        var route = await routes.OfAsync(caller, @class, HttpContext.RequestAborted);
        Stages = [.. route.Stages.Select(StageInput.Of), .. Enumerable.Range(0, SpareStages).Select(_ => new StageInput())];
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(ItemClass @class)
    {
        Class = @class;
        var route = new ReviewRoute([.. Stages.Where(stage => !string.IsNullOrWhiteSpace(stage.Name)).Select(stage => stage.ToStage())]);
        if (await routes.SetAsync(caller, @class, route, HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage(new { @class });
        }

        Refuse(refusal, "Stages[0].Name");
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync() =>
        Units = (await view.RunAsync(caller.OrganId, HttpContext.RequestAborted))?.Units.Select(unit => new Choice(unit.Id.ToString(), unit.Name)).ToList() ?? [];
}
