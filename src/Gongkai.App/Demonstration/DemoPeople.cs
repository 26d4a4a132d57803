using Gongkai.App.Users;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;

namespace Gongkai.App.Demonstration;

/// <summary>示例人员 — users of every role in every organ; their names and sign-in names tell what they are.</summary>
internal sealed class DemoPeople(DemoNames names, SiteClock clock, string passwordHash)
{
    private static readonly Role[] s_everywhere = [Role.DisclosureOfficer, Role.Handler, Role.Contributor, Role.Reviewer, Role.LegalReviewer, Role.Leader];
    private static readonly Role[] s_governments = [Role.CompetentDepartment, Role.SiteEditor, Role.Administrator, Role.Auditor];

    internal IEnumerable<Person> Of(Organ organ, IReadOnlyList<OrganUnit> units)
    {
        var isGovernment = organ.Kind is OrganKind.MunicipalGovernment or OrganKind.CountyLevelGovernment or OrganKind.ProvincialGovernment;
        foreach (var role in isGovernment ? s_everywhere.Concat(s_governments) : s_everywhere)
        {
            var id = names.NewId(clock.Now);
            var name = $"{RoleTable.Of(role).Code}-{organ.Number}";
            yield return new Person
            {
                Id = id,
                OrganId = organ.Id,
                UnitId = units[(int)role % units.Count].Id,
                SignInName = name,
                NormalizedName = name.ToUpperInvariant(),
                Name = names.Person(),
                Email = $"{name}@example.invalid",
                PasswordHash = passwordHash,
                SecurityStamp = names.NewId(clock.Now).ToString("N"),
                Roles = [new RoleAssignment { PersonId = id, Role = role }],
            };
        }
    }
}
