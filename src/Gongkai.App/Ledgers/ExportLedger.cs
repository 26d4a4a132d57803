using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>导出要求 — file format, layout, and whether names stand in it in full.</summary>
/// <param name="IsExchange">The heads of the national exchange, names masked always.</param>
public sealed record ExportOrder(bool IsCsv, bool IsExchange = false, bool WithPersons = false);

/// <summary>导出台账 — all matching records as a workbook or as CSV, row by row, under the heads that the import reads again.</summary>
public sealed class ExportLedger(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    /// <summary>Names in full need the permission; every export is recorded.</summary>
    public Task<Refusal?> RunAsync(LedgerFilter filter, bool isCsv, bool withPersons, Stream output, CancellationToken cancellation = default) =>
        RunAsync(filter, new ExportOrder(isCsv, WithPersons: withPersons), output, cancellation);

    public async Task<Refusal?> RunAsync(LedgerFilter filter, ExportOrder order, Stream output, CancellationToken cancellation = default)
    {
        if (LedgerDefinitions.Find(filter.Ledger) is not { } ledger)
        {
            return new Refusal("ledger-unknown", "没有这种台账，请从台账目录进入。");
        }

        if (order.IsExchange && !CreditExchange.Has(ledger))
        {
            return new Refusal("ledger-no-exchange", $"“{ledger.Name}”没有双公示交换格式，请导出普通的 XLSX 或者 CSV。");
        }

        var withPersons = order is { WithPersons: true, IsExchange: false };
        if ((caller.Lacks(Permission.KeepLedgers) ?? (withPersons ? caller.Lacks(Permission.ReadPersonalData) : null)) is { } lacking)
        {
            return lacking;
        }

        db.Record(LedgerEvents.Exported.On(caller.OrganId, "organ", caller.OrganId) with { Reason = $"{ledger.Name}{(order.IsExchange ? "（交换格式）" : withPersons ? "（含个人信息）" : "")}" });
        if (await db.CommitAsync(caller, clock, cancellation) is { } refusal)
        {
            return refusal;
        }

        var head = order.IsExchange ? CreditExchange.Head(ledger) : Head(ledger);
        using var csv = order.IsCsv ? new CsvStream(output, head) : null;
        using var sheet = order.IsCsv ? null : new XlsxStream(output, ledger.Name, head);
        await foreach (var record in filter.Of(db.LedgerRecords.AsNoTracking()).OrderBy(record => record.HappenedOn).ThenBy(record => record.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var entry = withPersons ? LedgerContent.Open(record, ledger, vault) : LedgerContent.Masked(record, ledger, vault);
            var values = order.IsExchange ? CreditExchange.Line(ledger, entry) : ledger.Fields.Select(field => (object?)field.Shown(entry[field.Code]));
            csv?.Write(values);
            sheet?.Write(values);
        }

        return null;
    }

    /// <summary>An empty workbook with the heads of a ledger, to be filled and imported.</summary>
    public static void Template(LedgerDefinition ledger, Stream output)
    {
        using var sheet = new XlsxStream(output, ledger.Name, Head(ledger));
    }

    private static List<string> Head(LedgerDefinition ledger) => [.. ledger.Fields.Select(field => field.Name)];
}
