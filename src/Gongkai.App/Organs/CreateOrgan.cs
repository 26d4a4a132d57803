using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>设立机关 — adds an organ below another one; 条例 4.</summary>
public sealed class CreateOrgan(GongkaiDb db, SiteClock clock)
{
    /// <returns>The identifier of the new organ.</returns>
    public async Task<Result<Guid>> RunAsync(Caller caller, Guid parentId, OrganProfile profile, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, parentId, cancellation) is not { IsActive: true } parent)
        {
            return OrganReach.NotFound;
        }

        var number = await db.Organs.MaxAsync(organ => organ.Number, cancellation) + 1;
        var created = Organ.Create(clock.NewId(), number, parent, profile);
        if (!created.TryGet(out var organ))
        {
            return created.Refusal!;
        }

        if (await OrganReach.IsNameTakenAsync(db, organ.Name, null, cancellation))
        {
            return OrganReach.NameTaken(organ.Name);
        }

        db.Add(organ);
        db.Record(OrganEvents.Created.On(organ.Id, OrganEvents.Subject, organ.Id).With(new { organ.Name, Kind = organ.Kind.ToString(), organ.ParentId }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : organ.Id;
    }
}
