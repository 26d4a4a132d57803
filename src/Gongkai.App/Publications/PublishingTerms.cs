using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开期限口径 — the calendar with imported notices and local days off, and the limits that organs set for their columns; 条例 26.</summary>
public sealed class PublishingTerms(WorkingDayCalendar calendar, IReadOnlyDictionary<(Guid Organ, Guid Column), int> ownDays)
{
    public WorkingDayCalendar Calendar { get; } = calendar;

    public Result<PublishingClock> Of(ItemKind kind, DateOnly? formedOn, Guid organ, Guid column) =>
        PublishingClock.Of(kind, formedOn, Calendar, ownDays.TryGetValue((organ, column), out var days) ? days : null);

    /// <param name="organ">Whose local days off count.</param>
    internal static async Task<PublishingTerms> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation)
    {
        var limits = await db.Set<ColumnDuty>().AsNoTracking().Where(duty => duty.PublishDays != null).Select(duty => new { duty.OrganId, duty.ColumnId, duty.PublishDays }).ToListAsync(cancellation);
        return new PublishingTerms((await DeadlineSource.OfAsync(db, organ, cancellation)).Calendar, limits.ToDictionary(limit => (limit.OrganId, limit.ColumnId), limit => limit.PublishDays!.Value));
    }
}

/// <summary>查公开期限口径 — the terms of the caller's organ, for pages that show a clock beside an item.</summary>
public sealed class ReadPublishingTerms(SiteDatabase database)
{
    public async Task<PublishingTerms> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await PublishingTerms.OfAsync(db, caller.OrganId, cancellation);
    }
}
