using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>公开的答复（门户） — one answered request as the public reads it.</summary>
public sealed record PublicAnswer(Guid Id, string Title, string Answer, string Organ, Outcome Outcome, DateOnly AnsweredOn);

/// <summary>答复公开闸口 — the one gate to answers that the public may read; a request that is not published is not there, whatever is asked; 条例 44.</summary>
public sealed class PublicAnswers(SiteDatabase database)
{
    public const int PageSize = 20;

    /// <param name="words">Part of the title; empty for all.</param>
    public async Task<(int Total, IReadOnlyList<PublicAnswer> Rows)> ListAsync(string words, int page = 1, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var wanted = words.Trim();
        var answers = db.Set<RequestAnswer>().AsNoTracking().Where(answer => wanted == "" || answer.Title.Contains(wanted));
        var total = await answers.CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (total, await Shown(db, answers.OrderByDescending(answer => answer.PublishedAt).ThenBy(answer => answer.RequestId).Skip((shown - 1) * PageSize).Take(PageSize)).ToListAsync(cancellation));
    }

    public async Task<PublicAnswer?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await Shown(db, db.Set<RequestAnswer>().AsNoTracking().Where(answer => answer.RequestId == id)).FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<PublicAnswer> Shown(GongkaiDb db, IQueryable<RequestAnswer> answers) => answers.Select(answer =>
        new PublicAnswer(answer.RequestId, answer.Title, answer.Answer, db.Organs.First(organ => organ.Id == answer.OrganId).Name, answer.Outcome, answer.AnsweredOn));
}
