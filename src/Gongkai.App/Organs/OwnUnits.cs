using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>本机关内设机构 — the units that work can be given to, in their order.</summary>
public sealed class OwnUnits(GongkaiDb db, Caller caller)
{
    public async Task<IReadOnlyList<OrganUnit>> RunAsync(CancellationToken cancellation = default) =>
        await db.Units.AsNoTracking().Where(unit => unit.OrganId == caller.OrganId).OrderBy(unit => unit.Position).ToListAsync(cancellation);
}
