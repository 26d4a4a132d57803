using Gongkai.App.Calendars;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开期限口径 — the calendars with imported notices and local days off, and the limits that organs set for their columns; 条例 26.</summary>
public sealed class PublishingTerms
{
    private readonly OrganCalendars _calendars;
    private readonly Dictionary<(Guid Organ, Guid Column), int> _ownDays;

    private PublishingTerms(OrganCalendars calendars, Dictionary<(Guid Organ, Guid Column), int> ownDays) => (_calendars, _ownDays) = (calendars, ownDays);

    public Result<PublishingClock> Of(ItemKind kind, DateOnly? formedOn, Guid organ, Guid column) =>
        PublishingClock.Of(kind, formedOn, CalendarOf(organ), _ownDays.TryGetValue((organ, column), out var days) ? days : null);

    internal WorkingDayCalendar CalendarOf(Guid organ) => _calendars.Of(organ);

    internal static Task<PublishingTerms> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) => OfManyAsync(db, [organ], cancellation);

    /// <param name="organs">Whose local days off count, each for its own items.</param>
    internal static async Task<PublishingTerms> OfManyAsync(GongkaiDb db, IEnumerable<Guid> organs, CancellationToken cancellation)
    {
        var limits = await db.Set<ColumnDuty>().AsNoTracking().Where(duty => duty.PublishDays != null).Select(duty => new { duty.OrganId, duty.ColumnId, duty.PublishDays }).ToListAsync(cancellation);
        return new PublishingTerms(await OrganCalendars.LoadAsync(db, organs, cancellation), limits.ToDictionary(limit => (limit.OrganId, limit.ColumnId), limit => limit.PublishDays!.Value));
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
