using System.Buffers;
using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Title, organ and year from the lines above part one, and the sign-off from the lines at the end.</summary>
internal static class FrontMatter
{
    private const int LongestTitleLine = 70;
    private static readonly SearchValues<char> s_notInTitle = SearchValues.Create("，。；>＞›»");
    private static readonly string[] s_subjects = ["政府信息公开", "政务公开", "信息公开"];

    /// <summary>Title without blanks, organ and year as far as the title tells; the line after its last one.</summary>
    public readonly record struct TitleFound(string Title, string? Organ, int? Year, int FirstLine, int EndLine);

    /// <summary>The title among the lines before a position: one to four short lines that read as organ, year and report.</summary>
    public static TitleFound? FindTitle(IReadOnlyList<ReportLine> lines, int from, int until)
    {
        TitleFound? best = null;
        for (var end = from; end < until; end++)
        {
            var last = Join(lines, end, end);
            if (last.Length is 0 or > LongestTitleLine || !last.EndsWith("报告", StringComparison.Ordinal))
            {
                continue;
            }

            for (var start = end; start >= Math.Max(from, end - 6); start--)
            {
                if (lines[start].Text.Length > LongestTitleLine)
                {
                    break;
                }

                var joined = Join(lines, start, end);
                if (joined.Length > LongestTitleLine || Parse(joined, start, end + 1) is not { } found)
                {
                    continue;
                }

                if (IsBetter(found, best))
                {
                    best = found;
                }
            }
        }

        return best;
    }

    /// <summary>Reads organ and year out of a title without blanks; null where it is no title of such a report.</summary>
    public static TitleFound? Parse(string title, int firstLine, int endLine)
    {
        var subject = -1;
        foreach (var candidate in s_subjects)
        {
            subject = title.IndexOf(candidate, StringComparison.Ordinal);
            if (subject >= 0)
            {
                break;
            }
        }

        // Arrows stand in the path of a page, not in a title.
        if (subject < 0 || title.AsSpan().IndexOfAny(s_notInTitle) >= 0)
        {
            return null;
        }

        var year = ChineseDates.FindYear(title, out var yearStart, out var yearEnd);
        var organ = new StringBuilder();
        if (year is null)
        {
            organ.Append(title, 0, subject);
        }
        else if (yearStart <= subject)
        {
            organ.Append(title, 0, yearStart).Append(title, Math.Min(yearEnd, subject), subject - Math.Min(yearEnd, subject));
        }
        else
        {
            organ.Append(title, 0, subject);
        }

        var name = organ.ToString().TrimStart('关', '于').Trim('《', '》', '的', '“', '”');
        return new TitleFound(title, name.Length >= 3 && !name.Contains("公开", StringComparison.Ordinal) ? name : null, year, firstLine, endLine);
    }

    /// <summary>The sign-off after a position: an organ's name, a date, or both, on lines of their own.</summary>
    public static (SignOff SignOff, int Line)? FindSignOff(IReadOnlyList<ReportLine> lines, int from, string? organ)
    {
        for (var i = from; i < lines.Count; i++)
        {
            var text = CellText.TrimAll(lines[i].Text);
            if (text.Length is 0 or > 60 || lines[i].Cells.Count > 4)
            {
                continue;
            }

            if (ChineseDates.ReadAtEnd(text, out var before) is not { } date)
            {
                continue;
            }

            var name = Squeeze(before);
            if (name.Length > 0)
            {
                if (name == organ || IsOrganName(name))
                {
                    return (new SignOff(name, date), i);
                }

                continue;
            }

            var above = LineAbove(lines, i, from, out var aboveLine);
            if (above is not null && IsFooter(above))
            {
                continue;
            }

            return above is not null && (above == organ || IsOrganName(above))
                ? (new SignOff(above, date), aboveLine)
                : (new SignOff(null, date), i);
        }

        for (var i = lines.Count - 1; organ is not null && i >= from; i--)
        {
            if (Squeeze(lines[i].Text) == organ)
            {
                return (new SignOff(organ, null), i);
            }
        }

        return null;
    }

    // 主办单位：…, 网站标识码：… stand above the date of a page, not above that of a report.
    private static bool IsFooter(string text) => text.Length <= 40 && text.AsSpan().IndexOfAny('：', ':') > 0 && !text.EndsWith('。');

    /// <summary>True where the text can be the name of an organ: short, without punctuation or digits, with an ending that organs have.</summary>
    public static bool IsOrganName(string text)
    {
        if (text.Length is < 3 or > 40)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (char.IsDigit(c) || c is '，' or '。' or '、' or '：' or '；' or ':')
            {
                return false;
            }
        }

        return text[^1] is '局' or '委' or '厅' or '部' or '府' or '室' or '会' or '院' or '处' or '所' or '心' or '队' or '社' or '站' or '办' or '署' or '司' or '区'
            or '校' or '）' or ')';
    }

    public static string Squeeze(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!CellText.IsBlank(c) && c is not ('*' or '#'))
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    private static bool IsBetter(TitleFound found, TitleFound? best)
    {
        if (best is not { } known)
        {
            return true;
        }

        var score = Score(found);
        var bestScore = Score(known);
        return score > bestScore || (score == bestScore && found.EndLine - found.FirstLine < known.EndLine - known.FirstLine);
    }

    private static int Score(TitleFound found) =>
        (found.Year is null ? 0 : 4) + (found.Organ is null ? 0 : IsOrganName(found.Organ) && !Doubled(found.Organ) ? 4 : 1)
            + (found.Title.Contains("年度报告", StringComparison.Ordinal) || found.Title.EndsWith("工作报告", StringComparison.Ordinal) ? 1 : 0);

    // An organ line above a title that names the organ itself does not belong to the title.
    private static bool Doubled(string organ) =>
        organ.Length % 2 == 0 && organ.AsSpan(0, organ.Length / 2).SequenceEqual(organ.AsSpan(organ.Length / 2));

    private static string Join(IReadOnlyList<ReportLine> lines, int start, int end)
    {
        var builder = new StringBuilder();
        for (var i = start; i <= end; i++)
        {
            builder.Append(Squeeze(lines[i].Text));
        }

        return builder.ToString();
    }

    private static string? LineAbove(IReadOnlyList<ReportLine> lines, int index, int from, out int line)
    {
        for (line = index - 1; line >= from; line--)
        {
            var text = Squeeze(lines[line].Text);
            if (text.Length > 0)
            {
                return text;
            }
        }

        return null;
    }
}
