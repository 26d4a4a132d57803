using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>按栏对齐 — text as page-to-text programs keep it: blanks fill the columns, wide
/// characters count two, wrapped labels have their values on the middle line.</summary>
public static class AlignedText
{
    private const int ValueWidth = 14;

    public static void Append(Page page, PrintedTable table, int labelWidth, StringBuilder text)
    {
        var starts = Starts(table, labelWidth);
        foreach (var (slots, row) in table.Slots().Zip(table.Rows))
        {
            var pieces = slots.Select((slot, column) => (slot, column)).Where(piece => piece.slot.IsOwn)
                .Select(piece => (Lines: Wrapped(piece.slot.Cell, labelWidth), piece.column)).ToList();
            var height = pieces.Count == 0 ? 1 : pieces.Max(piece => piece.Lines.Count);
            Demand(page, row, height);
            for (var line = 0; line < height; line++)
            {
                var printed = new StringBuilder();
                var width = 0;
                foreach (var (lines, column) in pieces)
                {
                    var index = line - ((height - lines.Count) / 2);
                    if (index < 0 || index >= lines.Count || lines[index].Length == 0)
                    {
                        continue;
                    }

                    var gap = Math.Max(2, starts[column] - width);
                    printed.Append(' ', width == 0 ? starts[column] : gap).Append(lines[index]);
                    width = (width == 0 ? starts[column] : width + gap) + Width(lines[index]);
                }

                text.Append(printed).Append('\n');
            }
        }
    }

    private static void Demand(Page page, PrintedRow row, int height)
    {
        if (height > 1 || row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0))
        {
            page.Expect.MayRefuse(row);
        }
    }

    private static int[] Starts(PrintedTable table, int labelWidth)
    {
        var starts = new int[table.Columns];
        var labels = table.Id switch { "part3" => 3, "part4" => 0, _ => 1 };
        for (var column = 1; column < starts.Length; column++)
        {
            starts[column] = starts[column - 1] + (column <= labels ? Math.Min(labelWidth, 40) + 2 : ValueWidth);
        }

        return starts;
    }

    private static List<string> Wrapped(PrintedCell cell, int labelWidth)
    {
        var text = TextWriters.Joined(cell.Text, "");
        if (cell.Role == PrintedRole.Value)
        {
            return [text];
        }

        var room = cell.Role == PrintedRole.Label ? labelWidth * Math.Max(1, cell.ColumnSpan) : cell.Role == PrintedRole.Head ? 200 : labelWidth;
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var c in text)
        {
            if (Width(line.ToString()) + 2 > room)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(c);
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static int Width(string text) => text.Sum(c => c < '\u2000' ? 1 : 2);
}
