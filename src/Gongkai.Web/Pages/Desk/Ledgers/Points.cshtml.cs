using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>信息报送计分页 — points and places of the units, with the rules they follow from.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class PointsModel(SubmissionPoints points, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("信息报送计分") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers")] };

    public LedgerDefinition Submissions { get; } = LedgerDefinitions.Find("submissions")!;

    public PointRules Rules { get; private set; } = PointRules.Shipped;

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<UnitPoints> Units { get; private set; } = [];

    public async Task OnGetAsync(string? year)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/ledgers/points?year={one}", one == Year))];
        Rules = await points.RulesAsync(HttpContext.RequestAborted);
        Units = await points.RunAsync(Year, Rules, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostRulesAsync(Dictionary<string, decimal> platforms, Dictionary<string, decimal> instructions, decimal commissioned, decimal missed)
    {
        var refusal = ModelState.IsValid
            ? await points.SetAsync(new PointRules(platforms, instructions, commissioned, missed), HttpContext.RequestAborted)
            : new Refusal("point-rules", "各项得分应当是数字，例如 5 或者 0.5。");
        if (refusal is null)
        {
            return Redirect("/desk/ledgers/points");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync(null);
        return Page();
    }
}
