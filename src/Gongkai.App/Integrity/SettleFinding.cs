using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Integrity;

/// <summary>完整性概况 — how much carries a mark, when it was last checked, and what is not settled.</summary>
public sealed record IntegrityOverview(int Items, int Files, DateTimeOffset? CheckedAt, IReadOnlyList<IntegrityMark> Findings);

/// <summary>处置页面改动 — shows what the check found in the own organ's publications and takes the note of what was done about it.</summary>
public sealed class SettleFinding(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<IntegrityOverview> ViewAsync(CancellationToken cancellation = default)
    {
        var own = db.Set<IntegrityMark>().AsNoTracking().Where(mark => mark.OrganId == caller.OrganId);
        var newest = await own.OrderByDescending(mark => mark.CheckedAt).FirstOrDefaultAsync(cancellation);
        return new IntegrityOverview(
            await own.CountAsync(mark => mark.Kind == MarkedKind.Item, cancellation), await own.CountAsync(mark => mark.Kind == MarkedKind.File, cancellation), newest?.CheckedAt,
            await own.Where(mark => mark.FoundAt != null).OrderByDescending(mark => mark.FoundAt).ToListAsync(cancellation));
    }

    /// <summary>After it was put right or found to be as it should be: the next check marks it anew.</summary>
    public async Task<Refusal?> RunAsync(Guid id, string note, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.KeepLedgers) is { } lacking)
        {
            return lacking;
        }

        if (note.Trim().Length < 4)
        {
            return new Refusal("integrity-note", "请写明怎样处置的：恢复了什么，或者为什么改动是对的。");
        }

        if (await db.Set<IntegrityMark>().FirstOrDefaultAsync(mark => mark.Id == id && mark.OrganId == caller.OrganId && mark.FoundAt != null, cancellation) is not { } found)
        {
            return new Refusal("integrity-unknown", "没有找到这处改动，可能已经处置，请刷新页面。");
        }

        db.Remove(found);
        db.Record(IntegrityEvents.Settled.On(found.OrganId, IntegrityEvents.Subject, id) with { Reason = note.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
