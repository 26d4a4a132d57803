using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Finds the six parts by their headings, whatever their markup, numbering style or small misprints.</summary>
internal sealed class SectionFinder
{
    private const int LongestHeading = 48;
    private readonly int[] _numbers;
    private readonly string[] _keys;
    private readonly string[] _bodies;
    private readonly string[][] _aliases;

    /// <param name="sections">The prescribed parts of all formats.</param>
    public SectionFinder(IReadOnlyList<SectionFormat> sections)
    {
        _numbers = [.. sections.Select(section => section.Number)];
        _keys = [.. sections.Select(section => LabelKey.Of(section.Heading))];
        _bodies = [.. _keys.Select(Body)];
        _aliases = [.. sections.Select(section => section.Aliases.Select(LabelKey.Of).ToArray())];
    }

    /// <summary>A heading: the line it stands in, its text as printed, and what follows it on the same line.</summary>
    public readonly record struct Heading(int Line, string Printed, string Rest);

    /// <summary>The headings by part; a part that is not there has none.</summary>
    public Heading?[] Find(IReadOnlyList<ReportLine> lines)
    {
        var candidates = new List<(int Section, Heading Heading)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Length > 0 && Match(lines[i].Text, i) is { } found)
            {
                candidates.Add(found);
            }
        }

        return Choose(candidates);
    }

    /// <summary>The number of the part that this text is the heading of; 0 if it is none.</summary>
    public int NumberOf(string text) => Match(text, 0)?.Section ?? 0;

    private (int Section, Heading Heading)? Match(string text, int line)
    {
        var printed = WithoutMarkup(text);
        if (printed.Length == 0 || !MayBeHeading(printed))
        {
            return null;
        }

        if (printed.Length <= LongestHeading)
        {
            var key = LabelKey.Of(printed);
            var number = ChineseNumber(key, out var length);
            var body = key.AsSpan(length);
            for (var i = 0; i < _bodies.Length; i++)
            {
                if (body.SequenceEqual(_bodies[i]) || IsAlias(body, i, number) || (number == _numbers[i] && IsNear(body, _bodies[i])))
                {
                    return (_numbers[i], new Heading(line, printed, ""));
                }
            }
        }

        return MatchWithText(printed, line);
    }

    // "五、存在的主要问题及改进情况：一是…": heading and text in one paragraph.
    private (int Section, Heading Heading)? MatchWithText(string printed, int line)
    {
        Span<char> one = stackalloc char[1];
        for (var i = 0; i < _bodies.Length; i++)
        {
            var at = 0;
            var matched = 0;
            var wanted = _keys[i];
            while (at < printed.Length && matched < wanted.Length)
            {
                var key = LabelKey.Of(printed.AsSpan(at, 1), one);
                if (key.Length > 0 && key[0] != wanted[matched])
                {
                    break;
                }

                matched += key.Length;
                at++;
            }

            if (matched == wanted.Length && at < printed.Length && (CellText.IsBlank(printed[at]) || printed[at] is '：' or ':' or '。'))
            {
                return (_numbers[i], new Heading(line, CellText.TrimAll(printed[..at]), CellText.TrimAll(printed[(at + 1)..])));
            }
        }

        return null;
    }

    // A table of contents lists all headings before they come: of several the last that keeps the order counts.
    private static Heading?[] Choose(List<(int Section, Heading Heading)> candidates)
    {
        var chosen = new Heading?[6];
        var before = int.MaxValue;
        for (var section = 6; section >= 1; section--)
        {
            Heading? found = null;
            foreach (var candidate in candidates)
            {
                if (candidate.Section == section && candidate.Heading.Line < before)
                {
                    found = candidate.Heading;
                }
            }

            chosen[section - 1] = found ?? LastOf(candidates, section);
            before = found?.Line ?? before;
        }

        return chosen;
    }

    private static Heading? LastOf(List<(int Section, Heading Heading)> candidates, int section)
    {
        Heading? found = null;
        foreach (var candidate in candidates)
        {
            found = candidate.Section == section ? candidate.Heading : found;
        }

        return found;
    }

    private bool IsAlias(ReadOnlySpan<char> body, int entry, int number)
    {
        foreach (var alias in _aliases[entry])
        {
            if (body.SequenceEqual(alias) && (number == _numbers[entry] || alias.Length >= 9))
            {
                return true;
            }
        }

        return false;
    }

    // Numbered right, and most of the heading's characters in order: 主动公开政府信息的情况.
    private static bool IsNear(ReadOnlySpan<char> body, string wanted)
    {
        var matched = 0;
        foreach (var c in body)
        {
            if (matched < wanted.Length && c == wanted[matched])
            {
                matched++;
            }
        }

        var reverse = 0;
        foreach (var c in wanted)
        {
            if (reverse < body.Length && c == body[reverse])
            {
                reverse++;
            }
        }

        var longest = Math.Max(body.Length, wanted.Length);
        return wanted.Length >= 6 && Math.Max(matched, reverse) * 4 >= longest * 3;
    }

    private static bool MayBeHeading(string text)
    {
        var c = text[0];
        return c is '一' or '二' or '三' or '四' or '五' or '六' or '(' or '（' or '第' or '总' or '主' or '收' or '政' or '存' or '其' or '因' or '〇'
            || char.IsDigit(c);
    }

    private static string Body(string key)
    {
        ChineseNumber(key, out var length);
        return key[length..];
    }

    private static int ChineseNumber(ReadOnlySpan<char> key, out int length)
    {
        var start = key.Length > 2 && key[0] == '第' ? 1 : 0;
        var number = key.Length > start ? "一二三四五六".IndexOf(key[start], StringComparison.Ordinal) + 1 : 0;
        if (number == 0 && key.Length > start && key[start] is >= '1' and <= '6')
        {
            number = key[start] - '0';
        }

        length = number == 0 ? 0 : start + 1;
        if (start == 1 && number > 0 && key.Length > 2 && key[2] is '部' or '章')
        {
            length = key[2] == '部' && key.Length > 3 && key[3] == '分' ? 4 : 3;
        }

        return number;
    }

    private static string WithoutMarkup(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && (CellText.IsBlank(text[start]) || text[start] is '#' or '*' or '>' or '■' or '●' or '◆' or '　'))
        {
            start++;
        }

        while (end > start && (CellText.IsBlank(text[end - 1]) || text[end - 1] is '*' or '#'))
        {
            end--;
        }

        var trimmed = text[start..end];
        return trimmed.Contains("**", StringComparison.Ordinal) ? new StringBuilder(trimmed).Replace("**", "").ToString() : trimmed;
    }
}
