using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>可委托人员 — a colleague who may take over the stage where an item stands.</summary>
public sealed record Colleague(Guid Id, string Name);

/// <summary>可委托人员名单 — who of the organ may review the stage in somebody's place: has the duty, did not write the item.</summary>
public sealed class ReviewColleagues(SiteDatabase database)
{
    public async Task<IReadOnlyList<Colleague>> RunAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        if (await db.Set<Domain.Publications.Publication>().AsNoTracking().FirstOrDefaultAsync(item => item.Id == itemId, cancellation) is not { } item)
        {
            return [];
        }

        var needed = ReviewDuties.PermissionOf(item.StageDuty);
        var people = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == item.OrganId && !person.IsDisabled && person.Id != item.AuthorId && person.Id != caller.PersonId)
            .OrderBy(person => person.Name).ToListAsync(cancellation);
        return [.. people.Where(person => RoleTable.Of(person.Roles.Select(role => role.Role)).Contains(needed)).Select(person => new Colleague(person.Id, person.Name))];
    }

    /// <summary>Why this caller may not act at the stage; null where he or she may.</summary>
    public async Task<Gongkai.Domain.Refusal?> CheckAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<Domain.Publications.Publication>().AsNoTracking().FirstOrDefaultAsync(item => item.Id == itemId, cancellation) is { } item
            ? await ReviewDuties.CheckAsync(db, caller, item, cancellation)
            : ItemWork.NotFound;
    }
}
