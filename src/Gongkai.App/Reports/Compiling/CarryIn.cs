using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>结转核对 — what last year's report carried out, against what the register says was open; a difference names its cases.</summary>
/// <param name="LastYear">By column, as last year's report has it; empty where there is no such report.</param>
/// <param name="Recorded">The requests that were open by the register.</param>
/// <param name="Added">Open by the register, but not among last year's cases: entered or re-dated later.</param>
/// <param name="Gone">Among last year's cases, but no longer open by the register.</param>
/// <param name="HasCases">Whether last year's report kept the list of its cases.</param>
public sealed record CarryIn(IReadOnlyList<decimal?> LastYear, IReadOnlyList<RequestRecord> Recorded, IReadOnlyList<RequestRecord> Added, IReadOnlyList<Guid> Gone, bool HasCases)
{
    public CarryVerdict Verdict { get; init; }

    public string Note { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    /// <summary>Requests that are counted as new this year instead.</summary>
    public IReadOnlySet<Guid> CountedAsNew => Verdict == CarryVerdict.LateAsNew ? Added.Select(request => request.Id).ToHashSet() : new HashSet<Guid>();

    /// <summary>What is printed in a column; null where last year's report is silent and the records are counted.</summary>
    public decimal? Printed(int column) => Verdict == CarryVerdict.FollowRecords || column >= LastYear.Count ? null : LastYear[column];

    internal static async Task<CarryIn> LoadAsync(GongkaiDb db, Guid organ, ReportPeriod period, YearRecords records, CancellationToken cancellation)
    {
        var year = period.Year;
        var rule = CountingRules.Of(ReportFormats.Shipped.ForYear(year)!.Table("part3"));
        var total = ReportFormats.Shipped.ForYear(year)!.Table("part3").Row("carriedIn")!;
        var recorded = records.Requests.Where(request => rule[total.Offset + total.Columns.Count - 1].Counts(request.Facts, period)).ToList();
        var last = await db.Reports.AsNoTracking().Where(report => report.OrganId == organ && report.Year == year - 1 && report.State != FilingState.Draft)
            .Select(report => new { report.Id, report.Figures }).FirstOrDefaultAsync(cancellation);
        var own = await db.Set<YearReport>().AsNoTracking().Where(report => report.OrganId == organ && report.Year == year)
            .Select(report => new { report.CarryVerdict, report.CarryNote, report.CarryBy }).FirstOrDefaultAsync(cancellation);
        var cases = last is null ? null : await db.Set<FrozenReport>().AsNoTracking().Where(frozen => frozen.ReportId == last.Id)
            .OrderByDescending(frozen => frozen.FrozenAt).Select(frozen => frozen.Cases).FirstOrDefaultAsync(cancellation);
        var kept = cases is null ? null : CompiledText.CasesAt(cases, "part3", CarriedOut(year - 1)).ToHashSet();
        return new CarryIn(
            last is null ? [] : Column(last.Figures),
            recorded,
            kept is null ? [] : [.. recorded.Where(request => !kept.Contains(request.Id))],
            kept is null ? [] : [.. kept.Where(id => recorded.All(request => request.Id != id))],
            kept is not null)
        {
            Verdict = own?.CarryVerdict ?? CarryVerdict.Undecided,
            Note = own?.CarryNote ?? "",
            DecidedBy = own?.CarryBy ?? "",
        };
    }

    private static int CarriedOut(int year)
    {
        var row = ReportFormats.Shipped.ForYear(year)?.Table("part3").Row("carriedOut");
        return row is null ? -1 : row.Offset + row.Columns.Count - 1;
    }

    private static IReadOnlyList<decimal?> Column(string figures)
    {
        if (PackedFigures.Table(figures, "part3") is not { } table || ReportFormats.Shipped.Find(table.FormatId)?.Table("part3").Row("carriedOut") is not { } row)
        {
            return [];
        }

        return [.. Enumerable.Range(0, row.Columns.Count).Select(column => table.Number(row.Offset + column))];
    }
}
