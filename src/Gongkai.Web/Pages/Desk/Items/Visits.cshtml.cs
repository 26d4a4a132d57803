using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>访问统计页 — visits by month against the year before, by section and by page; nobody is followed.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class VisitsModel(VisitFigures figures, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("访问统计") { NavPath = "/desk/items/visits", HasCharts = true };

    public Filters Filters { get; private set; } = null!;

    public ChartTable Months { get; private set; } = null!;

    public IReadOnlyList<(string Name, long Count)> Sections { get; private set; } = [];

    public IReadOnlyList<(string Name, long Count)> Pages { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        var shown = YearChoices.In(year) ?? clock.Today.Year;
        Filters = new Filters(Request, [new Filter("year", "年度") { Choices = YearChoices.To(clock.Today.Year), Standing = $"{shown}" }]);
        var now = await figures.MonthsAsync(shown, HttpContext.RequestAborted);
        var before = await figures.MonthsAsync(shown - 1, HttpContext.RequestAborted);
        Months = new ChartTable($"{shown} 年各月访问", "次", ChartKind.Bar)
        {
            Category = "月份",
            Series = [$"{shown} 年", $"{shown - 1} 年"],
            Rows = [.. Enumerable.Range(1, 12).Select(month => new ChartRow($"{month} 月", [Of(now, month), Of(before, month)]))],
        };
        Sections = await figures.TopAsync(shown, bySection: true, HttpContext.RequestAborted);
        Pages = await figures.TopAsync(shown, bySection: false, HttpContext.RequestAborted);
    }

    private static decimal? Of(IReadOnlyList<VisitMonth> months, int month) => months.FirstOrDefault(one => one.Month == month)?.Count;
}
