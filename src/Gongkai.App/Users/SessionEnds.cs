using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>结束会话 — ends what is open of a person's sessions and links; the use case commits it with its event.</summary>
internal static class SessionEnds
{
    internal static async Task EndAllAsync(GongkaiDb db, Guid personId, (DateTimeOffset Now, Guid? But) ending, CancellationToken cancellation)
    {
        foreach (var session in await db.Sessions.Where(session => session.PersonId == personId && session.EndedAt == null && session.Id != ending.But).ToListAsync(cancellation))
        {
            session.EndedAt = ending.Now;
        }
    }

    /// <summary>A new link takes the place of those before it.</summary>
    internal static async Task<string> IssueLinkAsync(GongkaiDb db, Guid personId, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var older in await db.Set<OneTimeLink>().Where(link => link.PersonId == personId && link.UsedAt == null).ToListAsync(cancellation))
        {
            older.UsedAt = now;
        }

        var (link, token) = OneTimeLink.Make(personId, now);
        db.Add(link);
        return token;
    }
}
