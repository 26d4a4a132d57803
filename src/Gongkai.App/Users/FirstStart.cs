using Gongkai.App.Organs;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>首次启动 — makes the first organ and its one administrator, with a one-time link for the console; there is no default password.</summary>
public sealed class FirstStart(SiteDatabase database, Vault vault, SiteClock clock)
{
    public const string SignInName = "admin";

    /// <returns>The link while nobody on the site can sign in; null afterwards, and always in a demonstration.</returns>
    public async Task<IssuedLink?> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        if (await db.People.AnyAsync(person => person.PasswordHash != "", cancellation) || await db.Settings.AnyAsync(setting => setting.Name == SettingNames.Demonstration, cancellation))
        {
            return null;
        }

        var caller = Caller.Site("first-start");
        var person = await db.People.FirstOrDefaultAsync(person => person.Roles.Any(assigned => assigned.Role == Role.Administrator), cancellation) ?? await AddAsync(db, cancellation);
        var now = clock.Now;
        var token = await SessionEnds.IssueLinkAsync(db, person.Id, now, cancellation);
        db.Record(PersonEvents.PasswordReset.On(person));
        try
        {
            return await db.CommitAsync(caller, clock, cancellation) is null ? new IssuedLink(person.Id, person.Name, token, now + OneTimeLink.Lifetime) : null;
        }
        catch (DbUpdateException)
        {
            // Another node that started at the same moment made them and shows the link.
            return null;
        }
    }

    private async Task<Person> AddAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var root = await db.Organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).FirstOrDefaultAsync(cancellation);
        if (root is null)
        {
            root = Organ.Create(clock.NewId(), 1, null, new OrganProfile("本机关（请修改名称）", "", OrganKind.MunicipalGovernment, DisclosureOffice.Unknown)).Value;
            db.Add(root);
            db.Record(OrganEvents.Created.On(root.Id, OrganEvents.Subject, root.Id));
        }

        var person = new Person { Id = clock.NewId(), OrganId = root.Id, SignInName = SignInName, Name = "系统管理员" };
        person.Roles.Add(new RoleAssignment { PersonId = person.Id, Role = Role.Administrator });
        await new Accounts(db, vault, clock).CreateAsync(person);
        db.Record(PersonEvents.Created.On(person));
        return person;
    }
}
