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
    private readonly DeadlineSource _national;
    private readonly Dictionary<Guid, DeadlineSource> _own;

    private OrganCalendars(DeadlineSource national, Dictionary<Guid, DeadlineSource> own) => (_national, _own) = (national, own);

    /// <summary>Organs whose place has days off of its own.</summary>
    internal IReadOnlyCollection<Guid> WithLocalDays => [.. _own.Where(own => own.Value.Rules.LocalDaysOff.Count > 0).Select(own => own.Key)];

    internal WorkingDayCalendar Of(Guid organ) => TermsOf(organ).Calendar;

    /// <summary>With what the due dates of an organ's requests are calculated.</summary>
    internal DeadlineSource TermsOf(Guid organ) => _own.GetValueOrDefault(organ, _national);

    /// <param name="organs">Null for all organs in view.</param>
    internal static async Task<OrganCalendars> LoadAsync(GongkaiDb db, IEnumerable<Guid>? organs, CancellationToken cancellation)
    {
        var rules = db.Set<OrganRule>().AsNoTracking().Where(rule => rule.Name == RequestRules.Name);
        if (organs?.Distinct().ToList() is { } wanted)
        {
            rules = rules.Where(rule => wanted.Contains(rule.OrganId));
        }

        var national = await DeadlineSource.NationalAsync(db, cancellation);
        var own = await rules.Select(rule => new { rule.OrganId, rule.Content }).ToListAsync(cancellation);
        return new OrganCalendars(new DeadlineSource(national, new RequestRules()),
            own.ToDictionary(rule => rule.OrganId, rule => DeadlineSource.Of(national, JsonSerializer.Deserialize<RequestRules>(rule.Content, JsonSerializerOptions.Web)!)));
    }
}
