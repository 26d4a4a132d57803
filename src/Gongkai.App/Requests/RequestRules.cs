using System.Text;
using System.Text.Json;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>申请办理规则 — what the law leaves to the organ: thresholds of the lights, usual periods, local days off; 条例 30, 35.</summary>
public sealed record RequestRules
{
    /// <summary>Working days left from which the light is yellow.</summary>
    public int Yellow { get; init; } = 5;

    public int Orange { get; init; } = 2;

    public int ClarificationWorkingDays { get; init; } = 15;

    public bool ReasonsStopTheClock { get; init; }

    /// <summary>Days off that the place sets itself, with their name.</summary>
    public IReadOnlyDictionary<DateOnly, string> LocalDaysOff { get; init; } = new Dictionary<DateOnly, string>();

    internal const string Name = "request-rules";

    internal LightThresholds Thresholds => new(Yellow, Orange);

    internal DeadlineSettings Settings => new(ClarificationWorkingDays, ReasonsStopTheClock);

    internal static async Task<RequestRules> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) =>
        await db.Set<OrganRule>().AsNoTracking().Where(rule => rule.OrganId == organ && rule.Name == Name).Select(rule => rule.Content).FirstOrDefaultAsync(cancellation) is { } content
            ? JsonSerializer.Deserialize<RequestRules>(content, JsonSerializerOptions.Web)!
            : new RequestRules();
}

/// <summary>期限口径 — the calendar and the settings of one organ, with which all its due dates are calculated.</summary>
public sealed record DeadlineSource(WorkingDayCalendar Calendar, RequestRules Rules)
{
    private const string NoticePrefix = "holiday-notice-";

    public Result<Deadline> Of(IReadOnlyList<RequestEvent> history) => Deadline.Of(history, Calendar, Rules.Settings);

    public LightReading LightOf(Deadline deadline, DateOnly today) => LightReading.Of(deadline, today, Rules.Thresholds);

    internal static string SettingOf(int year) => $"{NoticePrefix}{year}";

    internal static async Task<DeadlineSource> OfAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) =>
        Of(await NationalAsync(db, cancellation), await RequestRules.OfAsync(db, organ, cancellation));

    /// <summary>The calendar of the whole country: the years that ship, and those that were imported.</summary>
    internal static async Task<WorkingDayCalendar> NationalAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var notices = await db.Settings.AsNoTracking().Where(setting => setting.Name.StartsWith(NoticePrefix)).OrderBy(setting => setting.Name).Select(setting => setting.Value).ToListAsync(cancellation);
        return notices.Aggregate(WorkingDayCalendar.Shipped, (known, text) => known.WithNotice(HolidayNotice.Parse(Encoding.UTF8.GetBytes(text))));
    }

    internal static DeadlineSource Of(WorkingDayCalendar national, RequestRules rules) =>
        new(rules.LocalDaysOff.GroupBy(day => day.Value).Aggregate(national, (known, days) => known.WithLocalDaysOff(days.Key, days.Select(day => day.Key))), rules);
}

/// <summary>设置申请办理规则 — reads and sets the own organ's rules.</summary>
public sealed class SetRequestRules(SiteDatabase database, SiteClock clock)
{
    public async Task<RequestRules> ReadAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await RequestRules.OfAsync(db, caller.OrganId, cancellation);
    }

    public async Task<Refusal?> RunAsync(Caller caller, RequestRules rules, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        if (rules.Orange < 0 || rules.Yellow < rules.Orange || rules.Yellow > 20 || rules.ClarificationWorkingDays is < 1 or > 60)
        {
            return new Refusal("request-rules", "黄灯天数应不小于橙灯天数且不超过20天，补正期限应为1至60个工作日；请核对。");
        }

        await using var db = database.Open(caller.Scope);
        await db.SetRuleAsync(caller.OrganId, RequestRules.Name, JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), cancellation);
        db.Record(RequestEventKinds.RulesSet.On(caller.OrganId, "organ", caller.OrganId).With(rules));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
