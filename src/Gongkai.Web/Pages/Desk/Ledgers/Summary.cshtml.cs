using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账年度汇总 — the records of a year by month and by every counted field; each figure opens its records.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class SummaryModel(SumLedger sum, ReadLedger read, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("年度汇总")
    {
        NavPath = "/desk/ledgers",
        HasCharts = true,
        Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink(Ledger.Name, $"/desk/ledgers/{Ledger.Code}")],
    };

    public LedgerDefinition Ledger { get; private set; } = null!;

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public ChartTable ByMonth { get; private set; } = null!;

    public IReadOnlyList<(LedgerField Field, IReadOnlyList<LedgerLine> Lines)> Tables { get; private set; } = [];

    public IReadOnlyDictionary<string, decimal> Sums { get; private set; } = new Dictionary<string, decimal>();

    public FactTable SumFacts => new([.. Sums.Select(pair => new Fact(Ledger.Field(pair.Key)!.Name, ChartRow.Shown(pair.Value)))]);

    public async Task<IActionResult> OnGetAsync(string ledger, string? year)
    {
        if (LedgerDefinitions.Find(ledger) is not { } known)
        {
            return NotFound();
        }

        Ledger = known;
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        var years = await read.YearsAsync(ledger, HttpContext.RequestAborted);
        Years = [.. years.Select(one => new Tab($"{one} 年", $"/desk/ledgers/{ledger}/summary?year={one}", one == Year))];
        var filter = new LedgerFilter(ledger) { OrganId = caller.OrganId }.InYear(Year);
        var months = await sum.ByMonthAsync(filter, HttpContext.RequestAborted);
        ByMonth = new ChartTable($"{Ledger.Name} {Year} 年各月", "条", ChartKind.Bar)
        {
            Category = "月份",
            Series = ["记录"],
            Rows = [.. Enumerable.Range(1, 12).Select(month => new ChartRow($"{month} 月", [months.GetValueOrDefault(month)]))],
        };
        var tables = new List<(LedgerField, IReadOnlyList<LedgerLine>)>();
        foreach (var field in Ledger.Fields.Where(field => field.IsCounted && field.Type is not (LedgerFieldType.Count or LedgerFieldType.Money or LedgerFieldType.Date)))
        {
            tables.Add((field, await sum.ByValueAsync(filter, field.Code, HttpContext.RequestAborted)));
        }

        Tables = [.. tables.Where(table => table.Item2.Count > 0)];
        var sums = new Dictionary<string, decimal>();
        foreach (var field in Ledger.Fields.Where(field => field.IsCounted && field.Type is LedgerFieldType.Count or LedgerFieldType.Money))
        {
            sums[field.Code] = await sum.TotalAsync(filter, field.Code, HttpContext.RequestAborted);
        }

        Sums = sums;
        return Page();
    }
}
