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
            yield return Add(organ, units, role, RoleTable.Of(role).Code);
        }

        // Five stages of review need five people: the head of the unit that contributes, and the deputy of the organ's head.
        yield return Add(organ, [units[(int)Role.Contributor % units.Count]], Role.Reviewer, "unit-head");
        yield return Add(organ, units, Role.Leader, "deputy");
    }

    private Person Add(Organ organ, IReadOnlyList<OrganUnit> units, Role role, string code)
    {
        var id = clock.NewId();
        var name = $"{code}-{organ.Number}";
        return new Person
        {
            Id = id,
            OrganId = organ.Id,
            UnitId = units[(int)role % units.Count].Id,
            SignInName = name,
            NormalizedName = name.ToUpperInvariant(),
            Name = names.Person(),
            Email = $"{name}@example.invalid",
            PasswordHash = passwordHash,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            Roles = [new RoleAssignment { PersonId = id, Role = role }],
        };
    }
}
