using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Audit;

/// <summary>断链 — the first link of a chain that does not hold, and why.</summary>
public sealed record BrokenLink(Guid OrganId, long Number, string Reason);

/// <summary>核验结果 — how many chains and links were read, and the first broken link of each broken chain.</summary>
public sealed record ChainReport(int Chains, long Links, IReadOnlyList<BrokenLink> Broken);

/// <summary>核验审计链 — reads every chain from its first link and names the first one that was changed, removed or put in.</summary>
public sealed class VerifyChains(SiteDatabase database)
{
    public Task<ChainReport> RunAsync(CancellationToken cancellation = default) => RunAsync(organ: null, cancellation);

    /// <summary>The chain of one organ, or all where that is null.</summary>
    public async Task<ChainReport> RunAsync(Guid? organ, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        // Heads and links must be of one instant, or a link added meanwhile would look like a break.
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await Snapshot.BeginAsync(db.Database.GetDbConnection(), cancellation);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        var heads = (await HeadsAsync(db, cancellation)).Where(head => organ is null || head.OrganId == organ).ToList();
        var broken = new List<BrokenLink>();
        var links = 0L;
        foreach (var head in heads)
        {
            var previous = "";
            var number = 0L;
            BrokenLink? first = null;
            await foreach (var link in db.Events.AsNoTracking().Where(link => link.OrganId == head.OrganId).OrderBy(link => link.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                links++;
                number++;
                first ??= Fault(link, number, previous);
                previous = link.Hash;
            }

            first ??= number != head.Number || previous != head.Hash ? new BrokenLink(head.OrganId, number + 1, "链尾与链头的登记不符：末尾有记录被删除或添加") : null;
            if (first is not null)
            {
                broken.Add(first);
            }
        }

        return new ChainReport(heads.Count, links, broken);
    }

    // Links without a head make a chain as well: one whose head was taken away.
    private static async Task<List<ChainHead>> HeadsAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var heads = await db.Set<ChainHead>().AsNoTracking().ToListAsync(cancellation);
        var organs = await db.Events.AsNoTracking().Select(link => link.OrganId).Distinct().ToListAsync(cancellation);
        return [.. heads.Concat(organs.Except(heads.Select(head => head.OrganId)).Select(organ => new ChainHead { OrganId = organ })).OrderBy(head => head.OrganId)];
    }

    private static BrokenLink? Fault(CaseEvent link, long expected, string previous) =>
        link.Number != expected ? new BrokenLink(link.OrganId, expected, "编号不连续：有记录被删除或插入")
        : link.PreviousHash != previous ? new BrokenLink(link.OrganId, expected, "与前一条不衔接")
        : link.Hash != ChainHash.Of(link) ? new BrokenLink(link.OrganId, expected, "内容被改动")
        : null;
}
