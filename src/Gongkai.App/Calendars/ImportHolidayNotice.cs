using System.Text;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Calendars;

/// <summary>放假安排导入预览 — the notice as it was read, the one it takes the place of, and the open requests whose dates move.</summary>
/// <param name="Known">What the calendar had for the year; null where it had nothing.</param>
public sealed record NoticePreview(HolidayNotice Notice, HolidayNotice? Known, MovedDates Moved);

/// <summary>导入放假安排 — a new year's notice, or a changed one: shows first which open requests move, from which day to which; takes it when that is confirmed; 条例 33.</summary>
public sealed class ImportHolidayNotice(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int FirstYear = 2019;

    /// <summary>All years that the calendar has, those that ship and those that were imported.</summary>
    public async Task<IReadOnlyList<HolidayNotice>> YearsAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        return (await DeadlineSource.NationalAsync(db, cancellation)).Notices;
    }

    public async Task<Result<NoticePreview>> PreviewAsync(Caller caller, HolidayNotice notice, CancellationToken cancellation = default)
    {
        if (Lacks(caller, notice) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(OrganScope.Site);
        var organs = await DateChanges.BusyOrgansAsync(db, cancellation);
        var moved = await new DateChanges(database, clock, vault).OfAsync(organs, source => source with { Calendar = source.Calendar.WithNotice(notice) }, cancellation);
        return new NoticePreview(notice, (await DeadlineSource.NationalAsync(db, cancellation)).Notices.FirstOrDefault(known => known.Year == notice.Year), moved);
    }

    /// <param name="moves">How many requests the confirmed preview named; refused where they are others by now.</param>
    public async Task<Refusal?> RunAsync(Caller caller, HolidayNotice notice, int moves, CancellationToken cancellation = default)
    {
        var preview = await PreviewAsync(caller, notice, cancellation);
        if (!preview.TryGet(out var seen))
        {
            return preview.Refusal;
        }

        if (seen.Moved.Total != moves)
        {
            return new Refusal("calendar-notice-stale", $"核对之后又有申请变化，现在有{seen.Moved.Total}件申请的日期会变动；请重新核对后确认。");
        }

        await using var db = database.Open(OrganScope.Site);
        var (name, value) = (DeadlineSource.SettingOf(notice.Year), Encoding.UTF8.GetString(notice.ToJson()));
        if (await db.Settings.FirstOrDefaultAsync(setting => setting.Name == name, cancellation) is { } known)
        {
            known.Value = value;
        }
        else
        {
            db.Add(new SiteSetting { Name = name, Value = value });
        }

        db.Record(CalendarEvents.Imported.On(caller.OrganId, "site", caller.OrganId).With(new { notice.Year, Moved = seen.Moved.Total, Numbers = seen.Moved.Requests.Select(request => request.Number) }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private Refusal? Lacks(Caller caller, HolidayNotice notice) => caller.Lacks(Permission.ManageSite)
        ?? (notice.Year < FirstYear || notice.Year > clock.Today.Year + 1 ? new Refusal("calendar-notice-year", $"只能导入{FirstYear}年至{clock.Today.Year + 1}年的放假安排，请核对年份。") : null);
}
