using System.Collections.Concurrent;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>在线会话 — tells on each request who a session stands for; remembered for seconds, and forgotten at once on every node where something changes.</summary>
public sealed class LiveSessions
{
    private const string Topic = "people";

    /// <summary>A session that nobody used for so long has ended.</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(2);

    /// <summary>No session lasts longer, used or not.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const int MostRemembered = 20_000;

    private static readonly TimeSpan s_remembered = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_noted = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (SignedIn Person, DateTimeOffset ReadAt)> _known = new();
    private readonly SiteDatabase _database;
    private readonly SiteClock _clock;
    private readonly ChangeSignals? _signals;

    /// <param name="signals">How other nodes are told and heard; null where this one is alone.</param>
    public LiveSessions(SiteDatabase database, SiteClock clock, ChangeSignals? signals = null)
    {
        (_database, _clock, _signals) = (database, clock, signals);
        signals?.Subscribe(Topic, person => Forget(Guid.TryParse(person, out var id) ? id : null));
    }

    /// <summary>Null where the session has ended, or its person or organ is no longer active.</summary>
    public async Task<SignedIn?> FindAsync(Guid sessionId, CancellationToken cancellation = default)
    {
        var now = _clock.Now;
        if (_known.TryGetValue(sessionId, out var known) && now - known.ReadAt < s_remembered && now >= known.ReadAt)
        {
            return known.Person;
        }

        if (await ReadAsync(sessionId, now, cancellation) is not { } found)
        {
            _known.TryRemove(sessionId, out _);
            return null;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        _known[sessionId] = (found, now);
        return found;
    }

    /// <summary>What was remembered of a person's sessions is read anew: roles changed, a session ended, an account was disabled.</summary>
    public async Task ForgetAsync(Guid personId)
    {
        Forget(personId);
        if (_signals is not null)
        {
            // The change stands already; whoever asked for it may go.
            await _signals.PublishAsync(Topic, personId.ToString(), CancellationToken.None);
        }
    }

    private void Forget(Guid? personId)
    {
        foreach (var (id, _) in _known.Where(known => personId is null || known.Value.Person.PersonId == personId))
        {
            _known.TryRemove(id, out _);
        }
    }

    private async Task<SignedIn?> ReadAsync(Guid sessionId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = _database.Open(OrganScope.Site);
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Id == sessionId && session.EndedAt == null, cancellation);
        if (session is null || now - session.LastSeenAt >= LongestIdle || now - session.StartedAt >= Longest)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().Include(person => person.Roles).FirstOrDefaultAsync(person => person.Id == session.PersonId && !person.IsDisabled, cancellation);
        if (person is null || await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == person.OrganId && organ.IsActive, cancellation) is not { } organ)
        {
            return null;
        }

        if (now - session.LastSeenAt >= s_noted)
        {
            await db.Sessions.Where(seen => seen.Id == sessionId && seen.EndedAt == null).ExecuteUpdateAsync(seen => seen.SetProperty(one => one.LastSeenAt, now), cancellation);
        }

        var roles = person.Roles.Select(assigned => assigned.Role).Order().ToList();
        return new SignedIn(session.Id, person.Id, person.Name, organ, roles, !person.HasSecondFactor && await SecondFactorRule.AppliesAsync(db, roles, cancellation));
    }
}
