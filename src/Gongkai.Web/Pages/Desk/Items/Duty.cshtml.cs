using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>公开期限页 — what is due, what is overdue, and the share that was published in time by kind; 条例 26.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class DutyModel(DeskItems items, DutyShares shares, Caller caller, SiteClock clock) : DeskPage
{
    private const int PageSize = 30;

    public override PageMeta Meta => new("公开期限") { NavPath = "/desk/items/duty" };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<DutyRow> Rows { get; private set; } = [];

    public IReadOnlyList<DutyShare> Shares { get; private set; } = [];

    public int Overdue { get; private set; }

    public int Soon { get; private set; }

    public int Undated { get; private set; }

    public int Open { get; private set; }

    public int Year { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        Year = year ?? clock.Today.Year;
        Filters = new Filters(Request, [new Filter("year", "年度") { Choices = YearChoices.To(clock.Today.Year) }]);
        var all = ItemDuties.SeesDrafts(caller) ? await items.DutiesAsync(caller, HttpContext.RequestAborted) : [];
        Open = all.Count;
        Overdue = all.Count(duty => duty.IsOverdue);
        Soon = all.Count(duty => duty.Clock is { } known && !duty.IsOverdue && known.DueOn.DayNumber - Today.DayNumber <= 5);
        Undated = all.Count(duty => duty.Clock is null);
        Pager = Pager.Of(Request, PageSize, all.Count);
        Rows = [.. all.Skip(Pager.Skip).Take(PageSize)];
        Shares = await shares.RunAsync(caller, Year, HttpContext.RequestAborted);
    }
}
