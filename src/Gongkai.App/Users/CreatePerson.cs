using Gongkai.App.Organs;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>新人员 — what an administrator states of somebody who is to sign in.</summary>
public sealed record NewPerson(Guid OrganId, string SignInName, string Name, IReadOnlyCollection<Role> Roles)
{
    public Guid? UnitId { get; init; }

    public string Email { get; init; } = "";
}

/// <summary>发出的链接 — a one-time link as it is shown once to whoever asked for it.</summary>
public sealed record IssuedLink(Guid PersonId, string Name, string Token, DateTimeOffset ExpiresAt);

/// <summary>新增人员 — adds somebody to an organ; the password is set by the person through a one-time link, never by the administrator.</summary>
public sealed class CreatePerson(GongkaiDb db, Accounts accounts, SiteClock clock)
{
    public async Task<Result<IssuedLink>> RunAsync(Caller caller, NewPerson wanted, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManagePeople) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, wanted.OrganId, cancellation) is not { IsActive: true })
        {
            return OrganReach.NotFound;
        }

        if ((PersonText.WrongSignInName(wanted.SignInName) ?? PersonText.Wrong(wanted.Name, wanted.Email) ?? PersonReach.Incompatible(wanted.Roles)
            ?? await PersonReach.WrongUnitAsync(db, wanted.OrganId, wanted.UnitId, cancellation)) is { } wrong)
        {
            return wrong;
        }

        // Names are unique in the installation, whatever this session sees of it.
        var normalized = accounts.NormalizeName(wanted.SignInName.Trim());
        if (await db.People.IgnoreQueryFilters().AnyAsync(person => person.NormalizedName == normalized, cancellation))
        {
            return new Refusal("sign-in-name-taken", "这个登录名已有人使用，请换一个。");
        }

        var person = new Person
        {
            Id = clock.NewId(),
            OrganId = wanted.OrganId,
            UnitId = wanted.UnitId,
            SignInName = wanted.SignInName.Trim(),
            Name = wanted.Name.Trim(),
            Email = wanted.Email.Trim(),
        };
        person.Roles.AddRange(wanted.Roles.Distinct().Select(role => new RoleAssignment { PersonId = person.Id, Role = role }));
        await accounts.CreateAsync(person);
        var token = await SessionEnds.IssueLinkAsync(db, person.Id, clock.Now, cancellation);
        db.Record(PersonEvents.Created.On(person).With(new { person.SignInName, Roles = wanted.Roles.Select(role => RoleTable.Of(role).Code) }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new IssuedLink(person.Id, person.Name, token, clock.Now + OneTimeLink.Lifetime);
    }
}
