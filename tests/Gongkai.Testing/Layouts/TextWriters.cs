using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>文本排法 — programs that turn a page into plain text, Markdown or separated values; each keeps or loses what it loses in reality.</summary>
public static class TextWriters
{
    /// <summary>One cell a line behind a tab, a covered position as an empty cell, rows
    /// apart by an empty line (copied from a word processor).</summary>
    public static FileContent CellLines(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        foreach (var row in Cells(table, Covered.Empty, Spanned.Squeezed))
        {
            foreach (var cell in row)
            {
                text.Append('\t').Append(cell).Append('\n');
            }

            text.Append('\n');
        }
    });

    /// <summary>One cell a line and nothing else: blank cells are gone.</summary>
    public static FileContent BareCellLines(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        LoseBlanks(page, table);
        foreach (var cell in Cells(table, Covered.Dropped, Spanned.Squeezed).SelectMany(row => row).Where(cell => cell.Trim().Length > 0))
        {
            text.Append(Joined(cell, "\n")).Append('\n');
        }
    });

    /// <summary>One cell a line, a blank cell as an empty line, nothing between rows.</summary>
    public static FileContent GaplessCellLines(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        MayLoseBlanks(page, table);
        foreach (var cell in Cells(table, Covered.Dropped, Spanned.Squeezed).SelectMany(row => row))
        {
            text.Append(Joined(cell, "")).Append('\n');
        }
    });

    /// <summary>Rows of cells between tabs.</summary>
    public static Func<Page, FileContent> TabRows(Covered covered, Spanned spanned) => page => Write(page, "年报.txt", (table, text) =>
    {
        if (spanned == Spanned.Padded)
        {
            MayLoseBlanks(page, table);
        }

        if (spanned == Spanned.Repeated)
        {
            MayRepeat(page, table);
        }

        AppendRows(text, Cells(table, covered, spanned), "\t", "");
    });

    /// <summary>Tab rows whose trailing tabs an editor has cut off.</summary>
    public static FileContent TrimmedTabRows(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        MayLoseBlanks(page, table);
        foreach (var row in Cells(table, Covered.Empty, Spanned.Squeezed))
        {
            text.Append(string.Join('\t', row.Select(cell => Joined(cell, ""))).TrimEnd('\t')).Append('\n');
        }
    });

    /// <summary>Cells apart by blanks only: blank cells are gone.</summary>
    public static Func<Page, FileContent> SpaceRows(string separator) => page => Write(page, "年报.txt", (table, text) =>
    {
        LoseBlanks(page, table);
        AppendRows(text, [.. Cells(table, Covered.Dropped, Spanned.Squeezed)
            .Select(row => (IReadOnlyList<string>)[.. row.Where(cell => cell.Length > 0)])], separator, "");
    });

    /// <summary>The label on one line, its values on the next.</summary>
    public static FileContent ValuesBelowLabel(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        LoseBlanks(page, table);
        foreach (var row in table.Rows)
        {
            var labels = row.Cells.Where(cell => cell.Role != PrintedRole.Value).Select(cell => Joined(cell.Text, ""));
            var values = row.Cells.Where(cell => cell.Role == PrintedRole.Value && cell.Text.Length > 0).Select(cell => cell.Text);
            AppendLine(text, string.Join(' ', labels));
            AppendLine(text, string.Join(' ', values));
        }
    });

    /// <summary>Columns kept by blanks, full-width characters counting two; labels wrapped at a width with the values on the middle line.</summary>
    public static Func<Page, FileContent> Aligned(int labelWidth) => page => Write(page, "年报.txt", (table, text) =>
        AlignedText.Append(page, table, labelWidth, text));

    /// <summary>Rows of cells between vertical bars.</summary>
    public static Func<Page, FileContent> Pipes(Covered covered, Spanned spanned, PipeLook look) => page => Write(page, "年报.md", (table, text) =>
    {
        MayLoseBlanks(page, table);
        if (spanned == Spanned.Repeated)
        {
            MayRepeat(page, table);
        }

        var rows = Cells(table, covered, spanned);
        var width = rows.Max(row => row.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Select(cell => Joined(cell, look.Break)).Concat(look.Fill ? Enumerable.Repeat("", width - rows[i].Count) : []);
            text.Append(look.Outer ? "| " : "").AppendJoin(" | ", cells).Append(look.Outer ? " |" : "").Append('\n');
            if (i == 0)
            {
                text.Append(look.Outer ? "|" : "").AppendJoin("|", Enumerable.Repeat(look.Rule, width)).Append(look.Outer ? "|" : "").Append('\n');
            }
        }

        text.Append('\n');
    });

    /// <summary>Separated values, quoted where needed; prose stands in the first column.</summary>
    public static Func<Page, FileContent> Separated(string fileName, char separator, Covered covered, Spanned spanned) => page =>
    {
        var text = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (block is PrintedParagraph paragraph)
            {
                text.Append(Quoted(paragraph.Text, separator)).Append('\n');
            }
            else if (block is PrintedTable table)
            {
                if (spanned == Spanned.Padded)
                {
                    MayLoseBlanks(page, table);
                }

                foreach (var row in table.Rows.Where(row => row.Path is not null && row.Cells.All(cell => cell.Text.Trim().Length == 0)))
                {
                    page.Expect.MayRefuse(row);
                }

                foreach (var row in Cells(table, covered, spanned))
                {
                    text.AppendJoin(separator, row.Select(cell => Quoted(cell, separator))).Append('\n');
                }
            }
        }

        return FileContent.OfText(fileName, text.ToString());
    };

    /// <summary>All of column one, then all of column two …: the order of the rows is lost in part three.</summary>
    public static FileContent ColumnMajor(Page page) => Write(page, "年报.txt", (table, text) =>
    {
        if (table.Id != "part3")
        {
            LoseBlanks(page, table);
            AppendRows(text, [.. Cells(table, Covered.Dropped, Spanned.Squeezed)
                .Select(row => (IReadOnlyList<string>)[.. row.Where(cell => cell.Length > 0)])], "  ", "");
            return;
        }

        page.Expect.MustRefuse("part3");
        var slots = table.Slots();
        for (var column = 0; column < table.Columns; column++)
        {
            foreach (var slot in slots.Select(row => row[column]).Where(slot => slot.IsOwn && slot.Cell.Text.Length > 0))
            {
                text.Append(Joined(slot.Cell.Text, "")).Append('\n');
            }
        }
    });

    /// <summary>The texts of all rows, merged positions treated as the program at hand does.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(PrintedTable table, Covered covered, Spanned spanned)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var slots in table.Slots())
        {
            var row = new List<string>();
            foreach (var slot in slots)
            {
                if (slot.IsOwn)
                {
                    row.Add(slot.Cell.Text);
                }
                else if (spanned == Spanned.Repeated)
                {
                    row.Add(slot.Cell.Text);
                }
                else if (slot.IsFirstColumn ? covered == Covered.Empty : slot.IsFirstRow ? spanned == Spanned.Padded
                    : spanned == Spanned.Padded && covered == Covered.Empty)
                {
                    row.Add("");
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    public static string Joined(string text, string separator) => text.Replace("\n", separator, StringComparison.Ordinal);

    public static FileContent Write(Page page, string fileName, Action<PrintedTable, StringBuilder> writeTable)
    {
        var text = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (block is PrintedTable table)
            {
                text.Append('\n');
                writeTable(table, text);
                text.Append('\n');
            }
            else if (block is PrintedParagraph paragraph)
            {
                text.Append(paragraph.Text).Append("\n\n");
            }
        }

        return FileContent.OfText(fileName, text.ToString());
    }

    private static void AppendRows(StringBuilder text, IReadOnlyList<IReadOnlyList<string>> rows, string separator, string lineBreak)
    {
        foreach (var row in rows)
        {
            text.AppendJoin(separator, row.Select(cell => Joined(cell, lineBreak))).Append('\n');
        }
    }

    private static void AppendLine(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(line).Append('\n');
        }
    }

    private static string Quoted(string text, char separator) =>
        text.Contains(separator) || text.Contains('"') || text.Contains('\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void LoseBlanks(Page page, PrintedTable table)
    {
        foreach (var row in table.Rows)
        {
            page.Expect.LoseBlanks(row);
        }
    }

    private static void MayLoseBlanks(Page page, PrintedTable table)
    {
        foreach (var row in table.Rows.Where(row => row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0)))
        {
            page.Expect.MayRefuse(row);
        }
    }

    // Values and heads repeated over the columns they cover look like several values and heads.
    private static void MayRepeat(Page page, PrintedTable table)
    {
        if (table.Id is "part2" or "part4")
        {
            page.Expect.MayRefuse(table.Id);
        }
    }
}

/// <summary>被上格覆盖 — what a program writes where a cell from above covers.</summary>
public enum Covered
{
    Empty,
    Dropped,
}

/// <summary>跨列 — what a program writes for the further columns of a wide cell.</summary>
public enum Spanned
{
    Squeezed,
    Padded,
    Repeated,
}

/// <summary>竖线表样式 — outer bars, filled rows, what a line break in a cell becomes, and the rule under the head.</summary>
public sealed record PipeLook(bool Outer = true, bool Fill = true, string Break = "<br>", string Rule = "---");
