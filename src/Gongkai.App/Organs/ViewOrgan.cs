using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>机关详情 — an organ, the one above it and its units.</summary>
public sealed record OrganView(Organ Organ, string? ParentName, IReadOnlyList<OrganUnit> Units);

/// <summary>查看机关 — one organ for its page; null for organs that the session does not see.</summary>
public sealed class ViewOrgan(GongkaiDb db)
{
    public async Task<OrganView?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == id, cancellation);
        if (organ is null || !db.Scope.Includes(organ))
        {
            return null;
        }

        var parent = await db.Organs.Where(above => above.Id == organ.ParentId).Select(above => above.Name).FirstOrDefaultAsync(cancellation);
        return new OrganView(organ, parent, await UnitsAsync(id, cancellation));
    }

    /// <summary>The units in use of an organ, in their order.</summary>
    public async Task<IReadOnlyList<OrganUnit>> UnitsAsync(Guid organId, CancellationToken cancellation = default) =>
        await db.Units.AsNoTracking().Where(unit => unit.OrganId == organId && unit.IsActive).OrderBy(unit => unit.Position).ThenBy(unit => unit.Name).ToListAsync(cancellation);
}
