namespace Gongkai.Domain.Reports.Narratives;

/// <summary>数字 — reads one number with its unit; dates, ordinals, ranges, codes and telephone numbers are no quantities.</summary>
internal static class NumberScanner
{
    private const string Numerals = "一二三四五六七八九十百千两";
    private static readonly string[] s_units =
        ["人次", "万元", "亿元", "元", "件", "个", "条", "篇", "次", "项", "例", "部", "期", "宗", "份", "起", "场", "名", "人", "家", "种", "类", "批", "张", "幅", "处", "封",
            "户", "页", "字", "段", "宗次", "类次", "余次"];
    private static readonly string[] s_approximators = ["约", "近", "超过", "超", "逾", "不少于", "至少", "最多", "大约", "突破", "将近", "高达"];

    /// <summary>Reads the number that begins at a digit.</summary>
    /// <param name="text">The folded text.</param>
    /// <param name="start">Position of the digit.</param>
    /// <param name="end">Where reading goes on.</param>
    /// <returns>The token; null where the digits are no quantity.</returns>
    public static Token? Read(string text, int start, out int end)
    {
        var value = 0m;
        var decimals = -1;
        var digits = 0;
        var i = start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                if (digits <= 18)
                {
                    value = (value * 10) + (c - '0');
                    decimals += decimals >= 0 ? 1 : 0;
                }
            }
            else if (c == '.' && decimals < 0 && IsDigit(text, i + 1))
            {
                decimals = 0;
            }
            else if (c != ',' || decimals >= 0 || !IsGroup(text, i))
            {
                break;
            }
        }

        end = i;
        for (var d = decimals; d > 0; d--)
        {
            value /= 10;
        }

        var before = start > 0 ? text[start - 1] : '\n';
        var after = i < text.Length ? text[i] : '\n';
        if (digits > 18 || before is '第' or '〔' or '[' or '【' or '.' || (IsJoint(before) && !IsRangeOfDates(text, start))
            || char.IsAsciiLetter(before) || IsJoint(after) || char.IsAsciiLetter(after))
        {
            end = SkipCode(text, i);
            return null;
        }

        var token = new Token(TokenKind.Number, start, i)
        { Value = value, Decimals = Math.Max(decimals, 0), IsApproximate = IsApproximated(text, start) };
        return WithUnit(text, token, out end);
    }

    /// <summary>Reads a small number in Chinese numerals; zero where there is none.</summary>
    public static int ReadChinese(string text, int start, out int end)
    {
        var total = 0;
        var digit = 0;
        end = start;
        while (end < text.Length)
        {
            var c = text[end];
            var at = Numerals.IndexOf(c, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            if (at < 9)
            {
                if (digit > 0)
                {
                    return 0;
                }

                digit = at + 1;
            }
            else if (c == '两')
            {
                digit = 2;
            }
            else
            {
                total += Math.Max(digit, 1) * (c switch { '十' => 10, '百' => 100, _ => 1000 });
                digit = 0;
            }

            end++;
        }

        return total + digit;
    }

    /// <summary>True for a character with which a Chinese number can begin.</summary>
    public static bool BeginsChinese(char c) => c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '两';

    /// <summary>The unit that stands at a position; empty where there is none.</summary>
    public static string UnitAt(string text, int at)
    {
        if (at >= text.Length || text[at] is < '\u4e00' or > '\u9fff')
        {
            return "";
        }

        var rest = text.AsSpan(at);
        foreach (var unit in s_units)
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return "";
    }

    private static Token WithUnit(string text, Token token, out int end)
    {
        end = token.End;
        var c = end < text.Length ? text[end] : '\n';
        switch (c)
        {
            case '%':
                end++;
                return token with { Kind = TokenKind.Percent, End = end, IsApproximate = token.IsApproximate || IsRough(text, end) };
            case '年' when token.Value is >= 1949 and <= 2100 && token.End - token.Start == 4:
                end++;
                return token with { Kind = TokenKind.Year, End = end };
            case '月':
                end++;
                return token with { Kind = TokenKind.Month, End = end };
            case '日' or '号':
                end++;
                return token with { Kind = TokenKind.Day, End = end };
            default:
                break;
        }

        var isApproximate = token.IsApproximate;
        var value = token.Value;
        while (c is '余' or '多' or '万' or '亿' or '千' or '百' && !(c is '万' or '亿' && end + 1 < text.Length && text[end + 1] == '元'))
        {
            value *= c switch { '万' => 10_000m, '亿' => 100_000_000m, '千' => 1000m, '百' => 100m, _ => 1m };
            isApproximate = true;
            end++;
            c = end < text.Length ? text[end] : '\n';
        }

        var unit = UnitAt(text, end);
        end += unit.Length;
        return token with { Value = value, Unit = unit, End = end, IsApproximate = isApproximate || IsRough(text, end) };
    }

    private static bool IsRough(string text, int at)
    {
        if (at >= text.Length)
        {
            return false;
        }

        var rest = text.AsSpan(at);
        return rest[0] is '余' or '多' or '左' or '以' && (rest[0] is '余' or '多' || rest.StartsWith("左右", StringComparison.Ordinal)
            || rest.StartsWith("以上", StringComparison.Ordinal) || rest.StartsWith("以下", StringComparison.Ordinal)
            || rest.StartsWith("以内", StringComparison.Ordinal));
    }

    private static bool IsApproximated(string text, int start)
    {
        if (start == 0 || text[start - 1] is not ('约' or '近' or '过' or '超' or '逾' or '于' or '少' or '多' or '破' or '达'))
        {
            return false;
        }

        var before = text.AsSpan(0, start);
        foreach (var word in s_approximators)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsGroup(string text, int comma) =>
        IsDigit(text, comma + 1) && IsDigit(text, comma + 2) && IsDigit(text, comma + 3) && !IsDigit(text, comma + 4);

    private static bool IsJoint(char c) => c is '-' or '+' or '~' or '～' or '—' or '–' or '/' or '@' or '_' or '=' or '×' or '…';

    // 1月1日-12月31日
    private static bool IsRangeOfDates(string text, int start)
    {
        while (start > 0 && IsJoint(text[start - 1]))
        {
            start--;
        }

        return start > 0 && text[start - 1] is '日' or '月' or '年';
    }

    private static int SkipCode(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || IsJoint(text[at]) || text[at] is '.' or ']' or '〕' or '】'))
        {
            at++;
        }

        return at;
    }
}
