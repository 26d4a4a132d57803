using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>年度合计 — the sums of the reports of one year and kind; a report without a figure takes no part in that sum.</summary>
public sealed record YearSums(int Year, OrganKind? Kind, int Reports)
{
    public long Received { get; init; }

    public long CarriedIn { get; init; }

    public long Granted { get; init; }

    public long Partly { get; init; }

    public long Denied { get; init; }

    public long Unable { get; init; }

    public long NotHandled { get; init; }

    public long Other { get; init; }

    public long Closed { get; init; }

    public long CarriedOut { get; init; }

    public long Reviews { get; init; }

    public long ReviewsOverturned { get; init; }

    public long Suits { get; init; }

    public long SuitsOverturned { get; init; }

    /// <summary>实质公开率; null where nothing was closed.</summary>
    public decimal? Disclosed => Share(Granted + Partly, Closed);

    /// <summary>复议纠错率.</summary>
    public decimal? Overturned => Share(ReviewsOverturned, Reviews);

    /// <summary>诉讼纠错率.</summary>
    public decimal? LostSuits => Share(SuitsOverturned, Suits);

    /// <summary>争议转化率.</summary>
    public decimal? Disputed => Share(Reviews + Suits, Received);

    /// <summary>结转率.</summary>
    public decimal? StillOpen => Share(CarriedOut, Received + CarriedIn);

    private static decimal? Share(long part, long whole) => whole == 0 ? null : (decimal)part / whole;
}

/// <summary>离群机关 — an organ whose share lies far from that of its peers; under thirty cases it is only observed.</summary>
public sealed record OutlyingOrgan(Guid OrganId, string Organ, OrganKind Kind, long Closed, decimal Disclosed, decimal PeersMedian)
{
    public Guid ReportId { get; init; }

    /// <summary>Below this number of cases a share says little.</summary>
    public const int SmallSample = 30;

    public bool IsOnlyObserved => Closed < SmallSample;
}

/// <summary>年报分析 — trends, comparison by kind, outliers: sums by the database over one row a report, no report is opened; 条例 46、50.</summary>
public sealed class AnalyzeReports(GongkaiDb db)
{
    private const decimal FarAway = 0.3m;

    /// <summary>One row a year and kind, oldest year first.</summary>
    /// <param name="isPublic">Only what the public may read.</param>
    public async Task<IReadOnlyList<YearSums>> ByYearAndKindAsync(bool isPublic, CancellationToken cancellation = default) =>
        await Facts(isPublic).GroupBy(facts => new { facts.Year, facts.Kind }).OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Kind)
            .Select(group => new YearSums(group.Key.Year, group.Key.Kind, group.Count())
            {
                Received = group.Sum(facts => facts.Received ?? 0),
                CarriedIn = group.Sum(facts => facts.CarriedIn ?? 0),
                Granted = group.Sum(facts => facts.Granted ?? 0),
                Partly = group.Sum(facts => facts.Partly ?? 0),
                Denied = group.Sum(facts => facts.Denied ?? 0),
                Unable = group.Sum(facts => facts.Unable ?? 0),
                NotHandled = group.Sum(facts => facts.NotHandled ?? 0),
                Other = group.Sum(facts => facts.Other ?? 0),
                Closed = group.Sum(facts => facts.Closed ?? 0),
                CarriedOut = group.Sum(facts => facts.CarriedOut ?? 0),
                Reviews = group.Sum(facts => facts.Reviews ?? 0),
                ReviewsOverturned = group.Sum(facts => facts.ReviewsOverturned ?? 0),
                Suits = group.Sum(facts => facts.Suits ?? 0),
                SuitsOverturned = group.Sum(facts => facts.SuitsOverturned ?? 0),
            }).ToListAsync(cancellation);

    /// <summary>The rows of one year added up over kinds.</summary>
    public static IReadOnlyList<YearSums> ByYear(IReadOnlyList<YearSums> rows) =>
        [.. rows.GroupBy(row => row.Year).Select(group => group.Aggregate(new YearSums(group.Key, null, 0), Add))];

    /// <summary>Organs whose share disclosed is far from the median of their kind.</summary>
    public async Task<IReadOnlyList<OutlyingOrgan>> OutliersAsync(int year, bool isPublic, CancellationToken cancellation = default)
    {
        var rows = await Facts(isPublic).Where(facts => facts.Year == year && facts.Closed > 0 && facts.Granted != null && facts.Partly != null)
            .Join(db.Organs, facts => facts.OrganId, organ => organ.Id, (facts, organ) => new { facts.OrganId, facts.ReportId, organ.Name, facts.Kind, Closed = facts.Closed!.Value, Given = facts.Granted!.Value + facts.Partly!.Value })
            .ToListAsync(cancellation);
        var outlying = new List<OutlyingOrgan>();
        foreach (var peers in rows.GroupBy(row => row.Kind))
        {
            var median = Median([.. peers.Select(row => (decimal)row.Given / row.Closed).Order()]);
            outlying.AddRange(peers.Select(row => new OutlyingOrgan(row.OrganId, row.Name, row.Kind, row.Closed, (decimal)row.Given / row.Closed, median) { ReportId = row.ReportId }).Where(row => Math.Abs(row.Disclosed - median) >= FarAway));
        }

        return [.. outlying.OrderBy(row => row.IsOnlyObserved).ThenByDescending(row => Math.Abs(row.Disclosed - row.PeersMedian)).Take(50)];
    }

    /// <summary>Every report's row, for open data.</summary>
    public IAsyncEnumerable<(ReportFacts Facts, string Organ)> RowsAsync(bool isPublic) =>
        Facts(isPublic).Join(db.Organs, facts => facts.OrganId, organ => organ.Id, (facts, organ) => new { facts, organ.Name, organ.Number })
            .OrderBy(row => row.facts.Year).ThenBy(row => row.Number).AsAsyncEnumerable().Select(row => (row.facts, row.Name));

    private IQueryable<ReportFacts> Facts(bool isPublic) =>
        db.Set<ReportFacts>().AsNoTracking().Where(facts => (!isPublic || facts.IsPublic));

    private static YearSums Add(YearSums sum, YearSums row) => new(sum.Year, null, sum.Reports + row.Reports)
    {
        Received = sum.Received + row.Received,
        CarriedIn = sum.CarriedIn + row.CarriedIn,
        Granted = sum.Granted + row.Granted,
        Partly = sum.Partly + row.Partly,
        Denied = sum.Denied + row.Denied,
        Unable = sum.Unable + row.Unable,
        NotHandled = sum.NotHandled + row.NotHandled,
        Other = sum.Other + row.Other,
        Closed = sum.Closed + row.Closed,
        CarriedOut = sum.CarriedOut + row.CarriedOut,
        Reviews = sum.Reviews + row.Reviews,
        ReviewsOverturned = sum.ReviewsOverturned + row.ReviewsOverturned,
        Suits = sum.Suits + row.Suits,
        SuitsOverturned = sum.SuitsOverturned + row.SuitsOverturned,
    };

    private static decimal Median(IReadOnlyList<decimal> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
