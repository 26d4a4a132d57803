using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Calendars;

/// <summary>地方放假日 — days off that an organ's place sets itself: shows first which of its open requests move, and takes them when that is confirmed; 全国年节及纪念日放假办法 4.</summary>
public sealed class SetLocalDaysOff(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int LongestName = 20;
    private const int MostDays = 15;

    private static readonly Refusal s_wrong = new("calendar-local-days", $"请写明放假事由（{LongestName}字以内）和起止日期，一次最多{MostDays}天。");

    /// <summary>The organ's rules with further days off.</summary>
    public static Result<RequestRules> With(RequestRules rules, string name, (DateOnly From, DateOnly To) days)
    {
        var length = days.To.DayNumber - days.From.DayNumber + 1;
        if (name.Trim().Length is < 2 or > LongestName || length is < 1 or > MostDays)
        {
            return s_wrong;
        }

        var all = new Dictionary<DateOnly, string>(rules.LocalDaysOff);
        for (var day = days.From; day <= days.To; day = day.AddDays(1))
        {
            all[day] = name.Trim();
        }

        return rules with { LocalDaysOff = all };
    }

    /// <summary>The organ's rules without a day off.</summary>
    public static RequestRules Without(RequestRules rules, DateOnly day) => rules with { LocalDaysOff = rules.LocalDaysOff.Where(known => known.Key != day).ToDictionary() };

    public async Task<Result<MovedDates>> PreviewAsync(Caller caller, RequestRules rules, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.Id == caller.OrganId).ToListAsync(cancellation);
        var national = await DeadlineSource.NationalAsync(db, cancellation);
        return await new DateChanges(database, clock, vault).OfAsync(organs, _ => DeadlineSource.Of(national, rules), cancellation);
    }
}
