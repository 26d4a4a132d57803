using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>画线的文字表 — tables drawn with characters as converters and text browsers do:
/// merged cells keep their borders, labels wrap inside their cells.</summary>
public static class DrawnText
{
    private const int ValueWidth = 13;

    /// <param name="marks">The characters of the borders.</param>
    /// <param name="labelWidth">Width of a label column in places of a terminal.</param>
    public static Func<Page, FileContent> Tables(DrawnMarks marks, int labelWidth) =>
        page => TextWriters.Write(page, "年报.txt", (table, text) => Append(table, marks, labelWidth, text));

    private static void Append(PrintedTable table, DrawnMarks marks, int labelWidth, StringBuilder text)
    {
        var slots = table.Slots();
        var labels = table.Id switch { "part3" => 3, "part4" => 0, _ => 1 };
        var widths = Enumerable.Range(0, table.Columns).Select(column => column < labels ? labelWidth : ValueWidth).ToArray();
        for (var row = 0; row <= slots.Count; row++)
        {
            AppendRuler(slots, row, widths, marks, text);
            if (row < slots.Count)
            {
                AppendRow(slots[row], widths, marks, text);
            }
        }
    }

    private static void AppendRuler(IReadOnlyList<IReadOnlyList<PrintedSlot>> slots, int row, int[] widths, DrawnMarks marks, StringBuilder text)
    {
        bool IsRuled(int column) => column >= 0 && column < widths.Length && (row == 0 || row == slots.Count || slots[row][column].IsFirstRow);
        bool IsPost(int at, int column) => at >= 0 && at < slots.Count && (column == widths.Length || slots[at][column].IsFirstColumn);
        for (var column = 0; column <= widths.Length; column++)
        {
            text.Append(marks.Corner(IsPost(row - 1, column), IsPost(row, column), IsRuled(column - 1), IsRuled(column)));
            if (column < widths.Length)
            {
                text.Append(IsRuled(column) ? marks.Horizontal : ' ', widths[column]);
            }
        }

        text.Append('\n');
    }

    private static void AppendRow(IReadOnlyList<PrintedSlot> slots, int[] widths, DrawnMarks marks, StringBuilder text)
    {
        var pieces = new List<(List<string> Lines, int Width)>();
        for (var column = 0; column < widths.Length;)
        {
            var end = column + 1;
            while (end < widths.Length && !slots[end].IsFirstColumn)
            {
                end++;
            }

            var width = widths[column..end].Sum() + end - column - 1;
            pieces.Add((slots[column].IsFirstRow ? Wrapped(TextWriters.Joined(slots[column].Cell.Text, ""), width, marks) : [""], width));
            column = end;
        }

        var height = pieces.Max(piece => piece.Lines.Count);
        for (var line = 0; line < height; line++)
        {
            text.Append(marks.Vertical);
            foreach (var (lines, width) in pieces)
            {
                var printed = line < lines.Count ? lines[line] : "";
                text.Append(printed).Append(' ', width - marks.WidthOf(printed)).Append(marks.Vertical);
            }

            text.Append('\n');
        }
    }

    private static List<string> Wrapped(string text, int width, DrawnMarks marks)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var c in text)
        {
            if (marks.WidthOf(line) + 2 > width)
            {
                lines.Add(line);
                line = "";
            }

            line += c;
        }

        lines.Add(line);
        return lines;
    }
}

/// <summary>画线字符 — the characters of a drawn table, and how wide the program takes quotes to be.</summary>
public sealed record DrawnMarks(char Horizontal, char Vertical, string Corners, int QuoteWidth)
{
    /// <summary>Corners by their arms: up 1, down 2, left 4, right 8.</summary>
    public static DrawnMarks Plus { get; } = new('-', '|', " |||-+++-+++-+++", 1);

    public static DrawnMarks Box { get; } = new('─', '│', " │││─┘┐┤─└┌├─┴┬┼", 2);

    public char Corner(bool up, bool down, bool left, bool right) => Corners[(up ? 1 : 0) + (down ? 2 : 0) + (left ? 4 : 0) + (right ? 8 : 0)];

    public int WidthOf(string text) => text.Sum(c => c is >= '\u2010' and <= '\u2027' ? QuoteWidth : c < '\u2000' ? 1 : 2);
}
