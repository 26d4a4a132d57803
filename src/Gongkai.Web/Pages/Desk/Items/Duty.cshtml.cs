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
    public override PageMeta Meta => new("公开期限") { NavPath = "/desk/items/duty" };

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public DutyPage Duties { get; private set; } = new(0, 0, 0, 0, []);

    public IReadOnlyList<DutyShare> Shares { get; private set; } = [];

    public int Year { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        Year = year ?? clock.Today.Year;
        Filters = new Filters(Request, [new Filter("year", "年度") { Choices = YearChoices.To(clock.Today.Year), Standing = $"{Year}" }]);
        Duties = ItemDuties.SeesDrafts(caller) ? await items.DutiesAsync(caller, Pager.PageIn(Request), HttpContext.RequestAborted) : Duties;
        Pager = Pager.Of(Request, DutyPage.Size, Duties.Open);
        Shares = await shares.RunAsync(caller, Year, HttpContext.RequestAborted);
    }
}
