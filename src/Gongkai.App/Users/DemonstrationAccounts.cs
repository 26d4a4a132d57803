using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>演示账号 — one account that the sign-in page of a demonstration offers.</summary>
public sealed record DemonstrationAccount(Guid PersonId, string Name, string OrganName, Role Role)
{
    /// <summary>Whether it compiles the annual report that a demonstration shows first.</summary>
    public bool HasSampleReport { get; init; }
}

/// <summary>演示账号列表 — some accounts of each role in a demonstration; nothing anywhere else.</summary>
public sealed class DemonstrationAccounts(SiteDatabase database)
{
    private const int MostOfEachRole = 4;

    public async Task<IReadOnlyList<DemonstrationAccount>> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        if (!await db.Settings.AnyAsync(setting => setting.Name == SettingNames.Demonstration, cancellation))
        {
            return [];
        }

        var accounts = new List<DemonstrationAccount>();
        foreach (var entry in RoleTable.Roles)
        {
            var role = entry.Role;
            accounts.AddRange(await db.People
                .Where(person => !person.IsDisabled && !person.HasSecondFactor && person.Roles.Any(assigned => assigned.Role == role))
                .Join(db.Organs.Where(organ => organ.IsActive), person => person.OrganId, organ => organ.Id, (person, organ) => new { person, organ })
                .OrderBy(row => row.organ.Number).ThenBy(row => row.person.SignInName)
                .Take(MostOfEachRole)
                .Select(row => new DemonstrationAccount(row.person.Id, row.person.Name, row.organ.Name, role)
                {
                    HasSampleReport = role == Role.DisclosureOfficer && row.organ.Number == Demonstration.CreateDemonstration.SampleOrgan,
                })
                .ToListAsync(cancellation));
        }

        return accounts;
    }
}
