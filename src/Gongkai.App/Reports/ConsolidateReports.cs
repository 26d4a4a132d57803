using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>汇总格 — one cell of the roll-up: the sum of what is known and how many organs stand behind it.</summary>
/// <param name="Sum">Null where no organ has a number.</param>
public readonly record struct ConsolidatedCell(decimal? Sum, int Known, int Blank, int Unreadable);

/// <summary>汇总 — the sums of all organs' reports of a year in one format, and the organs that could not take part.</summary>
/// <param name="Cells">By table id, in the order of the format's cells.</param>
/// <param name="Missing">Organs without a report.</param>
/// <param name="OtherFormat">Organs whose table is of another format, by table id.</param>
/// <param name="Contradictory">Organs whose report has errors.</param>
public sealed record Consolidation(
    int Year,
    ReportFormat Format,
    IReadOnlyDictionary<string, ConsolidatedCell[]> Cells,
    IReadOnlyList<string> Missing,
    IReadOnlyList<(string Organ, string Table)> OtherFormat,
    IReadOnlyList<string> Contradictory);

/// <summary>汇总年报 — adds up the reports of the organs in view, cell by cell; who is missing, unreadable or contradictory is named, never counted as zero.</summary>
public sealed class ConsolidateReports(GongkaiDb db)
{
    /// <param name="includeOwn">Whether the report of the organ at the root of the view takes part.</param>
    public async Task<Consolidation> RunAsync(int year, bool includeOwn = true, CancellationToken cancellation = default)
    {
        var format = ReportFormats.Shipped.All.First(format => format.IsPrescribedFor(year));
        var cells = format.Tables.ToDictionary(table => table.Id, table => new ConsolidatedCell[table.CellCount]);
        var (missing, otherFormat, contradictory) = (new List<string>(), new List<(string, string)>(), new List<string>());
        var reports = db.Reports.AsNoTracking().Where(report => report.Year == year && report.State != FilingState.Draft);
        var rows = db.Organs.AsNoTracking()
            .Where(organ => organ.IsActive && (db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)) && (includeOwn || organ.Id != db.Scope.OrganId))
            .OrderBy(organ => organ.Number)
            .LeftJoin(reports, organ => organ.Id, report => report.OrganId, (organ, report) => new { organ.Name, Figures = report == null ? null : report.Figures, Errors = report == null ? 0 : report.Errors })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (row.Figures is null)
            {
                missing.Add(row.Name);
                continue;
            }

            if (row.Errors > 0)
            {
                contradictory.Add(row.Name);
            }

            foreach (var table in format.Tables)
            {
                // Part four has the same cells in every format.
                if (PackedFigures.Table(row.Figures, table.Id) is { } packed && packed.Cells.Count == table.CellCount && (packed.FormatId == format.Id || table.Layout == TableLayout.SideBySide))
                {
                    Add(cells[table.Id], packed);
                }
                else
                {
                    otherFormat.Add((row.Name, table.Id));
                }
            }
        }

        return new Consolidation(year, format, cells, missing, otherFormat, contradictory);
    }

    private static void Add(ConsolidatedCell[] sums, PackedTable table)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = sums[i];
            sums[i] = table.IsUnreadable(i) ? sum with { Unreadable = sum.Unreadable + 1 }
                : table.Number(i) is { } number ? sum with { Sum = (sum.Sum ?? 0) + number, Known = sum.Known + 1 }
                : sum with { Blank = sum.Blank + 1 };
        }
    }
}
