using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App.Users;

/// <summary>登录尝试 — one judgement of a sign-in in its own session, with the event that tells of it.</summary>
internal sealed record SignInAttempt(GongkaiDb Db, Accounts Accounts, SiteClock Clock, SignInOrigin Origin)
{
    private const int LongestDevice = 200;

    /// <summary>Failures that belong to nobody are noted in this organ's log.</summary>
    internal required Guid RootOrgan { get; init; }

    /// <summary>Nobody, until the sign-in succeeds.</summary>
    internal Caller Caller { get; private set; } = new(null, "未登录", Origin.From, OrganScope.Site, new HashSet<Permission>());

    internal void Note(Audit.EventKind kind, Person person)
    {
        Db.Entry(person).Property(one => one.FailedSignIns).IsModified = true;
        Db.Record(kind.On(person));
    }

    internal Refusal Fail(Person? person, string cause, Refusal refusal)
    {
        Db.Record(PersonEvents.SignInFailed.On(person?.OrganId ?? RootOrgan, PersonEvents.Subject, person?.Id).With(new { cause }));
        return refusal;
    }

    internal async Task<Refusal> FailAndCountAsync(Person person, string cause, Refusal refusal)
    {
        await Accounts.AccessFailedAsync(person);
        Fail(person, cause, refusal);
        if (await Accounts.IsLockedOutAsync(person))
        {
            Db.Record(PersonEvents.LockedOut.On(person));
        }

        return refusal;
    }

    internal SignInStep Begin(Person person)
    {
        var now = Clock.Now;
        (person.FailedSignIns, person.LockedUntil, person.LastSignInAt, person.LastSignInFrom) = (0, null, now, Origin.From);
        var session = new SignInSession
        {
            Id = Guid.NewGuid(),
            PersonId = person.Id,
            StartedAt = now,
            LastSeenAt = now,
            FromAddress = Origin.From,
            Device = Origin.Device.Length > LongestDevice ? Origin.Device[..LongestDevice] : Origin.Device,
        };
        Db.Add(session);
        Caller = Caller with { PersonId = person.Id, Name = person.Name };
        Note(PersonEvents.SignedIn, person);
        return new SignInStep(person.Id, person.SecurityStamp, session.Id);
    }
}
