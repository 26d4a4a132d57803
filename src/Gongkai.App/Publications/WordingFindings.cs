using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>用词问题行 — a finding with its item, and whether a correction of that item waits for approval.</summary>
public sealed record WordingRow(WordingFinding Finding, string Title, bool IsBeingCorrected)
{
    /// <summary>How many more the item has that are not kept.</summary>
    public int Further { get; init; }
}

/// <summary>用词问题数 — how many stand by the inspection rules, and how many items wait to be checked.</summary>
/// <param name="Serious">一处即单项否决.</param>
/// <param name="Plain">扣分项.</param>
public sealed record WordingCounts(int Serious, int Plain, int Waiting, DateTimeOffset? CheckedAt)
{
    public int All => Serious + Plain;
}

/// <summary>已发布信息的用词问题 — what the check found in the own organ's public items; said to be no error, with the reason, or taken up again; 国办秘函〔2019〕19号.</summary>
public sealed class WordingFindings(SiteDatabase database, SiteClock clock)
{
    private static readonly Refusal s_notFound = new("wording-not-found", "没有找到这处用词，它可能已经改正；请刷新列表。");

    public async Task<WordingCounts> CountsAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var counts = await Open(db, clock.Now).Where(finding => finding.OrganId == caller.OrganId).GroupBy(finding => finding.IsSerious)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var states = db.Set<WordingState>().Where(state => state.OrganId == caller.OrganId);
        var edition = await CheckPublishedWording.EditionAsync(db, cancellation);
        return new WordingCounts(counts.GetValueOrDefault(true), counts.GetValueOrDefault(false),
            await states.CountAsync(state => state.Edition < edition, cancellation), await states.MaxAsync(state => state.CheckedAt, cancellation));
    }

    /// <summary>The serious ones first, then by item, the newest first.</summary>
    /// <param name="settled">Those that are said to be no error, the last said first.</param>
    public async Task<(IReadOnlyList<WordingRow> Rows, int Total)> ListAsync(Caller caller, bool settled, (int Number, int Size) page, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var items = PublicItems.Of(db, clock.Now);
        var findings = db.Set<WordingFinding>().AsNoTracking()
            .Where(finding => finding.OrganId == caller.OrganId && finding.SettledAt != null == settled && items.Any(item => item.Id == finding.PublicationId));
        var ordered = settled ? findings.OrderByDescending(finding => finding.SettledAt).ThenBy(finding => finding.Id)
            : findings.OrderByDescending(finding => finding.IsSerious).ThenByDescending(finding => finding.Sequence).ThenBy(finding => finding.Position);
        var rows = await ordered.Skip((page.Number - 1) * page.Size).Take(page.Size)
            .Select(finding => new
            {
                Finding = finding,
                Title = items.Where(item => item.Id == finding.PublicationId).Select(item => item.Title).First(),
                IsBeingCorrected = db.Set<ItemVersion>().Any(version => version.PublicationId == finding.PublicationId && version.IsProposed),
                Found = db.Set<WordingState>().Where(state => state.PublicationId == finding.PublicationId).Select(state => state.Found).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return ([.. rows.Select(row => new WordingRow(row.Finding, row.Title, row.IsBeingCorrected) { Further = Math.Max(0, row.Found - WordingFindingsOfItem.Most) })], await findings.CountAsync(cancellation));
    }

    /// <summary>此处无误: stays so through later checks as long as the words around it are the same.</summary>
    public async Task<Refusal?> SettleAsync(Caller caller, Guid id, string reason, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        if (reason.Trim().Length is < 2 or > 200)
        {
            return new Refusal("wording-reason", "请写明为什么此处无误，2 至 200 个字，例如“专有名称”或者“引用原文”。");
        }

        return await ChangeAsync(caller, id, (finding, others) =>
        {
            foreach (var same in others.Append(finding))
            {
                (same.SettledAt, same.SettledByName, same.SettledReason) = (clock.Now, caller.Name, reason.Trim());
            }

            return (ItemEvents.WordingSettled.Code, reason.Trim());
        }, cancellation);
    }

    /// <summary>Takes up again what was said to be no error.</summary>
    public async Task<Refusal?> ReopenAsync(Caller caller, Guid id, CancellationToken cancellation = default) => Publishing.Lacks(caller) ?? await ChangeAsync(caller, id, (finding, others) =>
    {
        foreach (var same in others.Append(finding))
        {
            (same.SettledAt, same.SettledByName, same.SettledReason) = (null, "", "");
        }

        return (ItemEvents.WordingReopened.Code, "");
    }, cancellation);

    /// <summary>Those that nobody called no error, of items that are public now.</summary>
    internal static IQueryable<WordingFinding> Open(GongkaiDb db, DateTimeOffset now)
    {
        var items = PublicItems.Of(db, now);
        return db.Set<WordingFinding>().AsNoTracking().Where(finding => finding.SettledAt == null && items.Any(item => item.Id == finding.PublicationId));
    }

    // The same words in the same surroundings are one question, however often the item has them.
    private async Task<Refusal?> ChangeAsync(Caller caller, Guid id, Func<WordingFinding, IReadOnlyList<WordingFinding>, (string Action, string Reason)> change, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        if (await db.Set<WordingFinding>().FirstOrDefaultAsync(known => known.Id == id && known.OrganId == caller.OrganId, cancellation) is not { } finding)
        {
            return s_notFound;
        }

        var same = await db.Set<WordingFinding>().Where(other => other.PublicationId == finding.PublicationId && other.Id != id && other.Field == finding.Field && other.Wrong == finding.Wrong
            && other.Before == finding.Before && other.After == finding.After).ToListAsync(cancellation);
        var (action, reason) = change(finding, same);
        db.Record(new EventDraft(finding.OrganId, ItemWork.SubjectKind, finding.PublicationId, action) { Reason = reason }.With(new { finding.Wrong, finding.Suggestion, finding.Place, times = same.Count + 1 }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
