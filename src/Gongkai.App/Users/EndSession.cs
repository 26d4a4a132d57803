using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>结束会话 — its owner ends a sign-in on another device, or an administrator ends somebody's.</summary>
public sealed class EndSession(GongkaiDb db, SiteClock clock, LiveSessions live)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid sessionId, CancellationToken cancellation = default)
    {
        var session = await db.Sessions.FirstOrDefaultAsync(session => session.Id == sessionId && session.EndedAt == null, cancellation);
        // The person is read through the session's scope, so a session of another organ is not found.
        var person = session is null ? null : await db.People.FirstOrDefaultAsync(person => person.Id == session.PersonId, cancellation);
        if (session is null || person is null || (person.Id != caller.PersonId && !caller.May(Permission.ManagePeople)))
        {
            return new Refusal("session-not-found", "没有找到这个会话，它可能已经结束，请刷新页面。");
        }

        session.EndedAt = clock.Now;
        db.Record(PersonEvents.SessionEnded.On(person));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal;
    }
}
