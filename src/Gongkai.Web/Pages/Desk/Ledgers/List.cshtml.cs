using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账列表 — the records of one ledger; filter and page are the address, the export takes the same filter.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class ListModel(ReadLedger read, ExportLedger export, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new(Ledger.Name) { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers")] };

    public LedgerDefinition Ledger { get; private set; } = null!;

    public Filters Filters { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    public DateTime Now => LedgerLamps.Now(clock);

    public bool MayReadPersons => Ledger.Fields.Any(one => one.IsPersonal) && caller.May(Permission.ReadPersonalData);

    public IEnumerable<LedgerField> Columns => Ledger.Fields.Where(one => one.IsListed && one.Code != Ledger.TitleField && one.Code != Ledger.DateField);

    /// <summary>The export takes what the address filters.</summary>
    public string ExportPath => QueryHelpers.AddQueryString(Request.PathBase + Request.Path, [.. Request.Query.Where(pair => pair.Key is not ("page" or "handler")), new("handler", "Export")]);

    public EmptyState Nothing => new("没有符合条件的记录", "换一个年度或者放宽条件；也可以登记第一条，或者从表格文件导入。")
    {
        Actions = [new PageLink("登记", $"/desk/ledgers/{Ledger.Code}/new"), new PageLink("从文件导入", $"/desk/ledgers/{Ledger.Code}/import")],
    };

    public static string? Css(LedgerField field) => field.Type switch
    {
        LedgerFieldType.Count or LedgerFieldType.Money => "r fit",
        LedgerFieldType.Text or LedgerFieldType.LongText => null,
        _ => "fit",
    };

    public async Task<IActionResult> OnGetAsync(string ledger)
    {
        if (await FilterAsync(ledger) is not { } filter)
        {
            return NotFound();
        }

        (var total, Rows) = await read.ListAsync(filter, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, ReadLedger.PageSize, total);
        return Page();
    }

    public async Task<IActionResult> OnPostExportAsync(string ledger, string format, bool withPersons)
    {
        if (await FilterAsync(ledger) is not { } filter)
        {
            return NotFound();
        }

        var order = new ExportOrder(format is "csv" or "exchange-csv", format is "exchange" or "exchange-csv", withPersons);
        using var output = new MemoryStream();
        if (await export.RunAsync(filter, order, output, HttpContext.RequestAborted) is { } refusal)
        {
            Refuse(refusal);
            return await OnGetAsync(ledger);
        }

        return File(output.ToArray(), "application/octet-stream", $"{Ledger.Name}{(order.IsExchange ? "（交换格式）" : "")}.{(order.IsCsv ? "csv" : "xlsx")}");
    }

    // What the address says; null where there is no such ledger.
    private async Task<LedgerFilter?> FilterAsync(string code)
    {
        ModelState.Clear();
        if (LedgerDefinitions.Find(code) is not { } ledger)
        {
            return null;
        }

        Ledger = ledger;
        var choices = ledger.Fields.Where(field => field.IsCounted && field.Type is LedgerFieldType.Choice or LedgerFieldType.YesNo).Take(4).ToList();
        var years = await read.YearsAsync(code, HttpContext.RequestAborted);
        Filters = new Filters(Request,
        [
            new Filter("q", "标题或编号") { IsWide = true },
            new Filter("year", "年度") { Choices = [.. years.Select(year => new Choice($"{year}", $"{year} 年"))] },
            .. choices.Select(field => new Filter(field.Code, field.Name)
            {
                Choices = field.Type == LedgerFieldType.YesNo ? [new Choice("yes", "是"), new Choice("no", "否")] : [.. field.Options.Select(option => new Choice(option.Code, option.Name))],
            }),
        ])
        {
            Kept = ["where", "source", "unit", "from", "to"],
        };
        var wanted = choices.Where(field => Request.Query[field.Code].ToString().Length > 0).Select(field => $"{field.Code}={Request.Query[field.Code]}").Append(Request.Query["where"].ToString());
        var filter = new LedgerFilter(code) { Text = Request.Query["q"].ToString(), Where = string.Join(';', wanted), Source = Request.Query["source"].ToString(), Unit = Request.Query["unit"].ToString() };
        if (LedgerEntry.Date(Request.Query["from"].ToString()) is { } from && LedgerEntry.Date(Request.Query["to"].ToString()) is { } to)
        {
            filter = filter with { From = from, To = to };
        }

        return LedgerFilter.YearIn(Request.Query["year"]) is { } year ? filter.InYear(year) : filter;
    }
}
