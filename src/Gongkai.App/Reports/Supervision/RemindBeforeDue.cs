using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>到期前催报 — by itself reminds organs that have not filed, or not again after a return, ten and three days before 31 January or 31 March, and the day after; 条例 49.</summary>
public sealed class RemindBeforeDue(SiteDatabase database, SiteClock clock, Vault vault)
{
    private static readonly int[] s_daysBefore = [10, 3, -1];

    /// <returns>How many mails were put into the outbox.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var year = clock.Today.Year - 1;
        await using var db = database.Open(OrganScope.Site);
        var waiting = await RemindOrgans.Owing(db, year, SiteClock.StartOf(clock.Today)).ToListAsync(cancellation);
        var due = waiting.Where(organ => s_daysBefore.Contains(ReportAssembly.DueOn(organ.Kind, year).DayNumber - clock.Today.DayNumber)).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        var mails = await RemindOrgans.AddAsync(db, due, year, ("系统", clock, vault), cancellation);
        return await db.CommitAsync(Caller.Site("job remind-reports"), clock, cancellation) is null ? mails : 0;
    }
}
