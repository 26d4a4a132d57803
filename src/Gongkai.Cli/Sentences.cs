using System.Text;
using Spectre.Console;

namespace Gongkai.Cli;

/// <summary>句子输出 — Chinese sentences on a terminal, broken between any two characters
/// but not before punctuation; elsewhere each on one line.</summary>
internal static class Sentences
{
    private const string NotAtLineStart = "，。；：！？、）》〉】」』〕”’…,.;:!?)]}%";

    /// <summary>Writes one sentence.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="lead">What stands before it in the style.</param>
    /// <param name="style">Style of the lead; of the whole sentence where there is no lead.</param>
    /// <param name="indent">Blanks before every line.</param>
    internal static void Write(IAnsiConsole console, string text, string lead = "", Style? style = null, int indent = 0)
    {
        var margin = new string(' ', indent);
        if (!console.Profile.Capabilities.Interactive)
        {
            console.Profile.Out.Writer.WriteLine($"{margin}{lead}{text}");
            return;
        }

        var first = true;
        foreach (var line in Wrap($"{lead}{text}", console.Profile.Width - indent - 1))
        {
            var styled = first ? Math.Min(lead.Length, line.Length) : 0;
            console.Write(new Paragraph(margin)
                .Append(line[..styled], style)
                .Append(line[styled..], lead.Length == 0 ? style : null));
            console.WriteLine();
            first = false;
        }
    }

    internal static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var unit in Units(text, width))
        {
            var cells = unit.GetCellWidth();
            if (used + cells > width && used > 0)
            {
                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                used = 0;
            }

            line.Append(unit);
            used += cells;
        }

        lines.Add(line.ToString());
        return lines;
    }

    // What stays on one line: a figure or Latin word, one Chinese character; each with the punctuation after it.
    private static List<string> Units(string text, int width)
    {
        var units = new List<string>();
        var isWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A report must not steer the terminal.
            if (Rune.IsControl(rune))
            {
                continue;
            }

            var printed = rune.ToString();
            var belongsToWord = rune.IsAscii && rune.Value != ' ';
            var joins = units.Count > 0
                && ((belongsToWord && isWord) || NotAtLineStart.Contains(printed, StringComparison.Ordinal))
                && units[^1].GetCellWidth() + printed.GetCellWidth() <= width;
            if (joins)
            {
                units[^1] += printed;
            }
            else
            {
                units.Add(printed);
            }

            isWord = belongsToWord;
        }

        return units;
    }
}
