using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>机关对照 — finds the organ in view that a printed name means; a name that fits several is left to a person.</summary>
internal sealed class OrganDirectory
{
    private readonly List<(string Key, Organ Organ)> _organs;
    private readonly ILookup<string, Organ> _byKey;

    private OrganDirectory(IReadOnlyList<Organ> organs)
    {
        _organs = [.. organs.Select(organ => (OrganNames.Key(organ.Name), organ))];
        _byKey = _organs.ToLookup(one => one.Key, one => one.Organ);
    }

    internal static async Task<OrganDirectory> LoadAsync(GongkaiDb db, CancellationToken cancellation) =>
        new(await db.Organs.AsNoTracking().Where(organ => organ.IsActive && organ.Path.StartsWith(db.Scope.Path)).OrderBy(organ => organ.Number).ToListAsync(cancellation));

    internal Result<Organ> Find(string? printed)
    {
        if (printed is null)
        {
            return new Refusal("report-without-organ", "文件里没有认出机关名称，请选择机关。");
        }

        // The same name goes before a name of which a part was left out.
        var key = OrganNames.Key(printed);
        var found = _byKey[key].ToList();
        if (found.Count == 0)
        {
            found = [.. _organs.Where(one => OrganNames.AreSameKeys(key, one.Key)).Select(one => one.Organ)];
        }

        return found switch
        {
            [var only] => only,
            [] => new Refusal("organ-not-listed", $"机关目录里没有“{printed}”，请核对名称，选择机关。"),
            _ => new Refusal("organ-ambiguous", $"“{printed}”与 {found.Count} 个机关都相符，请选择机关。"),
        };
    }
}
