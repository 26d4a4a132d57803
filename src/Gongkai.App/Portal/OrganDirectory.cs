using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>机关目录行 — an organ with its office and the number of its public items.</summary>
public sealed record OrganEntry(Guid Id, int Number, string Name, Guid? ParentId, int Items)
{
    public string Office { get; init; } = "";

    public string Address { get; init; } = "";

    public string Phone { get; init; } = "";
}

/// <summary>机关目录 — every organ of the site with where to find it and how much it has published; 条例 12.</summary>
public sealed class OrganDirectory(SiteDatabase database, SiteClock clock)
{
    public async Task<IReadOnlyList<OrganEntry>> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).ToListAsync(cancellation);
        var counts = await PublicItems.Of(db, clock.Now).GroupBy(item => item.OrganId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return [.. organs.Select(organ => new OrganEntry(organ.Id, organ.Number, organ.Name, organ.ParentId, counts.GetValueOrDefault(organ.Id))
        {
            Office = organ.Office.Name,
            Address = organ.Office.Address,
            Phone = organ.Office.Phone,
        })];
    }

    /// <summary>Names by id, for lists of choice.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return [.. (await db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).Select(organ => new { organ.Id, organ.Name }).ToListAsync(cancellation)).Select(organ => (organ.Id, organ.Name))];
    }
}
