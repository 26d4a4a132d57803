using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>待我审核页 — what waits for this person, the longest first; on a phone as slips.</summary>
[Needs(nameof(Permission.ReviewItems))]
public sealed class QueueModel(DeskItems items, DisclosureDisputes disputes, Caller caller, SiteClock clock) : DeskPage
{
    private const int PageSize = 50;

    public override PageMeta Meta => new("待我审核") { NavPath = "/desk/items/review" };

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    /// <summary>Disputes that this person decides; empty for who signs nothing.</summary>
    public IReadOnlyList<DisputeRow> Disputes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        var all = await items.ReviewQueueAsync(caller, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, all.Count);
        Rows = [.. all.Skip(Pager.Skip).Take(PageSize)];
        Disputes = caller.May(Permission.ApproveItems) ? await disputes.OpenAsync(caller, HttpContext.RequestAborted) : [];
    }

    public Lamp Waiting(DeskRow row)
    {
        var days = (clock.Now - (row.StageEnteredAt ?? clock.Now)).Days;
        return new Lamp(days >= 3 ? LampColor.Red : days >= 1 ? LampColor.Orange : LampColor.Green, days == 0 ? "今天" : $"等了 {days} 天");
    }
}
