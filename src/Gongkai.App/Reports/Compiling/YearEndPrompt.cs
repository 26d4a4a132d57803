using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年终体检提示 — the year that is to be looked through, and how many records would spoil its report now.</summary>
public sealed record YearEndNotice(int Year, int Issues);

/// <summary>提示年终体检 — from 1 December to 31 January tells whoever compiles the report what the check-up of the year finds, until the report is filed; 条例 49.</summary>
public sealed class YearEndPrompt(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <summary>Null outside those days, for others, and once the report is filed.</summary>
    public async Task<YearEndNotice?> FindAsync(CancellationToken cancellation = default)
    {
        var today = clock.Today;
        if (today.Month is not (12 or 1) || !caller.May(Permission.CompileReports))
        {
            return null;
        }

        var year = today.Month == 12 ? today.Year : today.Year - 1;
        if (await db.Reports.AnyAsync(report => report.OrganId == caller.OrganId && report.Year == year && report.State != FilingState.Draft, cancellation))
        {
            return null;
        }

        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == caller.OrganId, cancellation);
        var compiled = await CompileReport.CompileAsync(db, organ, ReportPeriod.AsOf(year, today), cancellation);
        return new YearEndNotice(year, (await new YearCheckUp(db).RunAsync(compiled, cancellation)).Count);
    }
}
