using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Reports;

/// <summary>年度展望页 — the year as it stood on any day, what was open then and what carries over; 条例 33.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class OutlookModel(ReadYear read, ForecastYear forecast) : YearPage(read)
{
    private const int RowsOnPage = 50;

    protected override string Tab => "outlook";

    protected override DateOnly? AsOf => On;

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Day => View.Compiled.Period.Last;

    public IReadOnlyList<OpenRequest> Requests { get; private set; } = [];

    public IEnumerable<OpenRequest> Rows => Requests.Skip((Pager.PageIn(Request) - 1) * RowsOnPage).Take(RowsOnPage);

    public Pager Pager { get; private set; } = null!;

    public int Count(CarryChance chance) => Requests.Count(request => request.Chance == chance);

    public static Lamp Of(CarryChance chance) => chance switch
    {
        CarryChance.CarriesOver => new Lamp(LampColor.Orange, "将结转"),
        CarryChance.Waiting => new Lamp(LampColor.Grey, "等待申请人"),
        _ => new Lamp(LampColor.Blue, "应在年内答复"),
    };

    protected override async Task PrepareAsync()
    {
        Requests = await forecast.RunAsync(View.Compiled, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, RowsOnPage, Requests.Count);
    }
}
