using System.Text.Json;
using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Calendars;

/// <summary>各机关的工作日历 — imported notices and each organ's local days off, read once for all records of a call; 条例 33.</summary>
internal sealed class OrganCalendars
{
    private readonly WorkingDayCalendar _national;
    private readonly Dictionary<Guid, WorkingDayCalendar> _local;

    private OrganCalendars(WorkingDayCalendar national, Dictionary<Guid, WorkingDayCalendar> local) => (_national, _local) = (national, local);

    /// <summary>Organs whose place has days off of its own.</summary>
    internal IReadOnlyCollection<Guid> WithLocalDays => _local.Keys;

    internal WorkingDayCalendar Of(Guid organ) => _local.GetValueOrDefault(organ, _national);

    /// <param name="organs">Null for all organs in view.</param>
    internal static async Task<OrganCalendars> LoadAsync(GongkaiDb db, IEnumerable<Guid>? organs, CancellationToken cancellation)
    {
        var rules = db.Set<OrganRule>().AsNoTracking().Where(rule => rule.Name == RequestRules.Name);
        if (organs?.Distinct().ToList() is { } wanted)
        {
            rules = rules.Where(rule => wanted.Contains(rule.OrganId));
        }

        var national = await DeadlineSource.NationalAsync(db, cancellation);
        var local = (await rules.Select(rule => new { rule.OrganId, rule.Content }).ToListAsync(cancellation))
            .Select(rule => (rule.OrganId, Rules: JsonSerializer.Deserialize<RequestRules>(rule.Content, JsonSerializerOptions.Web)!)).Where(rule => rule.Rules.LocalDaysOff.Count > 0);
        return new OrganCalendars(national, local.ToDictionary(rule => rule.OrganId, rule => DeadlineSource.Of(national, rule.Rules).Calendar));
    }
}
