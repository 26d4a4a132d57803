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

    /// <summary>Share of answers within the time limit, in percent.</summary>
    public decimal? InTimeRate => Share(InTime, Answered + Redirected);

    /// <summary>Share of 满意 and 基本满意 among those who rated, in percent.</summary>
    public decimal? SatisfactionRate => Share(Satisfied, Rated);

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}

/// <summary>来信统计表 — letters of a year by kind, unit, month and source.</summary>
public sealed record LetterStatistics(LetterFigure All, IReadOnlyList<LetterFigure> ByKind, IReadOnlyList<LetterFigure> ByUnit, IReadOnlyList<LetterFigure> ByMonth, IReadOnlyList<LetterFigure> BySource)
{
    public IReadOnlyList<LetterFigure> ByRating { get; init; } = [];
}

/// <summary>来信统计 — counted from the letters themselves, the time limits from the calendar.</summary>
public sealed class LetterFigures(GongkaiDb db, Caller caller)
{
    public async Task<LetterStatistics> RunAsync(int year, CancellationToken cancellation = default)
    {
        var letters = await FindLetters.Of(db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == caller.OrganId), new LetterFilter { Year = year }).ToListAsync(cancellation);
        var clocks = await LetterRules.OfAsync(db, caller.OrganId, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).OrderBy(unit => unit.Position).ToListAsync(cancellation);
        var inTime = letters.Where(letter => IsInTime(letter, clocks)).Select(letter => letter.Id).ToHashSet();

        LetterFigure Figure(string name, Func<Letter, bool> belongs)
        {
            var group = letters.Where(belongs).ToList();
            return new LetterFigure(name, group.Count, group.Count(letter => letter.State == LetterState.Answered), group.Count(letter => letter.State == LetterState.Redirected), group.Count(letter => inTime.Contains(letter.Id)))
            {
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
            ByRating = [.. LetterCodes.Ratings.Entries.Select(entry => Figure(entry.Name, letter => letter.Rating == entry.Member)), Figure("已答复未评价", letter => letter.State == LetterState.Answered && letter.Rating is null)],
        };
    }

    private static bool IsInTime(Letter letter, LetterClocks clocks) =>
        letter.AnsweredOn is { } answered && clocks.DueOn(letter.Kind, letter.IsComplex, letter.ReceivedOn, WorkingDayCalendar.Shipped).TryGet(out var deadline) && answered <= deadline.DueOn;
}
