using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;

namespace Gongkai.App.Organs;

/// <summary>机关资料修改 — what an organ is to be, and the version that the form was filled from.</summary>
public sealed record OrganChange(Guid OrganId, int Version, OrganProfile Profile);

/// <summary>修改机关资料 — takes over a changed profile with the contact block of the guide; 条例 12.</summary>
public sealed class ChangeOrgan(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, OrganChange change, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, change.OrganId, cancellation) is not { } organ)
        {
            return OrganReach.NotFound;
        }

        if (organ.Version != change.Version)
        {
            return OrganReach.ChangedMeanwhile;
        }

        var before = (organ.Name, organ.Kind, organ.HasRuleMakingPower);
        if (organ.Describe(change.Profile) is { } refusal)
        {
            return refusal;
        }

        if (await OrganReach.IsNameTakenAsync(db, organ.Name, organ.Id, cancellation))
        {
            return OrganReach.NameTaken(organ.Name);
        }

        var facts = new { before.Name, NewName = organ.Name, Kind = organ.Kind.ToString(), RuleMakingBefore = before.HasRuleMakingPower, organ.HasRuleMakingPower, organ.Office };
        db.Record(OrganEvents.Changed.On(organ.Id, OrganEvents.Subject, organ.Id).With(facts));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
