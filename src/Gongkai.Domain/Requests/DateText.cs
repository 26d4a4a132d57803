namespace Gongkai.Domain.Requests;

/// <summary>日期 — a day as letters print it.</summary>
internal static class DateText
{
    internal static string Of(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
