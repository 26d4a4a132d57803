using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Calendar;

/// <summary>放假安排 — the days off and make-up workdays of one calendar year as the State Council's notices set them; 条例 33.</summary>
/// <param name="Year">The calendar year; a day counts in its own year even where the next year's notice names it.</param>
/// <param name="Notices">The notices, in the order in which they were issued.</param>
/// <param name="DaysOff">Public holidays with the days moved to them, weekends within included.</param>
/// <param name="MakeUpWorkdays">Weekend days that are worked.</param>
public sealed record HolidayNotice(
    int Year,
    IReadOnlyList<IssuedNotice> Notices,
    IReadOnlyList<PublicHoliday> DaysOff,
    IReadOnlyList<DateOnly> MakeUpWorkdays)
{
    /// <summary>Reads one year from its data file.</summary>
    /// <param name="utf8Json">The file, UTF-8.</param>
    /// <exception cref="JsonException">The file is not a year of holidays; the message says where.</exception>
    public static HolidayNotice Parse(ReadOnlySpan<byte> utf8Json)
    {
        var notice = JsonSerializer.Deserialize(utf8Json, HolidayNoticeContext.Default.HolidayNotice)
            ?? throw new JsonException("The file is empty.");
        foreach (var holiday in notice.DaysOff)
        {
            if (holiday.From > holiday.To || holiday.From.Year != notice.Year || holiday.To.Year != notice.Year)
            {
                throw new JsonException($"{notice.Year}: {holiday.Name} runs from {holiday.From:O} to {holiday.To:O}.");
            }
        }

        foreach (var day in notice.MakeUpWorkdays)
        {
            if (day.Year != notice.Year || notice.DaysOff.Any(holiday => holiday.Contains(day)))
            {
                throw new JsonException($"{notice.Year}: {day:O} cannot be a make-up workday.");
            }
        }

        return notice;
    }

    /// <summary>The data file of the year, as <see cref="Parse"/> reads it.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, HolidayNoticeContext.Default.HolidayNotice);
}

/// <summary>法定节假日 — one holiday with the days moved to it; 全国年节及纪念日放假办法.</summary>
public sealed record PublicHoliday(string Name, DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => day >= From && day <= To;
}

/// <summary>通知 — number and day of a notice; null where not known for certain.</summary>
public sealed record IssuedNotice(string? Number, DateOnly? Date);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HolidayNotice))]
internal sealed partial class HolidayNoticeContext : JsonSerializerContext;
