using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>机关树节点 — one organ of the tree, with how deep it stands below the top of what is shown.</summary>
public sealed record OrganNode(Guid Id, string Name, OrganKind Kind, int Depth)
{
    public bool IsActive { get; init; }

    public bool IsComplete { get; init; }

    public int People { get; init; }
}

/// <summary>机关树 — the organs that the session sees, each after the one it belongs to.</summary>
public sealed class OrganTree(GongkaiDb db)
{
    public async Task<IReadOnlyList<OrganNode>> RunAsync(CancellationToken cancellation = default)
    {
        var path = db.Scope.Path;
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.Path.StartsWith(path)).ToListAsync(cancellation);
        var seen = organs.Where(db.Scope.Includes).ToList();
        var people = await db.People.Where(person => !person.IsDisabled).GroupBy(person => person.OrganId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var below = seen.ToLookup(organ => organ.ParentId);
        var ids = seen.Select(organ => organ.Id).ToHashSet();
        var nodes = new List<OrganNode>(seen.Count);
        foreach (var top in seen.Where(organ => organ.ParentId is not { } parent || !ids.Contains(parent)).OrderBy(organ => organ.Number))
        {
            Add(top, 0);
        }

        return nodes;

        void Add(Organ organ, int depth)
        {
            nodes.Add(new OrganNode(organ.Id, organ.Name, organ.Kind, depth) { IsActive = organ.IsActive, IsComplete = organ.Office.IsComplete, People = people.GetValueOrDefault(organ.Id) });
            foreach (var child in below[organ.Id].OrderBy(child => child.Number))
            {
                Add(child, depth + 1);
            }
        }
    }
}
