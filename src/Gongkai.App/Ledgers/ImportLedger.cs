using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;

namespace Gongkai.App.Ledgers;

/// <summary>导入问题 — a row of an import file and what is wrong with it.</summary>
public sealed record ImportProblem(int Row, string Message);

/// <summary>导入结果 — how many rows were good, what is wrong with the others, and whether anything was kept.</summary>
public sealed record ImportReport(int Rows, int Good, IReadOnlyList<ImportProblem> Problems, bool IsKept);

/// <summary>导入台账 — takes all rows of a file into a ledger, or none: every problem is listed by its row.</summary>
public sealed class ImportLedger(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    public const int MostRows = 20_000;

    /// <param name="isDryRun">Only checks.</param>
    public async Task<Result<ImportReport>> RunAsync(string ledgerCode, string fileName, ReadOnlyMemory<byte> content, bool isDryRun, CancellationToken cancellation = default)
    {
        var keep = new KeepLedger(db, vault, caller, clock);
        var allowed = keep.Allowed(ledgerCode);
        if (!allowed.TryGet(out var ledger))
        {
            return allowed.Refusal!;
        }

        ledger = await KeepPlatforms.ExtendAsync(db, caller.OrganId, ledger, withRetired: false, cancellation);
        var read = TableReader.Read(content, fileName);
        if (!read.TryGet(out var rows))
        {
            return read.Refusal!;
        }

        if (rows.Count is 0 or > MostRows)
        {
            return new Refusal("import-rows", rows.Count == 0 ? $"{fileName}：只有表头，没有数据行。" : $"{fileName}：有 {rows.Count} 行，一次最多 {MostRows} 行，请分成几个文件。");
        }

        var problems = new List<ImportProblem>();
        var good = new List<LedgerEntry>();
        var keys = await keep.TakenKeysAsync(ledger, cancellation);
        foreach (var row in rows)
        {
            var entry = LedgerEntry.Read(ledger, await LinkedItems.ResolveAsync(db, ledger, CreditExchange.Translate(ledger, row.Values), clock.Now, cancellation));
            var wrong = entry.Problems.ToList();
            // Also twice in the file itself.
            if (entry[ledger.KeyField] is { Length: > 0 } key && !keys.Add(key))
            {
                wrong.Add(KeepLedger.Taken(ledger, key));
            }

            problems.AddRange(wrong.Select(problem => new ImportProblem(row.Number, problem.Message)));
            if (wrong.Count == 0)
            {
                good.Add(entry);
            }
        }

        if (isDryRun || problems.Count > 0)
        {
            return new ImportReport(rows.Count, good.Count, problems, IsKept: false);
        }

        foreach (var entry in good)
        {
            keep.Add(ledger, entry);
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new ImportReport(rows.Count, good.Count, problems, IsKept: true);
    }
}
