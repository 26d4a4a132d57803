using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>格内连写 — puts the lines of one cell together again: labels are cut over lines, numbers are not.</summary>
internal static class CellJoin
{
    public static string Join(List<SourceBlock> blocks)
    {
        if (blocks.Count == 0)
        {
            return "";
        }

        if (blocks is [SourceParagraph only])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                Append(text, paragraph.Text);
            }
        }

        return text.ToString();
    }

    /// <summary>The text of a cell that carries its line breaks as characters.</summary>
    public static string Flatten(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            return text;
        }

        var joined = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            Append(joined, line);
        }

        return joined.ToString();
    }

    /// <summary>True where no blank belongs between the two: Chinese writing has none between characters.</summary>
    public static bool IsSeamless(char before, char after) => IsChinese(before) && IsChinese(after);

    public static bool IsChinese(char character) =>
        character is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF01' and <= '\uFFEF' and not (>= '\uFF10' and <= '\uFF19')
            or >= '\u2014' and <= '\u201F' or '\u2026' or '\u00B7';

    private static void Append(StringBuilder text, ReadOnlySpan<char> line)
    {
        line = line.Trim(" \t\u00A0\u3000");
        if (line.IsEmpty)
        {
            return;
        }

        if (text.Length > 0 && !IsSeamless(text[^1], line[0]))
        {
            text.Append(' ');
        }

        text.Append(line);
    }
}
