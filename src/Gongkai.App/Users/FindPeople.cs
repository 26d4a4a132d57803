using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>账号状态 — as the list of people filters by it.</summary>
public enum AccountState
{
    Active,
    Disabled,
    Locked,
    NotSetUp,
}

/// <summary>人员筛选 — what the list of people asks for; everything empty means all that the session sees.</summary>
public sealed record PeopleFilter(string? Text = null, Guid? OrganId = null, Role? Role = null, AccountState? State = null)
{
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 30;
}

/// <summary>人员行 — one row of the list of people.</summary>
public sealed record PersonRow(Guid Id, string Name, string SignInName, string OrganName, string? UnitName)
{
    public IReadOnlyList<Role> Roles { get; init; } = [];

    public AccountState State { get; init; }

    public bool HasSecondFactor { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>人员列表 — one page of people and how many there are in all.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int Total);

/// <summary>查找人员 — the people that the session sees, filtered, by organ and name.</summary>
public sealed class FindPeople(GongkaiDb db, SiteClock clock)
{
    public async Task<PeoplePage> RunAsync(PeopleFilter filter, CancellationToken cancellation = default)
    {
        var now = clock.Now;
        var people = Matching(filter, now);
        var total = await people.CountAsync(cancellation);
        var rows = await people
            .Join(db.Organs, person => person.OrganId, organ => organ.Id, (person, organ) => new { person, organ })
            .OrderBy(row => row.organ.Number).ThenBy(row => row.person.Name).ThenBy(row => row.person.Id)
            .Skip((Math.Clamp(filter.Page, 1, 100_000) - 1) * filter.PageSize).Take(filter.PageSize)
            .Select(row => new
            {
                row.person.Id,
                row.person.Name,
                row.person.SignInName,
                Organ = row.organ.Name,
                Unit = db.Units.Where(unit => unit.Id == row.person.UnitId).Select(unit => unit.Name).FirstOrDefault(),
                Roles = row.person.Roles.Select(assigned => assigned.Role).ToList(),
                row.person.IsDisabled,
                IsSetUp = row.person.PasswordHash != "",
                row.person.LockedUntil,
                row.person.HasSecondFactor,
                row.person.LastSignInAt,
            })
            .ToListAsync(cancellation);
        return new PeoplePage([.. rows.Select(row => new PersonRow(row.Id, row.Name, row.SignInName, row.Organ, row.Unit)
        {
            Roles = [.. row.Roles.Order()],
            State = StateOf(row.IsDisabled, row.IsSetUp, row.LockedUntil > now),
            HasSecondFactor = row.HasSecondFactor,
            LastSignInAt = row.LastSignInAt,
        })], total);
    }

    internal static AccountState StateOf(bool isDisabled, bool isSetUp, bool isLocked) =>
        isDisabled ? AccountState.Disabled : isLocked ? AccountState.Locked : isSetUp ? AccountState.Active : AccountState.NotSetUp;

    private IQueryable<Person> Matching(PeopleFilter filter, DateTimeOffset now)
    {
        var people = db.People.AsNoTracking();
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            people = people.Where(person => person.Name.Contains(text) || person.SignInName.Contains(text));
        }

        if (filter.OrganId is { } organ)
        {
            people = people.Where(person => person.OrganId == organ);
        }

        if (filter.Role is { } role)
        {
            people = people.Where(person => person.Roles.Any(assigned => assigned.Role == role));
        }

        return filter.State switch
        {
            AccountState.Disabled => people.Where(person => person.IsDisabled),
            AccountState.Locked => people.Where(person => !person.IsDisabled && person.LockedUntil > now),
            AccountState.NotSetUp => people.Where(person => !person.IsDisabled && !(person.LockedUntil > now) && person.PasswordHash == ""),
            AccountState.Active => people.Where(person => !person.IsDisabled && !(person.LockedUntil > now) && person.PasswordHash != ""),
            _ => people,
        };
    }
}
