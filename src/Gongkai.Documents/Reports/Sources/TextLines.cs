using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>What a line of plain text looks like.</summary>
internal enum TextLineKind
{
    /// <summary>Nothing at all, or ordinary blanks.</summary>
    Empty,

    /// <summary>Words without cell marks.</summary>
    Plain,

    /// <summary>Cells between tabs.</summary>
    Tabs,

    /// <summary>A single tab, then one cell, perhaps a blank one.</summary>
    LeadingTab,

    /// <summary>Cells between bars.</summary>
    Bars,

    /// <summary>A ruler of a drawn table.</summary>
    Rule,
}

/// <summary>One line of plain text with its number from 1.</summary>
internal readonly record struct TextLine(string Text, int Number, TextLineKind Kind, bool StartsPage)
{
    private const int LongestCellLine = 40;

    /// <summary>True where the line can be a cell rather than an indented paragraph.</summary>
    public bool IsShort => Text.Length <= LongestCellLine;

    public SourceCell[] SplitTabs() => SplitAt('\t');

    public SourceCell[] SplitBars()
    {
        var folded = Text.Replace('│', '|').Replace('┃', '|').Replace('｜', '|').Replace('║', '|');
        var cells = (this with { Text = folded }).SplitAt('|');
        var start = cells.Length > 0 && CellText.TrimAll(cells[0].Text).Length == 0 && CellText.TrimAll(folded).StartsWith('|') ? 1 : 0;
        var end = cells.Length - (cells.Length > start && CellText.TrimAll(cells[^1].Text).Length == 0 && CellText.TrimAll(folded).EndsWith('|')
            ? 1 : 0);
        return Array.ConvertAll(cells[start..end], cell => cell with { Text = WithDash(cell.Text) });
    }

    /// <summary>The line without the marks of Markdown headings, quotes, lists and emphasis.</summary>
    public string WithoutMarkup()
    {
        var text = CellText.TrimAll(Text);
        var start = 0;
        while (start < text.Length && text[start] is '#' or '>' or ' ')
        {
            start++;
        }

        if (start + 1 < text.Length && text[start] is '*' or '+' && text[start + 1] == ' ')
        {
            start += 2;
        }

        return Unmarked(start == 0 ? text : text[start..]);
    }

    private SourceCell[] SplitAt(char mark)
    {
        var count = MemoryExtensions.Count(Text, mark) + 1;
        var cells = new SourceCell[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = Text.IndexOf(mark, start);
            end = end < 0 ? Text.Length : end;
            cells[i] = new SourceCell(Unmarked(CellText.TrimAll(Text[start..end])), SourcePlace.OfText(Number, start + 1), i);
            start = end + 1;
        }

        return cells;
    }

    /// <summary>Three hyphens in a cell are Markdown's way of writing a dash.</summary>
    public static string WithDash(string text) => text == "---" ? "—" : text;

    /// <summary>Text without the marks of Markdown inside a line.</summary>
    public static string Unmarked(string text) =>
        text.AsSpan().IndexOfAny("*<\\&") < 0
            ? text
            : new StringBuilder(text).Replace("**", "").Replace("<br>", "").Replace("<br/>", "").Replace("<br />", "").Replace("&nbsp;", " ")
            .Replace("\\|", "|").Replace("\\*", "*").ToString();
}

/// <summary>Cuts text into lines and says what each looks like.</summary>
internal static class TextLines
{
    public static List<TextLine> Split(string text, SourceLimits limits)
    {
        var lines = new List<TextLine>();
        var end = Math.Min(text.Length, limits.TextCharacters);
        var start = 0;
        var startsPage = false;
        for (var i = 0; i <= end; i++)
        {
            if (i < end && text[i] is not ('\n' or '\r' or '\f' or '\v' or '\u2028' or '\u2029' or '\u0085'))
            {
                continue;
            }

            if (lines.Count >= limits.Blocks)
            {
                break;
            }

            var line = text[start..i];
            lines.Add(new TextLine(line, lines.Count + 1, KindOf(line), startsPage));
            startsPage = (i < end && text[i] == '\f') || (startsPage && CellText.TrimAll(line).Length == 0);
            if (i + 1 < end && text[i] == '\r' && text[i + 1] == '\n')
            {
                i++;
            }

            start = i + 1;
        }

        return lines;
    }

    // "| - | - |" is a row of strokes; "|---|:-:|" and drawn lines are rulers.
    private static bool IsRuler(string line, int bars) =>
        bars == 0 || line.Contains("--", StringComparison.Ordinal) || line.Contains(":-", StringComparison.Ordinal)
            || line.Contains("-:", StringComparison.Ordinal) || line.AsSpan().IndexOfAnyInRange('\u2500', '\u257F') >= 0;

    private static TextLineKind KindOf(string line)
    {
        var tabs = 0;
        var bars = 0;
        var rules = 0;
        var others = 0;
        var isPlainBlank = true;
        foreach (var c in line)
        {
            switch (c)
            {
                case '\t':
                    tabs++;
                    break;
                case '|' or '│' or '┃' or '｜' or '║':
                    bars++;
                    break;
                case '-' or '─' or '━' or '═' or '=' or '+' or ':' or '┼' or '├' or '┤' or '┌' or '┐' or '└' or '┘' or '┬' or '┴' or '╪' or '┏' or '┓'
                    or '┗' or '┛' or '┣' or '┫' or '╋' or '┳' or '┻':
                    rules++;
                    break;
                case ' ':
                    break;
                default:
                    others++;
                    isPlainBlank &= c == '\u0020';
                    break;
            }
        }

        if (rules >= 3 && others == 0 && tabs == 0 && IsRuler(line, bars))
        {
            return TextLineKind.Rule;
        }

        // A partial ruler: the cell at its left goes on, so that it may have words.
        if (bars >= 2 || (bars == 1 && (others + bars + rules == 1 || (rules >= 3 && DrawnLine.HasEnds(line)))))
        {
            return TextLineKind.Bars;
        }

        if (tabs > 0)
        {
            return tabs == 1 && line[0] == '\t' ? TextLineKind.LeadingTab : TextLineKind.Tabs;
        }

        return others + rules + bars == 0 && isPlainBlank ? TextLineKind.Empty : TextLineKind.Plain;
    }
}
