using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>数据背后的记录 — one case or item behind a figure.</summary>
/// <param name="Kind">request, remedy, item or ledger: which page shows it.</param>
/// <param name="Amount">What it adds to the figure: one, or its money in the unit of the cell.</param>
public sealed record FigureCase(string Kind, Guid Id, string Number, string Title, DateOnly? On, string Detail, decimal Amount)
{
    /// <summary>The request that a remedy is about, or the ledger of a record.</summary>
    public string Within { get; init; } = "";
}

/// <summary>打开的数据 — a figure with its rule and the records behind it; their amounts add up to what the records give.</summary>
/// <param name="Total">How many records there are on all pages.</param>
public sealed record OpenedFigure(string Address, string Name, CompiledFigure Figure, CellRule Rule, IReadOnlyList<FigureCase> Cases, int Total)
{
    public EnteredFigure? Entered { get; init; }

    public bool IsKept { get; init; }

    /// <summary>The same figure as one query that an auditor can run on the register; null where it is not counted there.</summary>
    public string? Query { get; init; }
}

/// <summary>打开数据 — the cases or items behind one cell of a compiled report, page by page.</summary>
public sealed class OpenFigure(GongkaiDb db)
{
    public const int PageSize = 20;

    /// <param name="page">From 1.</param>
    public async Task<Result<OpenedFigure>> RunAsync(CompiledYear compiled, string address, int page = 1, CancellationToken cancellation = default)
    {
        var (table, position) = compiled.FindPosition(address);
        if (table is null)
        {
            return new Refusal("figure-unknown", "这张表没有这一格，请从年报页面重新打开。");
        }

        var rule = CountingRules.Of(table)[position];
        var (cases, total) = rule.Source == CountingSource.Ledger
            ? await LedgerAsync(compiled, rule, compiled.Format.Table(table.Id), (position, page), cancellation)
            : Listed(compiled, table, position, page);
        return new OpenedFigure(address, NameOf(table, position), compiled.Table(table.Id).Figures[position], rule, cases, total)
        {
            Entered = compiled.Entered.GetValueOrDefault(address),
            Query = compiled.Carry.CountedAsNew.Count == 0 && address.Split('.') is [var id, .. var path, var column] ? CountingQueries.Of(compiled.Format, (id, string.Join('.', path), column), compiled.Organ.Number, compiled.Period) : null,
            IsKept = compiled.Records.Kept.Contains(YearRecords.SourceOf(rule.Row)),
        };
    }

    /// <summary>The cell as people call it: 予以公开 · 自然人.</summary>
    public static string NameOf(TableFormat table, int position)
    {
        var row = table.Rows.Last(row => row.Offset <= position);
        var rule = CountingRules.Of(table)[position];
        return rule.Column is null ? rule.Row.Name : $"{rule.Row.Name} · {row.Columns[position - row.Offset].Label}";
    }

    private static (IReadOnlyList<FigureCase> Cases, int Total) Listed(CompiledYear compiled, TableFormat table, int position, int page)
    {
        IEnumerable<FigureCase> all = table.Id switch
        {
            "part3" => compiled.RequestsAt(table, position).Select(Of),
            "part4" => compiled.RemediesAt(table, position).Select(Of),
            _ when CountingRules.Of(table)[position].Source == CountingSource.Items => compiled.DocumentsAt(table, position).Select(Of),
            _ => compiled.Records.Lists.GetValueOrDefault(AddressOf(table, position), []).Select(Of),
        };
        var list = all.ToList();
        return ([.. list.Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)], list.Count);
    }

    private async Task<(IReadOnlyList<FigureCase> Cases, int Total)> LedgerAsync(CompiledYear compiled, CellRule rule, TableFormat table, (int Position, int Page) at, CancellationToken cancellation)
    {
        var (first, last, ledger) = (compiled.Period.First, compiled.Period.Last, rule.Row.Ledger);
        var records = YearRecords.Records(db, compiled.Organ.Id).Where(record => record.Ledger == ledger && record.HappenedOn >= first && record.HappenedOn <= last);
        var total = await records.CountAsync(cancellation);
        var rows = await records.OrderBy(record => record.HappenedOn).ThenBy(record => record.Id).Skip((Math.Max(1, at.Page) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var field = rule.Row.AmountField;
        var amounts = field.Length == 0 ? [] : await db.LedgerValues.Where(value => ids.Contains(value.RecordId) && value.Field == field)
            .ToDictionaryAsync(value => value.RecordId, value => value.Amount ?? 0, cancellation);
        var row = table.Rows.Last(row => row.Offset <= at.Position);
        var unit = row.Columns[at.Position - row.Offset].Unit is { } money ? money.InYuan() : 1m;
        return ([.. rows.Select(record => Of(record, field.Length == 0 ? 1 : amounts.GetValueOrDefault(record.Id) / unit))], total);
    }

    private static string AddressOf(TableFormat table, int position)
    {
        var row = table.Rows.Last(row => row.Offset <= position);
        return $"{table.Id}.{row.Path}.{row.Columns[position - row.Offset].Id}";
    }

    private static FigureCase Of(ListedItems list) =>
        new("ledger", list.RecordId, "", list.Title, list.On, list.Amount.ToString("0", CultureInfo.InvariantCulture), list.Amount) { Within = "enforcement-lists" };

    private static FigureCase Of(RequestRecord request) => new("request", request.Id, request.Number, request.Title, request.Facts.ReceivedOn,
        $"{ApplicantKinds.List[request.Facts.Applicant].Name} · {(request.Facts.Outcome is { } outcome ? $"{Outcomes.Of(outcome).Name}（{request.Facts.DecidedOn:yyyy-MM-dd}）" : "未办结")}", 1);

    private static FigureCase Of(RemedyRecord remedy) => new("remedy", remedy.Id, remedy.CaseNumber, $"{Domain.Remedies.RemedyKinds.List[remedy.Case.Kind].Name}　{remedy.Authority}", remedy.Case.AcceptedOn,
        Domain.Remedies.RemedyResults.List[remedy.Case.Result].Name, 1)
    { Within = remedy.RequestId.ToString() };

    private static FigureCase Of(DocumentRecord document) => new("item", document.Id, document.DocumentNumber.Length > 0 ? document.DocumentNumber : document.IndexNumber, document.Title, document.Document.DatedOn,
        document.Document.Dates.On(document.Document.EndedOn ?? document.Document.PublishedOn).Explanation, 1);

    private static FigureCase Of(LedgerRecord record, decimal amount) => new("ledger", record.Id, "", record.Title, record.HappenedOn, amount.ToString("0.######", CultureInfo.InvariantCulture), amount) { Within = record.Ledger };
}
