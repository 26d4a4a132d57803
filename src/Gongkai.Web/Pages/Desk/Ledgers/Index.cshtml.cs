using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账总览 — all ledgers in their groups with this year's records, and what is about to be late.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class IndexModel(ReadLedger read, SiteClock clock) : DeskPage
{
    private const int MostPressing = 8;

    private static readonly string[] s_groups = ["互动交流", "建议提案", "双公示", "政务新媒体", "内部工作", "安全"];

    public override PageMeta Meta => new("台账") { NavPath = "/desk/ledgers" };

    public int Year { get; private set; }

    public DateTime Now => LedgerLamps.Now(clock);

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<LedgerRow> Pressing { get; private set; } = [];

    public int PressingTotal { get; private set; }

    public IEnumerable<IGrouping<string, LedgerDefinition>> Groups => LedgerDefinitions.Shipped.GroupBy(ledger => ledger.Group).OrderBy(group => Array.IndexOf(s_groups, group.Key));

    public async Task OnGetAsync(string? year)
    {
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/ledgers?year={one}", one == Year))];
        Counts = await read.CountsAsync(Year, HttpContext.RequestAborted);
        var open = await read.OpenAsync(HttpContext.RequestAborted);
        PressingTotal = open.Count;
        Pressing = [.. open.Take(MostPressing)];
    }
}
