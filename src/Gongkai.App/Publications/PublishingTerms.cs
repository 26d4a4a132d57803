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
    private readonly Dictionary<Guid, Guid> _above;

    private PublishingTerms(OrganCalendars calendars, Dictionary<(Guid Organ, Guid Column), int> ownDays, Dictionary<Guid, Guid> above) => (_calendars, _ownDays, _above) = (calendars, ownDays, above);

    public Result<PublishingClock> Of(ItemKind kind, DateOnly? formedOn, Guid organ, Guid column) =>
        PublishingClock.Of(kind, formedOn, CalendarOf(organ), OwnDays(organ, column));

    internal WorkingDayCalendar CalendarOf(Guid organ) => _calendars.Of(organ);

    internal static Task<PublishingTerms> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) => OfManyAsync(db, [organ], cancellation);

    /// <param name="organs">Whose local days off count, each for its own items.</param>
    internal static async Task<PublishingTerms> OfManyAsync(GongkaiDb db, IEnumerable<Guid> organs, CancellationToken cancellation) =>
        await OfManyAsync(db, await OrganCalendars.LoadAsync(db, organs, cancellation), cancellation);

    /// <summary>The same with calendars that were read before.</summary>
    internal static async Task<PublishingTerms> OfManyAsync(GongkaiDb db, OrganCalendars calendars, CancellationToken cancellation)
    {
        var limits = await db.Set<ColumnDuty>().AsNoTracking().Where(duty => duty.PublishDays != null).Select(duty => new { duty.OrganId, duty.ColumnId, duty.PublishDays }).ToListAsync(cancellation);
        var above = limits.Count == 0 ? [] : await db.Set<CatalogColumn>().Where(column => column.ParentId != null).ToDictionaryAsync(column => column.Id, column => column.ParentId!.Value, cancellation);
        return new PublishingTerms(calendars, limits.ToDictionary(limit => (limit.OrganId, limit.ColumnId), limit => limit.PublishDays!.Value), above);
    }

    // The limit of the column, else of the nearest one above it that has one.
    private int? OwnDays(Guid organ, Guid column)
    {
        for (Guid? at = column; at is { } one; at = _above.TryGetValue(one, out var parent) ? parent : null)
        {
            if (_ownDays.TryGetValue((organ, one), out var days))
            {
                return days;
            }
        }

        return null;
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
