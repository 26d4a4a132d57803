using Gongkai.App;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;

namespace Gongkai.Testing.Databases;

/// <summary>People with passwords on a test site, and callers of administrators.</summary>
public static class TestPeople
{
    public const string Password = "云汀的河水绿如蓝2026";

    /// <summary>Somebody who can sign in with <see cref="Password"/>.</summary>
    public static async Task<Person> AddPersonAsync(this TestSite site, Organ organ, string signInName, params Role[] roles)
    {
        await using var db = site.Open();
        var accounts = site.AccountsOn(db);
        var person = new Person { Id = site.Clock.NewId(), OrganId = organ.Id, SignInName = signInName, Name = $"测试{signInName}" };
        person.Roles.AddRange(roles.Select(role => new RoleAssignment { PersonId = person.Id, Role = role }));
        await accounts.CreateAsync(person);
        await accounts.AddPasswordAsync(person, Password);
        db.Record(PersonEvents.Created.On(organ.Id, PersonEvents.Subject, person.Id));
        await db.CommitAsync(Caller.Site("test"), site.Clock);
        return person;
    }

    public static Accounts AccountsOn(this TestSite site, GongkaiDb db) => new(db, site.Vault, site.Clock);

    /// <summary>An administrator of <paramref name="organ"/> as a page for administrators sees him or her.</summary>
    public static Caller Administrator(Organ organ, Guid? personId = null) => CallerOf(organ, personId, Role.Administrator);

    public static Caller CallerOf(Organ organ, Guid? personId, params Role[] roles) =>
        new(personId ?? Guid.CreateVersion7(), "测试人", "127.0.0.1", OrganScope.OwnAndBelow(organ, writes: true), RoleTable.Of(roles));

    /// <summary>The setting of the site, as the console would set it.</summary>
    public static async Task SetAsync(this TestSite site, string name, string value)
    {
        await using var db = site.Open();
        db.Add(new SiteSetting { Name = name, Value = value });
        await db.SaveChangesAsync();
    }
}
