using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>一件答复 — the two days of a closed request.</summary>
internal readonly record struct ReplyDays(Guid Id, Guid OrganId, DateOnly Received, DateOnly Decided);

/// <summary>超期答复 — which replies came after their last day, by the course of each request; 条例 33.</summary>
internal static class LateReplies
{
    // Twenty working days are never fewer calendar days than this; 条例 33.
    private const int ShortestPeriod = 26;

    /// <param name="terms">The calendar and settings of each organ.</param>
    /// <returns>For each slow request whether it was late; null where its course does not tell the last day. A quick one is not in it.</returns>
    internal static async Task<IReadOnlyDictionary<Guid, bool?>> OfAsync(GongkaiDb db, Func<Guid, DeadlineSource> terms, IEnumerable<ReplyDays> replies, CancellationToken cancellation)
    {
        var slow = replies.Where(reply => reply.Decided.DayNumber - reply.Received.DayNumber > ShortestPeriod).ToDictionary(reply => reply.Id);
        if (slow.Count == 0)
        {
            return new Dictionary<Guid, bool?>();
        }

        var ids = slow.Keys.ToList();
        var histories = (await db.Set<RecordedStep>().AsNoTracking().Where(step => ids.Contains(step.RequestId)).OrderBy(step => step.Number).ToListAsync(cancellation)).ToLookup(step => step.RequestId);
        return slow.Values.ToDictionary(reply => reply.Id, reply => histories[reply.Id].Any() && terms(reply.OrganId).Of([.. histories[reply.Id].Select(step => step.ToEvent())]).TryGet(out var known) && known.DueOn is not null
            ? known.IsOverdue(reply.Decided) : (bool?)null);
    }
}
