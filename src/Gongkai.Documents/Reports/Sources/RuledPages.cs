using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>跨页表 — the parts of one ruled table on consecutive pages as one table; a row that the page
/// break cut is put together, or left out where it is not certain how.</summary>
public static class RuledPages
{
    private const float SameColumn = 5;

    public static SourceTable Join(IReadOnlyList<(int Page, RuledTable Table)> parts)
    {
        var bounds = Bounds(parts.SelectMany(part => part.Table.Bounds));
        var rows = new List<RuledRow>();
        foreach (var (page, table) in parts)
        {
            foreach (var row in table.Rows(page, bounds))
            {
                if (row.OpensPart && rows.Count > 0 && rows[^1].ClosesPart)
                {
                    AddAfterBreak(rows, row);
                }
                else
                {
                    rows.Add(row);
                }
            }
        }

        return new SourceTable(SourceGeometry.Exact, [.. rows.Select(row => new SourceRow(row.Cells))]);
    }

    private static List<float> Bounds(IEnumerable<float> all)
    {
        var bounds = new List<float>();
        foreach (var x in all.Order())
        {
            if (bounds.Count == 0 || x - bounds[^1] > SameColumn)
            {
                bounds.Add(x);
            }
        }

        return bounds;
    }

    private static void AddAfterBreak(List<RuledRow> rows, RuledRow after)
    {
        var before = rows[^1];
        if (IsHead(before.Cells))
        {
            rows.Add(after);
            return;
        }

        var label = Label(before.Cells);
        var other = Label(after.Cells);
        var (values, otherValues) = (Values(before.Cells), Values(after.Cells));
        var isOneLabel = label is { } one && CellAt(after.Cells, one) is { } below && PageLabels.IsRow(one.Text + below.Text)
            && below.Text.Length > 0;
        var isBareRest = other is null && otherValues > 0 && label is not null;
        var isBareStart = label is null && values > 0 && other is not null;
        if (isOneLabel || isBareRest || isBareStart)
        {
            rows.RemoveAt(rows.Count - 1);
            if (values == 0 || otherValues == 0)
            {
                rows.Add(Merged(before, after));
            }
        }
        else if (values == 0 && otherValues > 0 && label is not null && PageLabels.IsRow(label.Value.Text) && !PageLabels.IsRow(other!.Value.Text)
            && !IsHead(after.Cells))
        {
            // The figures below may belong to the label above the break: neither row can be trusted.
            rows.RemoveAt(rows.Count - 1);
        }
        else
        {
            rows.Add(after);
        }
    }

    private static bool IsHead(List<SourceCell> cells) => cells.Count(cell => IsLabel(cell.Text)) > 2;

    private static RuledRow Merged(RuledRow before, RuledRow after)
    {
        var cells = new List<SourceCell>();
        foreach (var cell in before.Cells)
        {
            var below = CellAt(after.Cells, cell);
            cells.Add(cell with { Text = cell.Text + (below?.Text ?? ""), Place = cell.Text.Length == 0 && below is { Text.Length: > 0 } ? below.Value.Place : cell.Place });
        }

        return new RuledRow(cells, before.OpensPart, false);
    }

    private static SourceCell? CellAt(List<SourceCell> cells, SourceCell at)
    {
        foreach (var cell in cells)
        {
            if (cell.Column == at.Column && cell.ColumnSpan == at.ColumnSpan)
            {
                return cell;
            }
        }

        return null;
    }

    private static SourceCell? Label(List<SourceCell> cells)
    {
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (IsLabel(cells[i].Text))
            {
                return cells[i];
            }
        }

        return null;
    }

    private static bool IsLabel(string text) => text.Length > 0 && !CellText.IsValueLike(text);

    private static int Values(List<SourceCell> cells) => cells.Count(cell => cell.Text.Length > 0 && CellText.IsValueLike(cell.Text));
}
