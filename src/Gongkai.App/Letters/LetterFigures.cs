using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信数字 — what one group of letters adds up to; a rate without letters is blank, not zero.</summary>
public sealed record LetterFigure(string Name, int Received, int Answered, int Redirected, int InTime)
{
    public int Rated { get; init; }

    public int Satisfied { get; init; }

    /// <summary>Answered after the last day, or open past it.</summary>
    public int Late { get; init; }

    /// <summary>Letters whose last day cannot be told, because a year has no holiday notice.</summary>
    public int Uncounted { get; init; }

    /// <summary>Share within the time limit, in percent, of those answered or past their last day.</summary>
    public decimal? InTimeRate => Share(InTime, InTime + Late);

    /// <summary>Share of 满意 and 基本满意 among those who rated, in percent.</summary>
    public decimal? SatisfactionRate => Share(Satisfied, Rated);

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}

/// <summary>来信的时间 — what decides whether a letter was answered in time.</summary>
/// <param name="AnsweredOn">Null while it is open, and where nobody noted it.</param>
internal readonly record struct LetterTimes(LetterKind Kind, bool IsComplex, DateOnly ReceivedOn, DateOnly? AnsweredOn, bool IsOpen)
{
    /// <summary>In time or late once answered, late once open past its last day; before that day it is not judged.</summary>
    internal LetterVerdict Judge(LetterClocks clocks, WorkingDayCalendar calendar, DateOnly today)
    {
        if (AnsweredOn is null && !IsOpen)
        {
            return LetterVerdict.NotYet;
        }

        if (clocks.DueOn(Kind, IsComplex, ReceivedOn, calendar).TryGet(out var deadline))
        {
            return AnsweredOn is { } answered ? answered <= deadline.DueOn ? LetterVerdict.InTime : LetterVerdict.Late
                : today > deadline.DueOn ? LetterVerdict.Late : LetterVerdict.NotYet;
        }

        // The last day lies in a year without notice; while that year has not begun, an open letter is not late.
        return IsOpen && calendar.FirstYearWithout(ReceivedOn) > today.Year ? LetterVerdict.NotYet : LetterVerdict.Unknown;
    }
}

/// <summary>按期与否 — what is known of a letter and its last day.</summary>
internal enum LetterVerdict
{
    NotYet,
    InTime,
    Late,

    /// <summary>The last day cannot be told.</summary>
    Unknown,
}

/// <summary>来信统计表 — letters of a year by kind, unit, month and source.</summary>
public sealed record LetterStatistics(LetterFigure All, IReadOnlyList<LetterFigure> ByKind, IReadOnlyList<LetterFigure> ByUnit, IReadOnlyList<LetterFigure> ByMonth, IReadOnlyList<LetterFigure> BySource)
{
    public IReadOnlyList<LetterFigure> ByRating { get; init; } = [];

    /// <summary>The year without holiday notice that keeps some deadlines from being counted.</summary>
    public int? MissingYear { get; init; }
}

/// <summary>来信统计 — counted from the letters themselves, the time limits from the calendar.</summary>
public sealed class LetterFigures(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<LetterStatistics> RunAsync(int year, CancellationToken cancellation = default)
    {
        var letters = await FindLetters.Of(db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == caller.OrganId), new LetterFilter { Year = year }).ToListAsync(cancellation);
        var clocks = await LetterRules.OfAsync(db, caller.OrganId, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).OrderBy(unit => unit.Position).ToListAsync(cancellation);
        var calendar = (await DeadlineSource.OfAsync(db, caller.OrganId, cancellation)).Calendar;
        var timed = letters.ToDictionary(letter => letter.Id,
            letter => new LetterTimes(letter.Kind, letter.IsComplex, letter.ReceivedOn, letter.IsOpen ? null : letter.AnsweredOn, letter.IsOpen).Judge(clocks, calendar, clock.Today));

        LetterFigure Figure(string name, Func<Letter, bool> belongs)
        {
            var group = letters.Where(belongs).ToList();
            var (answered, redirected) = (group.Count(letter => letter.State == LetterState.Answered), group.Count(letter => letter.State == LetterState.Redirected));
            return new LetterFigure(name, group.Count, answered, redirected, group.Count(letter => timed[letter.Id] == LetterVerdict.InTime))
            {
                Late = group.Count(letter => timed[letter.Id] == LetterVerdict.Late),
                Uncounted = group.Count(letter => timed[letter.Id] == LetterVerdict.Unknown),
                Rated = group.Count(letter => letter.Rating is not null),
                Satisfied = group.Count(letter => letter.Rating is Satisfaction.Satisfied or Satisfaction.Fair),
            };
        }

        return new LetterStatistics(
            Figure("合计", _ => true),
            [.. LetterCodes.Kinds.Entries.Select(entry => Figure(entry.Name, letter => letter.Kind == entry.Member))],
            [.. units.Select(unit => Figure(unit.Name, letter => letter.UnitId == unit.Id)), Figure("未分办到处室", letter => letter.UnitId is null)],
            [.. Enumerable.Range(1, 12).Select(month => Figure($"{month} 月", letter => letter.ReceivedOn.Month == month))],
            [.. LetterCodes.Sources.Entries.Select(entry => Figure(entry.Name, letter => letter.Source == entry.Member))])
        {
            MissingYear = timed.ContainsValue(LetterVerdict.Unknown) ? calendar.FirstYearWithout(new DateOnly(year, 1, 1)) : null,
            ByRating = [.. LetterCodes.Ratings.Entries.Select(entry => Figure(entry.Name, letter => letter.Rating == entry.Member)), Figure("已答复未评价", letter => letter.State == LetterState.Answered && letter.Rating is null)],
        };
    }
}
