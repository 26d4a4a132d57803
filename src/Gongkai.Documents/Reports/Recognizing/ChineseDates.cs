using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Years and dates as reports print them: 2021年1月26日, 2021-01-26, 二〇二一年一月二十六日.</summary>
internal static class ChineseDates
{
    private const string Numerals = "〇一二三四五六七八九";

    /// <summary>The first year with 年 behind it (2022年, 2022 年度, 二〇二二年).</summary>
    public static int? FindYear(string text, out int start, out int end)
    {
        for (start = 0; start + 4 < text.Length; start++)
        {
            if (ReadYear(text, start) is { } year && text[start + 4] == '年')
            {
                end = start + (start + 5 < text.Length && text[start + 5] == '度' ? 6 : 5);
                return year;
            }
        }

        end = 0;
        return null;
    }

    /// <summary>Reads a date with which the text ends.</summary>
    /// <param name="before">What stands before it.</param>
    public static DateOnly? ReadAtEnd(string text, out string before)
    {
        before = "";
        for (var start = 0; start + 8 <= text.Length; start++)
        {
            if (ReadYear(text, start) is { } year && (start == 0 || !char.IsDigit(text[start - 1])) && ReadMonthAndDay(text, start + 4) is { } found
                && found.Month is >= 1 and <= 12 && found.Day >= 1 && found.Day <= DateTime.DaysInMonth(year, found.Month))
            {
                before = CellText.TrimAll(text[..start]);
                return new DateOnly(year, found.Month, found.Day);
            }
        }

        return null;
    }

    private static int? ReadYear(string text, int start)
    {
        var year = 0;
        for (var i = start; i < start + 4; i++)
        {
            var digit = i < text.Length ? Digit(text[i]) : -1;
            if (digit < 0)
            {
                return null;
            }

            year = (year * 10) + digit;
        }

        return year is >= 1990 and <= 2099 ? year : null;
    }

    private static (int Month, int Day)? ReadMonthAndDay(string text, int at)
    {
        var rest = new string([.. text.AsSpan(at).ToArray().Where(c => !CellText.IsBlank(c))]);
        var separators = rest.StartsWith('年') ? ("年", "月") : rest.StartsWith('-') ? ("-", "-") : rest.StartsWith('.') ? (".", ".")
            : rest.StartsWith('/') ? ("/", "/") : default;
        if (separators == default)
        {
            return null;
        }

        var parts = rest[1..].TrimEnd('日', '号').Split(separators.Item2);
        return parts.Length == 2 && Number(parts[0]) is { } month && Number(parts[1]) is { } day
            && (separators.Item1 != "年" || rest[^1] is '日' or '号')
            ? (month, day)
            : null;
    }

    private static int? Number(string text)
    {
        if (text.Length is 0 or > 3)
        {
            return null;
        }

        if (text.All(c => c is (>= '0' and <= '9') or (>= '０' and <= '９')))
        {
            var folded = new string([.. text.Select(c => c >= '０' ? (char)(c - 0xFEE0) : c)]);
            return int.Parse(folded, CultureInfo.InvariantCulture);
        }

        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return text.Length == 1 && Digit(text[0]) >= 0 ? Digit(text[0]) : null;
        }

        var tens = ten == 0 ? 1 : Digit(text[0]);
        var units = ten == text.Length - 1 ? 0 : Digit(text[^1]);
        return tens > 0 && units >= 0 ? (tens * 10) + units : null;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '○' or 'Ｏ' or '零' or 'O' => 0,
        _ => Numerals.IndexOf(c, StringComparison.Ordinal),
    };
}
