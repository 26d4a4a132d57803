using System.Buffers;

namespace Gongkai.Domain.Calendar;

/// <summary>放假通知正文 — reads days off and make-up workdays out of a notice as the State Council's office words it; a sentence that is not understood refuses the whole; 全国年节及纪念日放假办法.</summary>
public static class HolidayNoticeText
{
    private const string Weekdays = "日一二三四五六";

    private static readonly SearchValues<char> s_ordinals = SearchValues.Create("一二三四五六七八九十");
    private static readonly string[] s_expected = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

    /// <param name="year">The year that the notice is about.</param>
    /// <param name="text">Its paragraphs, one a line; those that set no day are passed over.</param>
    /// <param name="issued">Number and day of the notice.</param>
    public static Result<HolidayNotice> Read(int year, string text, IssuedNotice issued)
    {
        var (daysOff, workdays) = (new List<PublicHoliday>(), new List<DateOnly>());
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Paragraph(line) is var (name, body) && ReadParagraph((year, name), body, daysOff, workdays) is { } refusal)
            {
                return refusal;
            }
        }

        return (Missing(year, daysOff) ?? WrongWorkday(daysOff, workdays)) is { } wrong
            ? wrong
            : new HolidayNotice(year, [issued], [.. daysOff.OrderBy(holiday => holiday.From)], [.. workdays.Order()]);
    }

    // 一、元旦：1月1日……
    private static (string Name, string Body)? Paragraph(string line)
    {
        var colon = line.IndexOfAny(['：', ':']);
        if (colon < 0 || !s_expected.Any(name => line.AsSpan(0, colon).Contains(name, StringComparison.Ordinal)) || !line.Contains("放假", StringComparison.Ordinal))
        {
            return null;
        }

        var head = line[..colon];
        var mark = head.IndexOf('、', StringComparison.Ordinal);
        return (mark >= 0 && head.AsSpan(0, mark).IndexOfAnyExcept(s_ordinals) < 0 ? head[(mark + 1)..].Trim() : head, line[(colon + 1)..]);
    }

    private static Refusal? ReadParagraph((int Year, string Name) about, string body, List<PublicHoliday> daysOff, List<DateOnly> workdays)
    {
        foreach (var sentence in body.Split(['。', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var read = Days(sentence, about.Year);
            if (!read.TryGet(out var days))
            {
                return read.Refusal;
            }

            var isWorked = sentence.Contains("上班", StringComparison.Ordinal);
            if (days.Count == 0 || isWorked == sentence.Contains("放假", StringComparison.Ordinal) || !isWorked && days.Count > 2)
            {
                return NotUnderstood(sentence);
            }

            if (isWorked)
            {
                workdays.AddRange(days.Where(day => day.Year == about.Year));
                continue;
            }

            var (from, to) = (days[0], days[^1]);
            if (to < from || Number(sentence, '天') is { } count && count != to.DayNumber - from.DayNumber + 1)
            {
                return new Refusal("calendar-notice-count", $"“{sentence}”写明的天数与起止日期对不上，请核对原文。");
            }

            Add(daysOff, new PublicHoliday(about.Name, from, to), about.Year);
        }

        return null;
    }

    // A day belongs to its own year, even where the notice of the next one names it.
    private static void Add(List<PublicHoliday> daysOff, PublicHoliday holiday, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (holiday.To >= first && holiday.From <= last)
        {
            daysOff.Add(holiday with { From = holiday.From < first ? first : holiday.From, To = holiday.To > last ? last : holiday.To });
        }
    }

    /// <summary>The days a sentence names; the weekday in brackets behind a day is checked against it.</summary>
    private static Result<List<DateOnly>> Days(string sentence, int year)
    {
        var (days, month, yearNamed) = (new List<DateOnly>(), 0, year);
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is '（' or '(')
            {
                var end = sentence.IndexOfAny(['）', ')'], i);
                if (end < 0)
                {
                    return NotUnderstood(sentence);
                }

                if (days.Count > 0 && Weekday(sentence.AsSpan(i, end - i)) is { } named && named != days[^1].DayOfWeek)
                {
                    return new Refusal("calendar-notice-weekday", $"{days[^1]:yyyy-MM-dd}不是通知里写的星期几；请核对年份是不是{year}年。");
                }

                i = end;
            }
            else if (char.IsAsciiDigit(sentence[i]))
            {
                var start = i;
                while (i < sentence.Length && char.IsAsciiDigit(sentence[i]))
                {
                    i++;
                }

                var (number, unit) = (i - start > 4 ? 0 : int.Parse(sentence.AsSpan(start, i - start), System.Globalization.CultureInfo.InvariantCulture), i < sentence.Length ? sentence[i] : ' ');
                (yearNamed, month) = (unit == '年' ? number : yearNamed, unit == '月' ? number : month);
                if (unit == '日' && month is >= 1 and <= 12 && yearNamed is > 2000 and < 9999 && number >= 1 && number <= DateTime.DaysInMonth(yearNamed, month))
                {
                    days.Add(new DateOnly(yearNamed, month, number));
                }
                else if (unit is not ('年' or '月' or '天'))
                {
                    return NotUnderstood(sentence);
                }
            }
        }

        return days;
    }

    private static DayOfWeek? Weekday(ReadOnlySpan<char> bracket)
    {
        var at = bracket.LastIndexOf("周");
        at = at < 0 ? bracket.LastIndexOf("期") : at;
        return at >= 0 && at + 1 < bracket.Length && Weekdays.IndexOf(bracket[at + 1], StringComparison.Ordinal) is >= 0 and var day ? (DayOfWeek)day : null;
    }

    private static int? Number(string sentence, char unit)
    {
        var end = sentence.IndexOf(unit, StringComparison.Ordinal);
        var start = end;
        while (start > 0 && char.IsAsciiDigit(sentence[start - 1]))
        {
            start--;
        }

        return end > start && end - start <= 2 ? int.Parse(sentence.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static Refusal? Missing(int year, List<PublicHoliday> daysOff) =>
        s_expected.FirstOrDefault(name => !daysOff.Exists(holiday => holiday.Name.Contains(name, StringComparison.Ordinal))) is { } missing
            ? new Refusal("calendar-notice-missing", $"{year}年的通知里没有读到“{missing}”；请粘贴通知全文，每个节日一段。")
            : null;

    private static Refusal? WrongWorkday(List<PublicHoliday> daysOff, List<DateOnly> workdays) =>
        workdays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || daysOff.Exists(holiday => holiday.Contains(day))).Select(day => (DateOnly?)day).FirstOrDefault() is { } wrong
            ? new Refusal("calendar-notice-workday", $"{wrong:yyyy-MM-dd}不能是调休上班日：它不是周末，或者在放假的日子里；请核对原文。")
            : null;

    private static Refusal NotUnderstood(string sentence) => new("calendar-notice-text", $"读不懂“{(sentence.Length > 60 ? sentence[..60] + "…" : sentence)}”；请按通知原文粘贴，每个节日一段。");
}
