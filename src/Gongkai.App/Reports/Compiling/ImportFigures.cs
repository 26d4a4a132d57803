using System.Globalization;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;

namespace Gongkai.App.Reports.Compiling;

/// <summary>导入填报数据 — takes figures that no record knows from an XLSX or CSV of the other system, all rows or none; the file itself is kept as the evidence.</summary>
public sealed class ImportFigures(GongkaiDb db, Caller caller, SiteClock clock)
{
    public const string NameHead = "数据项";
    public const string ValueHead = "数";
    public const string SourceHead = "数据出处";
    private const string DefinitionHead = "口径";
    private const int MostProblems = 5;

    /// <returns>How many figures were taken.</returns>
    public async Task<Result<int>> RunAsync(int year, (string Name, ReadOnlyMemory<byte> Content) file, StoreFile store, CancellationToken cancellation = default)
    {
        var compiling = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, year, null, cancellation);
        if (caller.Lacks(Permission.CompileReports) is { } lacking || !compiling.TryGet(out var compiled))
        {
            return caller.Lacks(Permission.CompileReports) ?? compiling.Refusal!;
        }

        var read = TableReader.Read(file.Content, file.Name);
        if (!read.TryGet(out var rows))
        {
            return read.Refusal!;
        }

        if (!rows.Any(row => row.Values.ContainsKey(NameHead)) || HasOtherHead(rows))
        {
            return new Refusal("figures-head", $"{file.Name}：没有数据行，或者表头里没有“{NameHead}”“{ValueHead}”两列；请下载模板填写。");
        }

        using var bytes = new MemoryStream(file.Content.ToArray(), writable: false);
        var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, file.Name, "application/octet-stream", bytes), cancellation);
        if (!stored.TryGet(out var evidence))
        {
            return stored.Refusal!;
        }

        var byName = Open(compiled).ToDictionary(cell => cell.Name, cell => cell.Address, StringComparer.Ordinal);
        var (enter, problems, taken) = (new EnterFigure(db, caller, clock), new List<string>(), 0);
        foreach (var row in rows.Where(row => row.Values.GetValueOrDefault(ValueHead, "").Trim().Length > 0))
        {
            var (name, source) = (row.Values.GetValueOrDefault(NameHead, "").Trim(), row.Values.GetValueOrDefault(SourceHead, "").Trim());
            var address = byName.GetValueOrDefault(name, name);
            var entry = new FigureEntry(year, address, row.Values[ValueHead].Trim(), source.Length > 0 ? source : $"导入文件 {evidence.Name}") { FileId = evidence.Id };
            if (await enter.AddAsync(compiled, entry, cancellation) is { } refusal)
            {
                problems.Add($"第 {row.Number} 行“{name}”：{refusal.Message}");
            }
            else
            {
                taken++;
            }
        }

        if (problems.Count > 0 || taken == 0)
        {
            return new Refusal("figures-rows", taken == 0 && problems.Count == 0 ? $"{file.Name}：没有填写任何一个数。"
                : $"{problems.Count} 行有问题，一行都没有导入。{string.Concat(problems.Take(MostProblems))}");
        }

        db.Record(CompilingEvents.Imported.On(caller.OrganId, CompilingEvents.Subject, null).With(new { year, taken, file = evidence.Name }));
        return await db.CommitAsync(caller, clock, cancellation) is { } failed ? failed : taken;
    }

    // Cells that are blank are not there; where no row has a number, a column by another name tells a wrong head from a template that nobody filled in.
    private static bool HasOtherHead(IReadOnlyList<TableRow> rows) =>
        !rows.Any(row => row.Values.ContainsKey(ValueHead)) && rows.Any(row => row.Values.Keys.Any(head => head is not (NameHead or SourceHead or DefinitionHead)));

    /// <summary>The cells that may be entered, with what stands in them: the template to fill in.</summary>
    public static byte[] Template(CompiledYear compiled)
    {
        using var content = new MemoryStream();
        using (var csv = new CsvStream(content, [NameHead, ValueHead, SourceHead, DefinitionHead]))
        {
            foreach (var (name, address, definition) in Open(compiled))
            {
                var entered = compiled.Entered.GetValueOrDefault(address);
                csv.Write([name, entered?.Value.ToString("0.######", CultureInfo.InvariantCulture) ?? "", entered?.Source ?? "", definition]);
            }
        }

        return content.ToArray();
    }

    private static IEnumerable<(string Name, string Address, string Definition)> Open(CompiledYear compiled)
    {
        foreach (var table in compiled.Format.Tables)
        {
            var rules = CountingRules.Of(table);
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    var rule = rules[row.Offset + i];
                    if (rule.Source is CountingSource.Entered or CountingSource.Ledger || !compiled.Records.Kept.Contains(YearRecords.SourceOf(rule.Row)))
                    {
                        yield return (OpenFigure.NameOf(table, row.Offset + i), $"{table.Id}.{row.Path}.{row.Columns[i].Id}", rule.Definition);
                    }
                }
            }
        }
    }
}
