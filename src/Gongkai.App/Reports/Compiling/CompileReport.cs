using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>编制年报 — counts the tables of an organ's year from its records, as of any day; nothing is stored; 条例 49、50.</summary>
public sealed class CompileReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <param name="asOf">The day to look from; today if null.</param>
    public async Task<Result<CompiledYear>> RunAsync(Guid organId, int year, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        if (ReadingLacks(caller) is { } lacking)
        {
            return lacking;
        }

        if (ReportFormats.Shipped.ForYear(year) is null || year > clock.Today.Year)
        {
            return new Refusal("report-year", $"{year} 年度没有规定的年报格式，或者还没有开始，请另选年度。");
        }

        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == organId, cancellation);
        if (organ is null || !db.Scope.Includes(organ))
        {
            return new Refusal("organ-unknown", "没有这个机关，或者不在您的范围内。");
        }

        return await CompileAsync(db, organ, ReportPeriod.AsOf(year, asOf ?? clock.Today), cancellation);
    }

    internal static Refusal? ReadingLacks(Caller caller) =>
        caller.May(Permission.SignReports) || caller.May(Permission.SuperviseOrgans) || caller.May(Permission.ReviewItems) ? null : caller.Lacks(Permission.CompileReports);

    internal static async Task<CompiledYear> CompileAsync(GongkaiDb db, Organ organ, ReportPeriod period, CancellationToken cancellation)
    {
        var records = await YearRecords.LoadAsync(db, organ.Id, period, cancellation);
        var carry = await CarryIn.LoadAsync(db, organ.Id, period, records, cancellation);
        var entered = await db.Set<EnteredFigure>().AsNoTracking().Where(figure => figure.OrganId == organ.Id && figure.Year == period.Year)
            .ToDictionaryAsync(figure => figure.Cell, cancellation);
        var compiled = new CompiledYear(organ, period, records, carry, entered);
        compiled.Facts = new YearFacts(compiled.Tables, await WorkFacts.LoadAsync(db, compiled, cancellation));
        return compiled;
    }
}
