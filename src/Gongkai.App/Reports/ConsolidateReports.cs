using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>汇总格 — one cell of the roll-up: the sum of what is known and how many organs stand behind it.</summary>
/// <param name="Sum">Null where no organ has a number.</param>
public readonly record struct ConsolidatedCell(decimal? Sum, int Known, int Blank, int Unreadable)
{
    /// <summary>Reports in another format that has no such cell.</summary>
    public int NoCounterpart { get; init; }

    internal ConsolidatedCell And(BridgedCell cell) => cell.State switch
    {
        MeasureState.Known => this with { Sum = (Sum ?? 0) + cell.Value, Known = Known + 1 },
        MeasureState.Unknown => this with { Unreadable = Unreadable + 1 },
        MeasureState.NoCounterpart => this with { NoCounterpart = NoCounterpart + 1 },
        _ => this with { Blank = Blank + 1 },
    };
}

/// <summary>汇总 — the sums of all organs' reports of a year in one format, and the organs that could not take part.</summary>
/// <param name="Cells">By table id, in the order of the format's cells.</param>
public sealed record Consolidation(int Year, ReportFormat Format, IReadOnlyDictionary<string, ConsolidatedCell[]> Cells)
{
    /// <summary>How many reports took part.</summary>
    public int Reports { get; init; }

    /// <summary>Organs without a report.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Organs with a cell or a table that could not be read.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>Organs whose report is of the other format; it takes part as far as the crosswalk goes.</summary>
    public required IReadOnlyList<string> OtherFormat { get; init; }

    /// <summary>Organs whose report has errors.</summary>
    public required IReadOnlyList<string> Contradictory { get; init; }
}

/// <summary>格后的机关 — what one organ adds to a cell of the roll-up.</summary>
/// <param name="State">Known, blank, unreadable or without counterpart; null where there is no report.</param>
public sealed record CellOrgan(Guid OrganId, string Organ, Guid? ReportId, MeasureState? State, decimal? Value, int Errors)
{
    /// <summary>Number of the organ, by which the portal names its report.</summary>
    public int Number { get; init; }
}

/// <summary>汇总年报 — adds up the reports of the organs in view, cell by cell and across formats; who is missing, unreadable or contradictory is named, never counted as zero.</summary>
public sealed class ConsolidateReports(GongkaiDb db)
{
    /// <summary>Only what the public may read, through the gate of the portal.</summary>
    public bool IsPublic { get; init; }

    /// <param name="includeOwn">Whether the report of the organ at the root takes part.</param>
    /// <param name="root">Whose direct organs are added up: the report of a government below includes its own departments; all in view where left out.</param>
    public async Task<Consolidation> RunAsync(int year, bool includeOwn = true, Organ? root = null, CancellationToken cancellation = default)
    {
        var format = ReportFormats.Shipped.All.First(format => format.IsPrescribedFor(year));
        var bridge = new FormatBridge(format);
        var cells = format.Tables.ToDictionary(table => table.Id, table => new ConsolidatedCell[table.CellCount]);
        var (missing, unreadable, otherFormat, contradictory, reports) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), 0);
        await foreach (var row in Rows(year, includeOwn, root).WithCancellation(cancellation))
        {
            if (row.Figures is null)
            {
                missing.Add(row.Organ);
                continue;
            }

            reports++;
            AddIf(row.Errors > 0, contradictory, row.Organ);
            var (isOther, isUnread) = (false, false);
            foreach (var table in format.Tables)
            {
                var packed = PackedFigures.Table(row.Figures, table.Id);
                isOther |= packed is not null && packed.FormatId != format.Id;
                isUnread |= packed is null || packed.Cells.Any(cell => cell is "?" or "t");
                Add(cells[table.Id], packed, table, bridge);
            }

            AddIf(isOther, otherFormat, row.Organ);
            AddIf(isUnread, unreadable, row.Organ);
        }

        return new Consolidation(year, format, cells) { Reports = reports, Missing = missing, Unreadable = unreadable, OtherFormat = otherFormat, Contradictory = contradictory };
    }

    /// <summary>The organs behind one cell, those that cannot be added up first.</summary>
    public async Task<IReadOnlyList<CellOrgan>> OrgansAsync(int year, (TableFormat Table, int Position) cell, bool includeOwn = true, Organ? root = null, CancellationToken cancellation = default)
    {
        var bridge = new FormatBridge(ReportFormats.Shipped.Find(cell.Table.FormatId)!);
        var organs = new List<CellOrgan>();
        await foreach (var row in Rows(year, includeOwn, root).WithCancellation(cancellation))
        {
            var packed = row.Figures is null ? null : PackedFigures.Table(row.Figures, cell.Table.Id);
            var value = packed is null ? new BridgedCell(MeasureState.Unknown) : bridge.At(packed, cell.Table, cell.Position);
            organs.Add(new CellOrgan(row.OrganId, row.Organ, row.ReportId, row.Figures is null ? null : value.State, value.Value, row.Errors) { Number = row.Number });
        }

        return [.. organs.OrderBy(organ => organ.State == MeasureState.Known).ThenByDescending(organ => organ.Value)];
    }

    private IAsyncEnumerable<Row> Rows(int year, bool includeOwn, Organ? root)
    {
        var (parent, own) = (root?.Id, root?.Id ?? db.Scope.OrganId);
        var reports = (IsPublic ? PublicReports.Accepted(db) : db.Reports.AsNoTracking().Where(report => report.State != FilingState.Draft)).Where(report => report.Year == year);
        return db.Organs.AsNoTracking()
            .Where(organ => organ.IsActive && (db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)))
            .Where(organ => (parent == null || organ.ParentId == parent || organ.Id == own) && (includeOwn || organ.Id != own))
            .OrderBy(organ => organ.Number)
            .LeftJoin(reports, organ => organ.Id, report => report.OrganId, (organ, report) => new Row(
                organ.Id, organ.Number, organ.Name, report == null ? null : report.Id, report == null ? null : report.Figures, report == null ? 0 : report.Errors))
            .AsAsyncEnumerable();
    }

    private static void Add(ConsolidatedCell[] sums, PackedTable? packed, TableFormat table, FormatBridge bridge)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = sums[i].And(packed is null ? new BridgedCell(MeasureState.Unknown) : bridge.At(packed, table, i));
        }
    }

    private static void AddIf(bool condition, List<string> list, string organ)
    {
        if (condition)
        {
            list.Add(organ);
        }
    }

    private sealed record Row(Guid OrganId, int Number, string Organ, Guid? ReportId, string? Figures, int Errors);
}
