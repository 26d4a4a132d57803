using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>填读的格 — what a person read in single cells of one file, by address, and how it was made sure of.</summary>
public sealed record CellReading(Guid FileId, IReadOnlyDictionary<string, string> Cells, string Reason);

/// <summary>可填的格 — a cell of a report with its name and what stands there now; null where it could not be read.</summary>
public sealed record ReadableCell(string Address, string Table, string Name, string? Printed)
{
    /// <summary>Name of the row it stands in.</summary>
    public required string Row { get; init; }

    public required string Column { get; init; }

    /// <summary>Why a person has to look at it: what the reader said, or which findings name it; empty where nobody has to.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>人工填读格 — enters, corrects or confirms single cells of an uploaded report that the reader refused; rechecks it, and keeps who, why and what was there; the file is never touched.</summary>
public sealed class EnterCells(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <summary>How a person writes that nothing is printed in a cell.</summary>
    public const string BlankWord = "空白";

    private static readonly Refusal s_unknown = new("cell-file", "没有找到这个文件的年报，或者它还没有归到机关，请从批次页面重新打开。");

    /// <summary>The cells of a file's report, those that were not read first, and what was entered into it.</summary>
    public async Task<(FiledReport Report, IReadOnlyList<ReadableCell> Cells, IReadOnlyList<CellEntry> Entered)?> ViewAsync(Guid file, CancellationToken cancellation = default)
    {
        if (await FindAsync(file, cancellation) is not { } kept)
        {
            return null;
        }

        var report = KeptReports.Read(kept.Content);
        var findings = ReportChecker.Check(report, await ReportDesk.LastYearAsync(db, kept.OrganId, kept.Year, cancellation)).Findings.Where(finding => finding.Severity != Severity.Info).ToList();
        var cells = TablesOf(report, kept.Year).SelectMany(table => Addresses(table).Select(one => Of(table, one.Address, one.Position) with
        {
            Reasons = table.Cells[one.Position] is null
                ? [.. report.Unreadable.Where(missing => one.Address == missing.Where || one.Address.StartsWith(missing.Where + ".", StringComparison.Ordinal)).Select(missing => missing.Message).Distinct()]
                : [.. findings.Where(finding => finding.Cells.Contains(one.Address)).Select(finding => finding.Message).Distinct()],
        }));
        return (kept, [.. cells.OrderBy(cell => cell.Printed is not null)], await EntriesAsync(db, kept, cancellation));
    }

    private static ReadableCell Of(ReportTable table, string address, int position)
    {
        var row = table.Format.Rows.Last(row => row.Offset <= position);
        var rule = CountingRules.Of(table.Format)[position];
        return new ReadableCell(address, table.Format.Id, OpenFigure.NameOf(table.Format, position), table.Cells[position]?.Raw)
        {
            Row = rule.Column is null ? row.Label : rule.Row.Name,
            Column = row.Columns[position - row.Offset].Label,
        };
    }

    /// <summary>What persons entered into a report as its file has it.</summary>
    internal static async Task<IReadOnlyList<CellEntry>> EntriesAsync(GongkaiDb db, FiledReport kept, CancellationToken cancellation) =>
        [.. (await db.Set<CellEntry>().AsNoTracking().Where(entry => entry.ReportId == kept.Id && entry.FileId == kept.FileId).ToListAsync(cancellation)).OrderBy(entry => entry.EnteredAt).ThenBy(entry => entry.Id)];

    public async Task<Refusal?> RunAsync(CellReading reading, CancellationToken cancellation = default)
    {
        var kept = await FindAsync(reading.FileId, cancellation);
        var typed = reading.Cells.Where(cell => cell.Value.Trim().Length > 0).ToDictionary(cell => cell.Key, cell => cell.Value.Trim(), StringComparer.Ordinal);
        if ((caller.Lacks(Permission.SuperviseOrgans) ?? Refuses(kept, typed.Count, reading.Reason)) is { } refusal)
        {
            return refusal;
        }

        var report = KeptReports.Read(kept!.Content);
        var tables = new List<ReportTable>();
        foreach (var table in TablesOf(report, kept.Year))
        {
            var filled = Fill(table, typed, kept, reading.Reason.Trim());
            if (!filled.TryGet(out var changed))
            {
                return filled.Refusal;
            }

            tables.Add(changed);
        }

        if (typed.Count > 0)
        {
            return new Refusal("cell-unknown", $"年报的表里没有“{typed.Keys.First()}”这一格，请从页面上选择。");
        }

        // A table of which nothing is known stays one that was not found.
        report = report with { Tables = [.. tables.Where(table => table.Cells.Any(cell => cell is not null) || report.Table(table.Format.Id) is not null)] };
        report = report with { Unreadable = [.. report.Unreadable.Where(missing => IsStillMissing(missing.Where, report))] };
        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == kept.OrganId, cancellation);
        FileReport.Fill(kept, report, ReportChecker.Check(report, await ReportDesk.LastYearAsync(db, kept.OrganId, kept.Year, cancellation)), new ReportUpload(kept.OrganId, kept.Year, kept.SourceName, ReadOnlyMemory<byte>.Empty, kept.FileId));
        await ReportFactRows.KeepAsync(db, kept, organ.Kind, cancellation);
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<FiledReport?> FindAsync(Guid file, CancellationToken cancellation)
    {
        var report = await db.Set<BatchFile>().Where(one => one.Id == file && one.OrganId == caller.OrganId).Select(one => one.ReportId).FirstOrDefaultAsync(cancellation);
        return report is null ? null : await db.Reports.FirstOrDefaultAsync(kept => kept.Id == report, cancellation);
    }

    private static Refusal? Refuses(FiledReport? kept, int cells, string reason) =>
        kept is null ? s_unknown
        : kept.State == FilingState.Accepted ? new Refusal("report-accepted", "这份年报已经通过，不能再改数据；确需更正的，请先退回。")
        : kept.Origin != ReportOrigin.Uploaded ? new Refusal("cell-compiled", "这份年报由机关在系统里编制，数据只能在它的登记簿中更正。")
        : cells == 0 ? new Refusal("cell-none", "请至少填写一格；原件上这一格空着的，填“空白”。")
        : reason.Trim().Length is < 2 or > 500 ? new Refusal("cell-reason", "请写明依据，2 至 500 个字，例如“对照原件第 3 页”，说明会留存。")
        : null;

    // Takes from the typed what belongs to this table.
    private Result<ReportTable> Fill(ReportTable table, Dictionary<string, string> typed, FiledReport kept, string reason)
    {
        var cells = table.Cells.ToArray();
        foreach (var (address, position, column) in Addresses(table))
        {
            if (!typed.Remove(address, out var text))
            {
                continue;
            }

            if (CellText.Read(text == BlankWord ? "" : text, column.Kind, column.Unit, new CellSource(SourcePlace.None, Recognition.Named)) is not { State: not CellState.Text } cell)
            {
                return new Refusal("cell-value", $"“{OpenFigure.NameOf(table.Format, position)}”填的“{text}”不是数；请照原件填数字，原件空着的填“空白”，画线的填“/”。");
            }

            db.Add(new CellEntry
            {
                Id = clock.NewId(),
                ReportId = kept.Id,
                FileId = kept.FileId,
                OrganId = kept.OrganId,
                Cell = address,
                Before = cells[position] is { } before ? before.State == CellState.Blank ? BlankWord : before.Raw : CellEntry.NotRead,
                Entered = text,
                Reason = reason,
                EnteredBy = caller.Name,
                EnteredAt = clock.Now,
            });
            db.Record(CompilingEvents.CellEntered.On(kept.OrganId, CompilingEvents.Subject, kept.Id).With(new { cell = address, entered = text }) with { Reason = reason });
            cells[position] = cell;
        }

        return new ReportTable(table.Format, cells);
    }

    // Tables that were not found stand with every cell unread, so that they can be entered too.
    private static IEnumerable<ReportTable> TablesOf(AnnualReport report, int year)
    {
        var format = (report.FormatId is { } id ? ReportFormats.Shipped.Find(id) : null) ?? ReportFormats.Shipped.ForYear(year);
        return format is null ? report.Tables : format.Tables.Select(table => report.Table(table.Id) ?? new ReportTable(table, new Cell?[table.CellCount]));
    }

    private static IEnumerable<(string Address, int Position, ColumnFormat Column)> Addresses(ReportTable table) =>
        table.Format.Rows.SelectMany(row => row.Columns.Select((column, i) => (table.Address(row, i), row.Offset + i, column)));

    private static bool IsStillMissing(string where, AnnualReport report)
    {
        var table = report.Tables.FirstOrDefault(table => where == table.Format.Id || where.StartsWith(table.Format.Id + ".", StringComparison.Ordinal));
        var named = table is null ? [] : Addresses(table).Where(one => one.Address == where || one.Address.StartsWith(where + ".", StringComparison.Ordinal)).ToList();
        return named.Count == 0 || named.Any(one => table!.Cells[one.Position] is null);
    }
}
