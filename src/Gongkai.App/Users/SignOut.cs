using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>退出登录 — ends the session that asks for it.</summary>
public sealed class SignOut(SiteDatabase database, SiteClock clock, LiveSessions live)
{
    public async Task RunAsync(Caller caller, Guid sessionId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        var session = await db.Sessions.FirstOrDefaultAsync(session => session.Id == sessionId && session.PersonId == caller.PersonId && session.EndedAt == null, cancellation);
        if (session is null || await db.People.FirstOrDefaultAsync(person => person.Id == session.PersonId, cancellation) is not { } person)
        {
            return;
        }

        session.EndedAt = clock.Now;
        db.Record(PersonEvents.SignedOut.On(person));
        await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
    }
}
