using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信进度 — what the writer of a letter is shown.</summary>
public sealed record LetterProgress(string Number, string Organ, string Title, LetterKind Kind, LetterState State)
{
    public DateOnly ReceivedOn { get; init; }

    public LetterDeadline? Deadline { get; init; }

    /// <summary>The year without holiday notice into which the period runs; null where the deadline is known.</summary>
    public int? MissingYear { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Empty until it was sent.</summary>
    public string Reply { get; init; } = "";

    public Satisfaction? Rating { get; init; }

    /// <summary>The request that it became.</summary>
    public LetterRequest? Request { get; init; }
}

/// <summary>查询来信 — opens a letter with its number and query code, and takes the writer's rating.</summary>
public sealed class TrackLetter(SiteDatabase database, Vault vault, SiteClock clock)
{
    private static readonly Refusal s_unknown = new("letter-not-found", "没有找到这封信，请核对编号和查询码。");

    public async Task<Result<LetterProgress>> RunAsync(string number, string code, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        if (await FindAsync(db, number, code, cancellation) is not { } letter)
        {
            return s_unknown;
        }

        var organ = await db.Organs.Where(organ => organ.Id == letter.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var clocks = await LetterRules.OfAsync(db, letter.OrganId, cancellation);
        var calendar = (await DeadlineSource.OfAsync(db, letter.OrganId, cancellation)).Calendar;
        var due = clocks.DueOn(letter.Kind, letter.IsComplex, letter.ReceivedOn, calendar);
        return new LetterProgress(letter.Number, organ, letter.Title, letter.Kind, letter.State)
        {
            ReceivedOn = letter.ReceivedOn,
            Deadline = due.TryGet(out var deadline) ? deadline : null,
            MissingYear = due.Succeeded ? null : calendar.FirstYearWithout(letter.ReceivedOn),
            AnsweredOn = letter.AnsweredOn,
            Reply = letter.IsOpen ? "" : letter.Reply,
            Rating = letter.Rating,
            Request = letter.Route == LetterRoute.DisclosureRequest ? await new TurnIntoRequest(db, clock, vault, Caller.Public("")).FindAsync(letter, cancellation) : null,
        };
    }

    public async Task<Refusal?> RateAsync(Caller caller, string number, string code, Satisfaction rating, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        if (await FindAsync(db, number, code, cancellation) is not { } letter)
        {
            return s_unknown;
        }

        if (letter.Rate(rating) is { } refusal)
        {
            return refusal;
        }

        db.Record(LetterEvents.Rated.On(letter) with { Reason = LetterCodes.Ratings[rating].Name });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<Letter?> FindAsync(GongkaiDb db, string number, string code, CancellationToken cancellation)
    {
        var (plain, index) = (number.Trim(), SubmitLetter.CodeIndex(vault, number.Trim(), code.Trim()));
        return await db.Set<Letter>().FirstOrDefaultAsync(letter => letter.Number == plain && letter.CodeIndex == index, cancellation);
    }
}
