using Gongkai.App.Audit;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Calendars;

/// <summary>变动的期限 — one open request whose due date, or the date by which the applicant is awaited, is another one under the new calendar; null where a date could not or cannot be calculated.</summary>
public sealed record MovedDate(Guid RequestId, string Number, string OrganName, string What, DateOnly? Before, DateOnly? After);

/// <summary>变动的期限汇总 — how many move, and the first of them.</summary>
public sealed record MovedDates(int Open, int Total, IReadOnlyList<MovedDate> Requests)
{
    public const int MostShown = 500;
}

/// <summary>期限变动 — calculates all open requests of some organs with the calendar as it is and as it would be; writes nothing; 条例 33.</summary>
internal sealed class DateChanges(SiteDatabase database, SiteClock clock, Vault vault)
{
    internal static Task<List<Organ>> BusyOrgansAsync(GongkaiDb db, CancellationToken cancellation)
    {
        var busy = db.Set<DisclosureRequest>().Where(request => request.EndedOn == null).Select(request => request.OrganId).Distinct();
        return db.Organs.AsNoTracking().Where(organ => busy.Contains(organ.Id)).OrderBy(organ => organ.Number).ToListAsync(cancellation);
    }

    internal async Task<MovedDates> OfAsync(IReadOnlyList<Organ> organs, Func<DeadlineSource, DeadlineSource> change, CancellationToken cancellation)
    {
        var (open, moved) = (0, new List<MovedDate>());
        foreach (var organ in organs)
        {
            await using var db = database.Open(OrganScope.Own(organ));
            var (source, workbench) = (await DeadlineSource.OfAsync(db, organ.Id, cancellation), new Workbench(database, clock, vault));
            var after = (await workbench.AllAsync(db, organ.Id, change(source), cancellation)).ToDictionary(row => row.Request.Id);
            foreach (var row in await workbench.AllAsync(db, organ.Id, source, cancellation))
            {
                open++;
                moved.AddRange(Compare(organ.ShortName, row, after.GetValueOrDefault(row.Request.Id, row)));
            }
        }

        return new MovedDates(open, moved.Count, [.. moved.OrderBy(request => request.OrganName, StringComparer.Ordinal).ThenBy(request => request.Number, StringComparer.Ordinal).Take(MovedDates.MostShown)]);
    }

    private static IEnumerable<MovedDate> Compare(string organ, WorkbenchRow before, WorkbenchRow after)
    {
        if (before.DueOn != after.DueOn)
        {
            yield return new MovedDate(before.Request.Id, before.Request.Number, organ, "答复期限", before.DueOn, after.DueOn);
        }

        if (before.AwaitedBy != after.AwaitedBy)
        {
            yield return new MovedDate(before.Request.Id, before.Request.Number, organ, "申请人期限", before.AwaitedBy, after.AwaitedBy);
        }
    }
}

/// <summary>日历动作 — the codes under which the audit log keeps changes of the calendar.</summary>
public static class CalendarEvents
{
    public static readonly EventKind Imported = new("calendar-notice-imported", "导入放假安排");

    public static IReadOnlyList<EventKind> All { get; } = [Imported];
}
