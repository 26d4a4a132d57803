using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>公开的来信 — a question and its answer as the public reads them.</summary>
public sealed record PublicLetter(string Number, string Organ, LetterKind Kind, string Question, string Reply)
{
    public DateOnly ReceivedOn { get; init; }

    public DateOnly AnsweredOn { get; init; }

    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>机关选项 — an organ that takes letters.</summary>
public sealed record LetterOrgan(Guid Id, string Name);

/// <summary>来信公开闸口 — the one gate to the letters that the public may read: answered, agreed to, masked and published.</summary>
public sealed class PublicLetters(SiteDatabase database)
{
    public const int PageSize = 20;

    public async Task<(int Total, IReadOnlyList<PublicLetter> Rows)> ListAsync(LetterKind? kind, bool onlyFrequent, int page, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var letters = db.Set<Letter>().AsNoTracking().Where(letter => letter.PublishedAt != null && letter.AllowsPublication && letter.State == LetterState.Answered && (!onlyFrequent || letter.IsFrequent));
        if (kind is { } wanted)
        {
            letters = letters.Where(letter => letter.Kind == wanted);
        }

        var total = await letters.CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (total, await Shown(db, letters.OrderByDescending(letter => letter.PublishedAt).ThenBy(letter => letter.Number).Skip((shown - 1) * PageSize).Take(PageSize)).ToListAsync(cancellation));
    }

    public async Task<PublicLetter?> FindAsync(string number, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await Shown(db, db.Set<Letter>().AsNoTracking().Where(letter => letter.Number == number && letter.PublishedAt != null && letter.AllowsPublication && letter.State == LetterState.Answered))
            .FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<LetterOrgan>> OrgansAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Organs.Where(organ => organ.IsActive).OrderBy(organ => organ.Number).Select(organ => new LetterOrgan(organ.Id, organ.Name)).ToListAsync(cancellation);
    }

    private static IQueryable<PublicLetter> Shown(GongkaiDb db, IQueryable<Letter> letters) => letters.Select(letter =>
        new PublicLetter(letter.Number, db.Organs.First(organ => organ.Id == letter.OrganId).Name, letter.Kind, letter.PublicQuestion, letter.PublicReply)
        {
            ReceivedOn = letter.ReceivedOn,
            AnsweredOn = letter.AnsweredOn!.Value,
            PublishedAt = letter.PublishedAt!.Value,
        });
}
