using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信筛选 — what a list of letters asks for.</summary>
public sealed record LetterFilter(LetterState? State = null, LetterKind? Kind = null, LetterSource? Source = null, Guid? UnitId = null)
{
    public string Text { get; init; } = "";

    public int? Year { get; init; }

    public Satisfaction? Rating { get; init; }

    /// <summary>First and last day of receipt.</summary>
    public (DateOnly From, DateOnly To)? Received { get; init; }

    /// <summary>Name of the unit; empty for all.</summary>
    public string Unit { get; init; } = "";

    public bool OnlyOpen { get; init; }
}

/// <summary>来信行 — a letter as lists and its page show it; the writer stays sealed.</summary>
/// <param name="Uncounted">Why the deadline could not be counted.</param>
public sealed record LetterRow(Letter Letter, string? UnitName, LetterDeadline? Deadline, Refusal? Uncounted)
{
    /// <summary>The year without holiday notice, where the deadline could not be counted.</summary>
    public int? MissingYear { get; init; }
}

/// <summary>查阅来信 — the letters of the own organ, the most pressing first.</summary>
public sealed class FindLetters(GongkaiDb db, Vault vault, Caller caller)
{
    public const int PageSize = 30;

    // The alarm comes while there is time left.
    private const int GuardDays = 14;

    public async Task<(int Total, IReadOnlyList<LetterRow> Rows)> ListAsync(LetterFilter filter, int page, CancellationToken cancellation = default)
    {
        var own = db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == caller.OrganId);
        var letters = Of(filter.Unit.Length == 0 ? own : own.Where(letter => db.Units.Any(unit => unit.Id == letter.UnitId && unit.Name == filter.Unit)), filter);
        var total = await letters.CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ordered = filter.OnlyOpen ? letters.OrderBy(letter => letter.ReceivedOn).ThenBy(letter => letter.Number) : letters.OrderByDescending(letter => letter.ReceivedOn).ThenByDescending(letter => letter.Number);
        return (total, await RowsAsync(await ordered.Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellation), cancellation));
    }

    /// <summary>One letter with its text; the writer's name and contacts are left out.</summary>
    public async Task<(LetterRow Row, string Text)?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        if (await db.Set<Letter>().AsNoTracking().FirstOrDefaultAsync(letter => letter.Id == id && letter.OrganId == caller.OrganId, cancellation) is not { } letter)
        {
            return null;
        }

        return ((await RowsAsync([letter], cancellation))[0], LetterText.Open(letter.SealedContent, vault).Text);
    }

    /// <summary>Open letters that come near the three months after which the whole site fails, the oldest first.</summary>
    public async Task<IReadOnlyList<LetterRow>> GuardedAsync(DateOnly today, CancellationToken cancellation = default)
    {
        var last = today.AddMonths(-LetterClocks.GuardMonths).AddDays(GuardDays);
        return await RowsAsync(await Of(db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == caller.OrganId && letter.ReceivedOn <= last), new LetterFilter { OnlyOpen = true })
            .OrderBy(letter => letter.ReceivedOn).ThenBy(letter => letter.Number).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyDictionary<LetterState, int>> CountsAsync(CancellationToken cancellation = default) =>
        await db.Set<Letter>().Where(letter => letter.OrganId == caller.OrganId).GroupBy(letter => letter.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    internal static IQueryable<Letter> Of(IQueryable<Letter> letters, LetterFilter filter)
    {
        if (filter.State is { } state)
        {
            letters = letters.Where(letter => letter.State == state);
        }

        if (filter.Kind is { } kind)
        {
            letters = letters.Where(letter => letter.Kind == kind);
        }

        if (filter.Source is { } source)
        {
            letters = letters.Where(letter => letter.Source == source);
        }

        if (filter.UnitId is { } unit)
        {
            letters = letters.Where(letter => letter.UnitId == unit);
        }

        if (filter.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            letters = letters.Where(letter => letter.ReceivedOn >= first && letter.ReceivedOn <= last);
        }

        if (filter.Rating is { } rating)
        {
            letters = letters.Where(letter => letter.Rating == rating);
        }

        if (filter.Received is { } period)
        {
            letters = letters.Where(letter => letter.ReceivedOn >= period.From && letter.ReceivedOn <= period.To);
        }

        if (filter.OnlyOpen)
        {
            letters = letters.Where(letter => letter.State != LetterState.Answered && letter.State != LetterState.Redirected);
        }

        var text = filter.Text.Trim();
        return text.Length == 0 ? letters : letters.Where(letter => letter.Title.Contains(text) || letter.Number == text || letter.ExternalNumber == text);
    }

    private async Task<IReadOnlyList<LetterRow>> RowsAsync(IReadOnlyList<Letter> letters, CancellationToken cancellation)
    {
        var clocks = await LetterRules.OfAsync(db, caller.OrganId, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var calendar = (await DeadlineSource.OfAsync(db, caller.OrganId, cancellation)).Calendar;
        return [.. letters.Select(letter =>
        {
            var due = clocks.DueOn(letter.Kind, letter.IsComplex, letter.ReceivedOn, calendar);
            return new LetterRow(letter, letter.UnitId is { } unit ? units.GetValueOrDefault(unit) : null, due.TryGet(out var deadline) ? deadline : null, due.Refusal)
            {
                MissingYear = due.Succeeded ? null : calendar.FirstYearWithout(letter.ReceivedOn),
            };
        })];
    }
}
