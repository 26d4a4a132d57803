using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;

namespace Gongkai.App.Reports;

/// <summary>格式衔接 — for each cell of a table in one format, the cells of another format that add up to it; none where the crosswalk has no counterpart.</summary>
internal sealed class FormatBridge(ReportFormat to)
{
    private readonly Dictionary<(string Format, string Table), IReadOnlyList<int>[]> _known = [];

    /// <summary>The value at a position of the target format.</summary>
    internal BridgedCell At(PackedTable packed, TableFormat table, int position)
    {
        if (packed.FormatId == to.Id || table.Layout == TableLayout.SideBySide)
        {
            return position < packed.Cells.Count ? Read(packed, [position]) : new BridgedCell(MeasureState.Unknown);
        }

        var from = Map(packed.FormatId, table)[position];
        return from.Count == 0 ? new BridgedCell(MeasureState.NoCounterpart) : Read(packed, from);
    }

    private static BridgedCell Read(PackedTable packed, IReadOnlyList<int> positions)
    {
        decimal? sum = null;
        foreach (var position in positions)
        {
            if (position >= packed.Cells.Count || packed.IsUnreadable(position))
            {
                return new BridgedCell(MeasureState.Unknown);
            }

            sum = packed.Number(position) is { } number ? (sum ?? 0) + number : sum;
        }

        return sum is null ? new BridgedCell(MeasureState.Blank) : new BridgedCell(MeasureState.Known, sum);
    }

    // Several cells here against one there cannot be told apart again, so only single cells are bridged.
    private IReadOnlyList<int>[] Map(string format, TableFormat table)
    {
        if (!_known.TryGetValue((format, table.Id), out var map))
        {
            map = new IReadOnlyList<int>[table.CellCount];
            Array.Fill(map, []);
            foreach (var measure in Crosswalk.Shipped.Measures.Where(measure => measure.Table == table.Id))
            {
                if (measure.PositionsIn(to.Id) is [var only])
                {
                    map[only] = measure.PositionsIn(format);
                }
            }

            _known[(format, table.Id)] = map;
        }

        return map;
    }
}

/// <summary>衔接值 — what one cell is in another format.</summary>
internal readonly record struct BridgedCell(MeasureState State, decimal? Value = null);
