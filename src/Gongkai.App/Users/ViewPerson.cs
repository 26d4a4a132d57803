using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>会话行 — one open sign-in of a person.</summary>
public sealed record SessionRow(Guid Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string From, string Device);

/// <summary>人员详情 — all that the pages of one person show.</summary>
public sealed record PersonView(Guid Id, Guid OrganId, string OrganName, string Name, string SignInName)
{
    public Guid? UnitId { get; init; }

    public string Email { get; init; } = "";

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public AccountState State { get; init; }

    public bool HasSecondFactor { get; init; }

    public int RecoveryCodesLeft { get; init; }

    public IReadOnlyList<SessionRow> Sessions { get; init; } = [];
}

/// <summary>上次登录 — the sign-in before this one and the failures since, so that people notice what was not theirs.</summary>
public sealed record LastSignIn(DateTimeOffset? At, string From, int FailuresSince);

/// <summary>查看人员 — one person with open sessions; null for people whom the session does not see.</summary>
public sealed class ViewPerson(GongkaiDb db, SiteClock clock)
{
    public async Task<PersonView?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var person = await db.People.AsNoTracking().Include(person => person.Roles).FirstOrDefaultAsync(person => person.Id == id, cancellation);
        if (person is null)
        {
            return null;
        }

        var now = clock.Now;
        var seenAfter = now - LiveSessions.LongestIdle;
        var startedAfter = now - LiveSessions.Longest;
        return new PersonView(person.Id, person.OrganId, await db.Organs.Where(organ => organ.Id == person.OrganId).Select(organ => organ.Name).FirstAsync(cancellation), person.Name, person.SignInName)
        {
            UnitId = person.UnitId,
            Email = person.Email,
            Roles = [.. person.Roles.Select(assigned => assigned.Role).Order()],
            State = FindPeople.StateOf(person.IsDisabled, person.PasswordHash.Length > 0, person.LockedUntil > now),
            HasSecondFactor = person.HasSecondFactor,
            RecoveryCodesLeft = person.RecoveryCodes.Split(';', StringSplitOptions.RemoveEmptyEntries).Length,
            Sessions = await db.Sessions
                .Where(session => session.PersonId == id && session.EndedAt == null && session.LastSeenAt > seenAfter && session.StartedAt > startedAfter)
                .OrderByDescending(session => session.LastSeenAt)
                .Select(session => new SessionRow(session.Id, session.StartedAt, session.LastSeenAt, session.FromAddress, session.Device))
                .ToListAsync(cancellation),
        };
    }

    /// <summary>What was before the session that asks.</summary>
    public async Task<LastSignIn> BeforeAsync(Guid personId, Guid sessionId, CancellationToken cancellation = default)
    {
        var ofPerson = db.Sessions.AsNoTracking().Where(session => session.PersonId == personId);
        var current = await ofPerson.FirstOrDefaultAsync(session => session.Id == sessionId, cancellation);
        var until = current?.StartedAt ?? clock.Now;
        var before = await ofPerson.Where(session => session.Id != sessionId && session.StartedAt <= until).OrderByDescending(session => session.StartedAt).FirstOrDefaultAsync(cancellation);
        var since = before?.StartedAt ?? DateTimeOffset.UnixEpoch;
        var failures = await db.Events.CountAsync(
            happened => happened.SubjectId == personId && happened.Action == PersonEvents.SignInFailed.Code && happened.HappenedAt >= since && happened.HappenedAt <= until, cancellation);
        return new LastSignIn(before?.StartedAt, before?.FromAddress ?? "", failures);
    }
}
