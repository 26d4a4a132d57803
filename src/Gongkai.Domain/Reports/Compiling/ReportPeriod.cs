namespace Gongkai.Domain.Reports.Compiling;

/// <summary>统计期限 — the days that a compiled report covers: the calendar year, or the part of it up to a day; 国办公开办函〔2021〕30号.</summary>
/// <param name="Year">The report year.</param>
/// <param name="Last">31 December, or the day on which a live report is looked at.</param>
public readonly record struct ReportPeriod(int Year, DateOnly Last)
{
    public DateOnly First => new(Year, 1, 1);

    public static ReportPeriod Whole(int year) => new(year, new DateOnly(year, 12, 31));

    /// <summary>The year as far as it has gone on a day; the whole of it afterwards.</summary>
    public static ReportPeriod AsOf(int year, DateOnly day)
    {
        var whole = Whole(year);
        return day >= whole.Last ? whole : new ReportPeriod(year, day < whole.First ? whole.First : day);
    }

    public bool IsWhole => Last == Whole(Year).Last;

    public bool Contains(DateOnly? day) => day >= First && day <= Last;
}
