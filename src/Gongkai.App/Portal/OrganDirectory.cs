using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>机关目录行 — an organ with its office and the number of its public items.</summary>
public sealed record OrganEntry(Guid Id, int Number, string Name, Guid? ParentId, int Items)
{
    public string Office { get; init; } = "";

    public string Address { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Duties { get; init; } = "";

    /// <summary>Units whose name or duties have one of the words that were asked for.</summary>
    public IReadOnlyList<UnitEntry> Units { get; init; } = [];
}

/// <summary>内设机构行 — a unit and what it is responsible for.</summary>
public sealed record UnitEntry(string Name, string Duties);

/// <summary>机关专栏 — an organ as its own section of the portal shows it; 国办公开办函〔2019〕61号.</summary>
public sealed record OrganSection(Organ Organ, IReadOnlyList<UnitEntry> Units, IReadOnlyList<OrganEntry> Below);

/// <summary>机关目录 — every organ of the site with what it does, where to find it and how much it has published; 条例 12, 20.</summary>
public sealed class OrganDirectory(SiteDatabase database, SiteClock clock)
{
    /// <param name="asked">Words of a name or a duty, separated by blanks; all must occur in the organ or one of its units. Empty for all organs.</param>
    public async Task<IReadOnlyList<OrganEntry>> RunAsync(string asked = "", CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var words = asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(5).ToList();
        IQueryable<Organ> organs = db.Organs.AsNoTracking().Where(organ => organ.IsActive);
        foreach (var word in words)
        {
            organs = organs.Where(organ => organ.Name.Contains(word) || organ.Duties.Contains(word)
                || db.Units.Any(unit => unit.OrganId == organ.Id && unit.IsActive && (unit.Name.Contains(word) || unit.Duties.Contains(word))));
        }

        var found = await organs.OrderBy(organ => organ.Number).ToListAsync(cancellation);
        // By organ and column: that order stands in the index of counts.
        var counts = (await PublicItems.Of(db, clock.Now).GroupBy(item => new { item.OrganId, item.ColumnId }).Select(group => new { group.Key.OrganId, Count = group.Count() }).ToListAsync(cancellation))
            .GroupBy(column => column.OrganId).ToDictionary(organ => organ.Key, organ => organ.Sum(column => column.Count));
        var units = (words.Count == 0 ? [] : await UnitsAsync(db, [.. found.Select(organ => organ.Id)], cancellation)).ToLookup(unit => unit.OrganId);
        return [.. found.Select(organ => new OrganEntry(organ.Id, organ.Number, organ.Name, organ.ParentId, counts.GetValueOrDefault(organ.Id))
        {
            Office = organ.Office.Name,
            Address = organ.Office.Address,
            Phone = organ.Office.Phone,
            Duties = organ.Duties,
            Units = [.. units[organ.Id].Where(unit => words.Any(word => $"{unit.Name} {unit.Duties}".Contains(word, StringComparison.OrdinalIgnoreCase))).Select(unit => new UnitEntry(unit.Name, unit.Duties))],
        })];
    }

    /// <summary>One organ with all its units and the organs right below it; null where there is none of this number.</summary>
    public async Task<OrganSection?> FindAsync(int number, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        if (await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Number == number && organ.IsActive, cancellation) is not { } organ)
        {
            return null;
        }

        var units = await UnitsAsync(db, [organ.Id], cancellation);
        var below = await db.Organs.AsNoTracking().Where(other => other.ParentId == organ.Id && other.IsActive).OrderBy(other => other.Number)
            .Select(other => new OrganEntry(other.Id, other.Number, other.Name, other.ParentId, 0)).ToListAsync(cancellation);
        return new OrganSection(organ, [.. units.Select(unit => new UnitEntry(unit.Name, unit.Duties))], below);
    }

    /// <summary>Names by id, for lists of choice.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return [.. (await db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).Select(organ => new { organ.Id, organ.Name }).ToListAsync(cancellation)).Select(organ => (organ.Id, organ.Name))];
    }

    private static async Task<List<OrganUnit>> UnitsAsync(GongkaiDb db, List<Guid> organs, CancellationToken cancellation) =>
        await db.Units.AsNoTracking().Where(unit => unit.IsActive && organs.Contains(unit.OrganId)).OrderBy(unit => unit.Position).ToListAsync(cancellation);
}
