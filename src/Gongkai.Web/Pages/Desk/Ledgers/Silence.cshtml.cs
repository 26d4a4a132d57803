using Gongkai.App.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>新媒体更新监测页 — accounts by the days since their last post.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class SilenceModel(AccountWatch watch) : DeskPage
{
    public override PageMeta Meta => new("新媒体更新监测") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers")] };

    public IReadOnlyList<AccountSilence> Accounts { get; private set; } = [];

    public static Lamp LampOf(AccountSilence account) => account.IsSilent ? new Lamp(LampColor.Red, "超过两周未更新")
        : account.IsNearlySilent ? new Lamp(LampColor.Orange, $"还剩 {AccountSilence.VetoDays - account.DaysSilent} 天")
        : new Lamp(LampColor.Green, "正常");

    public async Task OnGetAsync() => Accounts = await watch.RunAsync(HttpContext.RequestAborted);
}
