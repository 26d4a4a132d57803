using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>导出台账 — all matching records as a workbook or as CSV, row by row, under the heads that the import reads again.</summary>
public sealed class ExportLedger(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    /// <param name="withPersons">Names in full, which needs the permission; every export is recorded.</param>
    public async Task<Refusal?> RunAsync(LedgerFilter filter, bool isCsv, bool withPersons, Stream output, CancellationToken cancellation = default)
    {
        if (LedgerDefinitions.Find(filter.Ledger) is not { } ledger)
        {
            return new Refusal("ledger-unknown", "没有这种台账，请从台账目录进入。");
        }

        if ((caller.Lacks(Permission.KeepLedgers) ?? (withPersons ? caller.Lacks(Permission.ReadPersonalData) : null)) is { } lacking)
        {
            return lacking;
        }

        db.Record(LedgerEvents.Exported.On(caller.OrganId, "organ", caller.OrganId) with { Reason = $"{ledger.Name}{(withPersons ? "（含个人信息）" : "")}" });
        if (await db.CommitAsync(caller, clock, cancellation) is { } refusal)
        {
            return refusal;
        }

        using var csv = isCsv ? new CsvStream(output, Head(ledger)) : null;
        using var sheet = isCsv ? null : new XlsxStream(output, ledger.Name, Head(ledger));
        await foreach (var record in filter.Of(db.LedgerRecords.AsNoTracking()).OrderBy(record => record.HappenedOn).ThenBy(record => record.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var entry = withPersons ? LedgerContent.Open(record, ledger, vault) : LedgerContent.Masked(record, ledger, vault);
            var values = ledger.Fields.Select(field => (object?)field.Shown(entry[field.Code]));
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
