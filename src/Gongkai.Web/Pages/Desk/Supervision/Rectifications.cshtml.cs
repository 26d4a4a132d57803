using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>整改与抽查页 — orders with their replies and rechecks, and samples drawn from a seed; 条例 46、47.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class RectificationsModel(OrderRectification rectify, DrawSample sample, FilingBoard board, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("整改与抽查") { NavPath = "/desk/supervision/rectifications", Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public int Year => clock.Today.Year - 1;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<(Rectification Order, string Organ)> Orders { get; private set; } = [];

    public IReadOnlyList<Choice> Organs { get; private set; } = [];

    public IReadOnlyList<SampledCase>? Drawn { get; private set; }

    public async Task OnGetAsync()
    {
        Orders = await rectify.ListAsync(Year, HttpContext.RequestAborted);
        Organs = [.. (await board.ReadAsync(Year, 1, HttpContext.RequestAborted)).Rows.Select(row => new Choice(row.OrganId.ToString(), row.Organ))];
    }

    public async Task<IActionResult> OnPostOrderAsync(Guid organ, string? demand, DateOnly due) =>
        await AfterAsync((await rectify.RunAsync(new RectificationOrder(organ, Year, demand ?? "", due), HttpContext.RequestAborted)).Refusal);

    public async Task<IActionResult> OnPostRecheckAsync(Guid order, bool settled, string? remark) => await AfterAsync(await rectify.RecheckAsync(order, settled, remark ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostSampleAsync(bool pages, string? seed, int each)
    {
        var drawn = await sample.RunAsync(Year, pages, seed ?? "", each, HttpContext.RequestAborted);
        Drawn = drawn.TryGet(out var cases) ? cases : null;
        return await AfterAsync(drawn.Refusal, staysHere: true);
    }

    public static string InChinese(RectificationState state) => state switch
    {
        RectificationState.Ordered => "待整改",
        RectificationState.Replied => "待复查",
        _ => "已销号",
    };

    private async Task<IActionResult> AfterAsync(Refusal? refusal, bool staysHere = false)
    {
        if (refusal is null && !staysHere)
        {
            return Redirect("/desk/supervision/rectifications");
        }

        if (refusal is not null)
        {
            Refuse(refusal);
        }

        await OnGetAsync();
        return Page();
    }
}
