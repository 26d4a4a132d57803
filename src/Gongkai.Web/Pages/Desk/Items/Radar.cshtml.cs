using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>更新雷达页 — what an inspection would find today: empty and stale columns, broken links, days left until a veto; 国办秘函〔2019〕19号.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class RadarModel(FreshnessRadar radar, BrokenLinks links, DeadOutsideLinks outside, ConfirmGuide guide, WordingFindings words, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("更新雷达") { NavPath = "/desk/items/radar" };

    public RadarView Whole { get; private set; } = null!;

    public RadarView Own { get; private set; } = null!;

    public IReadOnlyList<BrokenLink> Broken { get; private set; } = [];

    public IReadOnlyList<(BrokenLink Link, OutsideLink Found)> Dead { get; private set; } = [];

    public WordingCounts Words { get; private set; } = null!;

    public GuideState Guide { get; private set; } = null!;

    public bool MayConfirm => caller.May(Permission.EditSite) || caller.May(Permission.ManageSite);

    public bool MayOpenLetters => caller.May(Permission.AnswerLetters);

    public async Task<IActionResult> OnPostGuideAsync()
    {
        if (await guide.RunAsync(caller, HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }

    public async Task OnGetAsync()
    {
        Dead = await outside.RunAsync(caller, HttpContext.RequestAborted);
        Guide = await guide.StateAsync(caller.OrganId, HttpContext.RequestAborted);
        Whole = await radar.RunAsync(null, HttpContext.RequestAborted);
        Own = await radar.RunAsync(caller.OrganId, HttpContext.RequestAborted);
        Words = await words.CountsAsync(caller, HttpContext.RequestAborted);
        Broken = await links.RunAsync(caller, HttpContext.RequestAborted);
    }

    public static Lamp LampOf(ColumnFreshness freshness) => freshness.IsEmpty ? new Lamp(LampColor.Red, "空白")
        : freshness.DaysLeft is not { } left ? new Lamp(LampColor.Grey, "按需更新")
        : left < 0 ? new Lamp(LampColor.Red, $"超期 {-left} 天")
        : left <= 7 ? new Lamp(LampColor.Orange, $"剩 {left} 天")
        : new Lamp(LampColor.Green, $"剩 {left} 天");
}
