using System.Text;
using Spectre.Console;

namespace Gongkai.Cli;

/// <summary>文字表格 — a ruled table that fits the width of the terminal: wide columns are broken between Chinese characters, figures never.</summary>
/// <remarks>The tables of the console library end the program where a column is narrower than one Chinese character.</remarks>
internal sealed class TextGrid(params TextColumn[] columns)
{
    // Two Chinese characters; a column is never made narrower than this.
    private const int LeastWidth = 4;

    private readonly List<TextCell[]> _rows = [];

    internal bool ShowsHeads { get; init; } = true;

    /// <summary>Adds a row; cells left out at its end are empty.</summary>
    internal void AddRow(params TextCell[] cells) =>
        _rows.Add([.. cells, .. Enumerable.Repeat(new TextCell(""), columns.Length - cells.Length)]);

    internal void Write(IAnsiConsole console)
    {
        var widths = Fit(console.Profile.Width - 1);
        WriteRule(console, "┌┬┐", widths);
        if (ShowsHeads)
        {
            WriteRow(console, [.. columns.Select(column => new TextCell(column.Head))], widths);
            WriteRule(console, "├┼┤", widths);
        }

        foreach (var row in _rows)
        {
            WriteRow(console, row, widths);
        }

        WriteRule(console, "└┴┘", widths);
    }

    // The widest column gives way first, down to its longest figure; what still does not fit runs over the edge.
    private int[] Fit(int available)
    {
        var widths = new int[columns.Length];
        var least = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            List<string> texts = [.. _rows.Select(row => row[i].Text), .. ShowsHeads ? (string[])[columns[i].Head] : []];
            widths[i] = texts.SelectMany(text => text.Split('\n')).Select(line => line.GetCellWidth()).DefaultIfEmpty(0).Max();
            least[i] = Math.Min(widths[i], Math.Max(LeastWidth, texts.Select(LongestFigure).DefaultIfEmpty(0).Max()));
        }

        // The heads of figures give way before the labels: a label in many short lines is hard to read.
        var surplus = widths.Sum() + (3 * widths.Length) + 1 - available;
        foreach (var isRight in (ReadOnlySpan<bool>)[true, false])
        {
            for (; surplus > 0; surplus--)
            {
                var widest = Enumerable.Range(0, widths.Length).Where(i => columns[i].IsRight == isRight && widths[i] > least[i]).Select(i => (int?)i)
                    .MaxBy(i => widths[i!.Value] - least[i.Value]);
                if (widest is not { } column)
                {
                    break;
                }

                widths[column]--;
            }
        }

        return widths;
    }

    private static int LongestFigure(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c > ' ' && c < '\u2E80' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static void WriteRule(IAnsiConsole console, string corners, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < widths.Length; i++)
        {
            line.Append(corners[i == 0 ? 0 : 1]).Append('─', widths[i] + 2);
        }

        console.Write(new Paragraph(line.Append(corners[2]).Append('\n').ToString()));
    }

    private void WriteRow(IAnsiConsole console, TextCell[] cells, int[] widths)
    {
        var lines = cells.Select((cell, i) => cell.Text.Split('\n').SelectMany(part => Sentences.Wrap(part, widths[i])).ToList()).ToList();
        for (var at = 0; at < lines.Max(cell => cell.Count); at++)
        {
            var line = new Paragraph();
            for (var i = 0; i < cells.Length; i++)
            {
                var text = at < lines[i].Count ? lines[i][at] : "";
                var gap = new string(' ', Math.Max(0, widths[i] - text.GetCellWidth()));
                line.Append(i == 0 ? "│ " : " │ ").Append(columns[i].IsRight ? gap : "").Append(text, cells[i].Style)
                    .Append(columns[i].IsRight ? "" : gap);
            }

            console.Write(line.Append(" │\n"));
        }
    }
}

/// <summary>表格列 — its head, and whether it holds figures.</summary>
internal readonly record struct TextColumn(string Head, bool IsRight = false);

/// <summary>表格单元 — one text, broken at line ends too, with its style.</summary>
internal readonly record struct TextCell(string Text, Style? Style = null);
