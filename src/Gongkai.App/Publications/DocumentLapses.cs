using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>到期文件 — a public document with the day on which it ceases to be valid.</summary>
/// <param name="DaysLeft">Negative once it has lapsed.</param>
public sealed record LapsingDocument(ItemRow Row, int DaysLeft);

/// <summary>文件有效期提醒 — the own documents that lapse soon or have just lapsed, and the normative documents without an interpretation; 国办发〔2018〕37号.</summary>
public sealed class DocumentLapses(SiteDatabase database, SiteClock clock)
{
    public const int DaysAhead = 180;
    private const int DaysBack = 90;
    private const int Most = 200;

    public async Task<IReadOnlyList<LapsingDocument>> RunAsync(Guid organ, CancellationToken cancellation = default)
    {
        var today = clock.Today;
        var (from, to) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        await using var db = database.Open(OrganScope.Portal);
        var rows = await PublicItems.Of(db, clock.Now).Where(item => item.OrganId == organ && item.LapsesOn >= from && item.LapsesOn <= to && (item.RepealedOn == null || item.RepealedOn > today))
            .OrderBy(item => item.LapsesOn).Take(Most).Select(ItemRow.Projection).ToListAsync(cancellation);
        return [.. rows.Select(row => new LapsingDocument(row, row.LapsesOn!.Value.DayNumber - today.DayNumber))];
    }

    /// <summary>Normative documents of the last year that no public interpretation points at.</summary>
    public async Task<IReadOnlyList<ItemRow>> WithoutInterpretationAsync(Guid organ, CancellationToken cancellation = default)
    {
        var since = clock.Now.AddDays(-365);
        await using var db = database.Open(OrganScope.Portal);
        var items = PublicItems.Of(db, clock.Now);
        return await items.Where(item => item.OrganId == organ && item.Kind == ItemKind.NormativeDocument && item.PublishedAt >= since
                && !db.Set<ItemRelation>().Any(relation => relation.ToId == item.Id && relation.Kind == RelationKind.Interprets && items.Any(other => other.Id == relation.FromId)))
            .OrderByDescending(item => item.Sequence).Take(Most).Select(ItemRow.Projection).ToListAsync(cancellation);
    }
}
