using Gongkai.App;
using Gongkai.App.Search;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>检索无结果页 — the words that readers looked for and did not find.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class MissesModel(SearchMisses misses, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("检索无结果") { NavPath = "/desk/items/misses" };

    public Filters Filters { get; private set; } = null!;

    public IReadOnlyList<SearchMiss> Rows { get; private set; } = [];

    public async Task OnGetAsync(DateOnly? from, DateOnly? to)
    {
        ModelState.Clear();
        Filters = new Filters(Request, [new Filter("from", "从") { Type = "date" }, new Filter("to", "到") { Type = "date" }]);
        Rows = await misses.RunAsync(from ?? clock.Today.AddDays(-30), to ?? clock.Today, HttpContext.RequestAborted);
    }
}
