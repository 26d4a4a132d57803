using System.Text.Json;
using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Tests.Requests;

/// <summary>A second calculation that shares nothing with the first: sets of days read again from the data files, counted one by one.</summary>
internal static class NaiveDeadline
{
    private static readonly HashSet<DateOnly> s_workingDays = ReadWorkingDays();

    internal static bool IsWorkingDay(DateOnly day) => s_workingDays.Contains(day);

    /// <summary>The n-th working day after a day that is not in the set of stopped days; null beyond the data.</summary>
    internal static DateOnly? Plus(DateOnly from, int count, HashSet<DateOnly> stopped)
    {
        var day = from;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.Year > 2026)
            {
                return null;
            }

            count -= IsWorkingDay(day) && !stopped.Contains(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The due date of a generated case; null where a year beyond the data is needed.</summary>
    internal static DateOnly? Due(GeneratedCase story)
    {
        var isOld = story.SubmittedOn < new DateOnly(2019, 5, 15);
        var length = isOld ? 15 : 20;
        var stopped = new HashSet<DateOnly>();
        foreach (var (party, sentOn, letterOn, answeredOn) in story.Consultations)
        {
            // The old law set no time for an opinion.
            var last = isOld ? answeredOn : Plus(letterOn ?? sentOn, 15, []);
            if (last is null && (answeredOn is null || isOld || answeredOn > new DateOnly(2026, 12, 31)))
            {
                return null;
            }

            var end = answeredOn is { } answered && (last is null || answered < last) ? answered : last!.Value;
            for (var day = sentOn.AddDays(1); day <= end; day = day.AddDays(1))
            {
                stopped.Add(day);
            }
        }

        var start = story.PaidOn ?? story.ClarifiedOn ?? story.ReceivedOn;
        var due = Plus(start, length, stopped);
        return due is not null && story.ExtensionDays is { } more && story.ExtensionToldOn > start && story.ExtensionToldOn <= due
            ? Plus(start, length + Math.Min(more, length), stopped)
            : due;
    }

    private static HashSet<DateOnly> ReadWorkingDays()
    {
        var days = Enumerable.Range(0, 2922).Select(new DateOnly(2019, 1, 1).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToHashSet();
        var assembly = typeof(WorkingDayCalendar).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Notices.", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(assembly.GetManifestResourceStream(name)!);
            foreach (var holiday in json.RootElement.GetProperty("daysOff").EnumerateArray())
            {
                for (var day = RequestScenario.Day(holiday.GetProperty("from").GetString()!); day <= RequestScenario.Day(holiday.GetProperty("to").GetString()!); day = day.AddDays(1))
                {
                    days.Remove(day);
                }
            }

            days.UnionWith(json.RootElement.GetProperty("makeUpWorkdays").EnumerateArray().Select(day => RequestScenario.Day(day.GetString()!)));
        }

        return days;
    }
}
