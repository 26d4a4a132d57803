using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>有效期和解读页 — which documents lapse soon, and which have no interpretation; 国办发〔2018〕37号.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class ValidityModel(DocumentLapses lapses, Caller caller) : DeskPage
{
    private const int SoonDays = 60;

    public override PageMeta Meta => new("有效期和解读") { NavPath = "/desk/items/validity" };

    public IReadOnlyList<LapsingDocument> Lapses { get; private set; } = [];

    public IReadOnlyList<ItemRow> Unexplained { get; private set; } = [];

    public bool MayWrite => caller.May(Permission.ContributeItems);

    public async Task OnGetAsync()
    {
        Lapses = await lapses.RunAsync(caller.OrganId, HttpContext.RequestAborted);
        Unexplained = await lapses.WithoutInterpretationAsync(caller.OrganId, HttpContext.RequestAborted);
    }

    public static Lamp LampOf(int days) => days < 0 ? new Lamp(LampColor.Red, $"已失效 {-days} 天") : days <= SoonDays ? new Lamp(LampColor.Orange, $"剩 {days} 天") : new Lamp(LampColor.Green, $"剩 {days} 天");
}
