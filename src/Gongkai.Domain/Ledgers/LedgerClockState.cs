using System.Globalization;
using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Ledgers;

/// <summary>时限状态 — where one clock of a record stands, and the sentence that explains it.</summary>
/// <param name="Due">The last day, or the last minute where hours are counted; China time.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
public sealed record LedgerClockState(LedgerClock Clock, DateTime Due, DateTime? DoneAt, string Explanation)
{
    /// <summary>Past the limit without an end, or ended after it.</summary>
    public bool IsOverdue(DateTime now) => (DoneAt ?? now) > Due;

    /// <summary>All clocks of a record that have started.</summary>
    /// <param name="calendar">A year without a notice is a refusal.</param>
    public static Result<IReadOnlyList<LedgerClockState>> Of(LedgerDefinition ledger, LedgerEntry entry, WorkingDayCalendar calendar)
    {
        var states = new List<LedgerClockState>();
        foreach (var clock in ledger.Clocks.Where(clock => LedgerEntry.Applies(clock.OnlyWhere, entry.Values)))
        {
            if (Point(entry[clock.From]) is not { } from)
            {
                continue;
            }

            if (clock.DueField.Length > 0)
            {
                if (Point(entry[clock.DueField]) is { } day)
                {
                    states.Add(new LedgerClockState(clock, EndOf(day), Point(entry[clock.Until]), $"{clock.Name}：应在{Text(day, clock.Unit)}前"));
                }

                continue;
            }

            var due = End(clock, from, calendar);
            if (!due.TryGet(out var limit))
            {
                return due.Refusal!;
            }

            var basis = clock.Basis is null ? "" : $"（{clock.Basis}）";
            states.Add(new LedgerClockState(clock, limit, Point(entry[clock.Until]), $"{clock.Name}：自{Text(from, clock.Unit)}起{clock.InChinese}，至{Text(limit, clock.Unit)}{basis}"));
        }

        return states;
    }

    private static Result<DateTime> End(LedgerClock clock, DateTime from, WorkingDayCalendar calendar)
    {
        switch (clock.Unit)
        {
            case ClockUnit.Hours:
                return from.AddHours(clock.Amount);
            case ClockUnit.Months:
                return EndOf(from.AddMonths(clock.Amount));
            case ClockUnit.Days:
                return EndOf(from.AddDays(clock.Amount));
            default:
                var counted = calendar.PlusWorkingDays(DateOnly.FromDateTime(from), clock.Amount);
                return counted.TryGet(out var count) ? EndOf(count.DueOn.ToDateTime(TimeOnly.MinValue)) : counted.Refusal!;
        }
    }

    private static DateTime EndOf(DateTime day) => day.Date.AddDays(1).AddTicks(-1);

    private static DateTime? Point(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var point) ? point : null;

    private static string Text(DateTime point, ClockUnit unit) => point.ToString(unit == ClockUnit.Hours ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
