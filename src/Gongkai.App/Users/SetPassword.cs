using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>链接所指 — for whom a one-time link was made.</summary>
public sealed record LinkOwner(string SignInName, string Name, string OrganName);

/// <summary>通过链接设置密码 — the one-time link of a new or reset account, used once.</summary>
public sealed class SetPassword(SiteDatabase database, Vault vault, SiteClock clock, LiveSessions live)
{
    public static readonly Refusal Spent = new("link-spent", "这个链接已经用过、已过期或不完整，请联系本机关管理员重新发送。");

    public async Task<LinkOwner?> FindAsync(string token, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        return await OwnerAsync(db, token, cancellation) is (_, { } person)
            ? new LinkOwner(person.SignInName, person.Name, await db.Organs.Where(organ => organ.Id == person.OrganId).Select(organ => organ.Name).FirstAsync(cancellation))
            : null;
    }

    public async Task<Refusal?> RunAsync(string token, string password, string from, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        var (link, person) = await OwnerAsync(db, token, cancellation);
        if (link is null || person is null)
        {
            return Spent;
        }

        if (await new Accounts(db, vault, clock).SetPasswordAsync(person, password) is { } refusal)
        {
            return refusal;
        }

        var now = clock.Now;
        link.UsedAt = now;
        await SessionEnds.EndAllAsync(db, person.Id, (now, null), cancellation);
        db.Record(PersonEvents.PasswordSet.On(person));
        var caller = new Caller(person.Id, person.Name, from, OrganScope.Site, new HashSet<Permission>());
        // Of two uses at once the person's version lets one pass.
        if (await db.CommitAsync(caller, clock, cancellation) is not null)
        {
            return Spent;
        }

        await live.ForgetAsync(person.Id);
        return null;
    }

    private async Task<(OneTimeLink? Link, Person? Person)> OwnerAsync(GongkaiDb db, string token, CancellationToken cancellation)
    {
        var hash = OneTimeLink.HashOf(token);
        var link = await db.Set<OneTimeLink>().FirstOrDefaultAsync(link => link.Hash == hash, cancellation);
        return link is not null && link.IsOpen(clock.Now)
            ? (link, await db.People.FirstOrDefaultAsync(person => person.Id == link.PersonId && !person.IsDisabled, cancellation))
            : (null, null);
    }
}
