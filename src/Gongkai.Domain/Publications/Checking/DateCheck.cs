using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>日期检查 — dates that no calendar has, and periods that end before they begin.</summary>
internal static class DateCheck
{
    internal static void Run(string text, ItemPlace place, List<ItemFinding> findings)
    {
        DateOnly? previous = null;
        var previousEnd = 0;
        for (var at = text.IndexOf('年', StringComparison.Ordinal); at >= 0; at = text.IndexOf('年', at + 1))
        {
            if (Read(text, at) is not { } printed)
            {
                continue;
            }

            var quote = text[printed.Start..printed.End];
            if (printed.Date is not { } date)
            {
                findings.Add(new ItemFinding("impossible-date", Severity.Error, place with { Start = printed.Start, Quote = quote }, $"日历上没有“{quote}”这一天，请核对。"));
                continue;
            }

            if (previous > date && IsPeriod(text.AsSpan(previousEnd, printed.Start - previousEnd)))
            {
                findings.Add(new ItemFinding("period-order", Severity.Error, place with { Start = printed.Start, Quote = quote }, "起止日期颠倒：截止日期早于开始日期，请核对。"));
            }

            (previous, previousEnd) = (date, printed.End);
        }
    }

    private static bool IsPeriod(ReadOnlySpan<char> between) => between.Trim() is "至" or "到" or "—" or "-" or "起至" or "－" or "~" or "～";

    private static (int Start, int End, DateOnly? Date)? Read(string text, int yearMark)
    {
        if (yearMark < 4 || Digits(text, yearMark - 4, 4) is not { } year || (yearMark > 4 && char.IsAsciiDigit(text[yearMark - 5])))
        {
            return null;
        }

        var monthEnd = EndOfDigits(text, yearMark + 1);
        if (monthEnd is 0 || monthEnd >= text.Length || text[monthEnd] != '月' || Digits(text, yearMark + 1, monthEnd - yearMark - 1) is not { } month)
        {
            return null;
        }

        var dayEnd = EndOfDigits(text, monthEnd + 1);
        if (dayEnd is 0 || dayEnd >= text.Length || text[dayEnd] is not ('日' or '号') || Digits(text, monthEnd + 1, dayEnd - monthEnd - 1) is not { } day)
        {
            return null;
        }

        var exists = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return (yearMark - 4, dayEnd + 1, exists ? new DateOnly(year, month, day) : null);
    }

    private static int EndOfDigits(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 3 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end == start ? 0 : end;
    }

    private static int? Digits(string text, int start, int length) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
