using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>指标的机关 — what one organ adds to a number of the analysis.</summary>
/// <param name="Value">Null where its report does not say.</param>
public sealed record MeasuredOrgan(Guid OrganId, string Organ, Guid? ReportId, long? Value)
{
    /// <summary>What it is a share of; null for a plain number.</summary>
    public long? Whole { get; init; }

    /// <summary>Number of the organ, by which the portal names its report.</summary>
    public int Number { get; init; }
}

/// <summary>打开哪个数 — which number of the analysis is opened: of what year, measure and kind of organ, for whom, and which page of its organs.</summary>
/// <param name="Measure">A key of <see cref="OpenMeasure.Columns"/>, <see cref="ShareMeasure.All"/> or a ground.</param>
public sealed record MeasureQuery(int Year, string Measure)
{
    /// <summary>Null for organs of every kind.</summary>
    public OrganKind? Kind { get; init; }

    /// <summary>Only what the public may read.</summary>
    public bool IsPublic { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    internal int Skip => (Math.Max(1, Page) - 1) * OpenMeasure.PageSize;
}

/// <summary>比率 — a share of the analysis: how it is made, by its key in addresses.</summary>
public sealed record ShareMeasure(string Key, string Name, string Definition)
{
    public static IReadOnlyList<ShareMeasure> All { get; } =
    [
        new("disclosed", "实质公开率", "（予以公开＋部分公开）÷ 办结"), new("overturned", "复议纠错率", "复议纠正 ÷ 行政复议"), new("lostSuits", "诉讼纠错率", "诉讼纠正 ÷ 行政诉讼"),
        new("disputed", "争议转化率", "（复议＋诉讼）÷ 本年新收"), new("stillOpen", "结转率", "结转下年度 ÷（新收＋上年结转）"),
    ];
}

/// <summary>分项合计 — the cases of one ground in one year over all reports.</summary>
public sealed record GroundSum(int Year, string Ground, long Cases, int Unreadable);

/// <summary>打开指标 — the organs behind a number of the analysis, and the sums by ground; each comes from one row a report.</summary>
public sealed class OpenMeasure(GongkaiDb db)
{
    public const int PageSize = 50;

    /// <summary>The measures that open, by their key in the data.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["received"] = nameof(ReportFacts.Received),
        ["carriedIn"] = nameof(ReportFacts.CarriedIn),
        ["granted"] = nameof(ReportFacts.Granted),
        ["partly"] = nameof(ReportFacts.Partly),
        ["denied"] = nameof(ReportFacts.Denied),
        ["unable"] = nameof(ReportFacts.Unable),
        ["notHandled"] = nameof(ReportFacts.NotHandled),
        ["other"] = nameof(ReportFacts.Other),
        ["closed"] = nameof(ReportFacts.Closed),
        ["carriedOut"] = nameof(ReportFacts.CarriedOut),
        ["reviews"] = nameof(ReportFacts.Reviews),
        ["reviewsOverturned"] = nameof(ReportFacts.ReviewsOverturned),
        ["suits"] = nameof(ReportFacts.Suits),
        ["suitsOverturned"] = nameof(ReportFacts.SuitsOverturned),
        ["issued"] = nameof(ReportFacts.Issued),
        ["inForce"] = nameof(ReportFacts.InForce),
    };

    /// <summary>The organs that add to a count; what a report does not say comes first: a sum without it is to be read with care.</summary>
    public async Task<(int Total, IReadOnlyList<MeasuredOrgan> Organs)> OrgansAsync(MeasureQuery query, CancellationToken cancellation = default)
    {
        if (!Columns.TryGetValue(query.Measure, out var column))
        {
            return (0, []);
        }

        var rows = Facts(query).Where(facts => EF.Property<long?>(facts, column) == null || EF.Property<long?>(facts, column) != 0);
        var organs = await rows.OrderByDescending(facts => EF.Property<long?>(facts, column) == null).ThenByDescending(facts => EF.Property<long?>(facts, column)).ThenBy(facts => facts.OrganId)
            .Skip(query.Skip).Take(PageSize)
            .Join(db.Organs, facts => facts.OrganId, organ => organ.Id, (facts, organ) => new MeasuredOrgan(facts.OrganId, organ.Name, facts.ReportId, EF.Property<long?>(facts, column)) { Number = organ.Number })
            .ToListAsync(cancellation);
        return (await rows.CountAsync(cancellation), [.. organs.OrderByDescending(organ => organ.Value is null).ThenByDescending(organ => organ.Value)]);
    }

    /// <summary>The organs behind a share, those with most cases first; their parts and wholes add up to the share shown.</summary>
    public async Task<(int Total, IReadOnlyList<MeasuredOrgan> Organs)> OrgansOfShareAsync(MeasureQuery query, CancellationToken cancellation = default)
    {
        var facts = Facts(query);
        var rows = (query.Measure switch
        {
            "disclosed" => facts.Select(one => new { one.OrganId, one.ReportId, Part = (one.Granted ?? 0) + (one.Partly ?? 0), Whole = one.Closed ?? 0 }),
            "overturned" => facts.Select(one => new { one.OrganId, one.ReportId, Part = one.ReviewsOverturned ?? 0, Whole = one.Reviews ?? 0 }),
            "lostSuits" => facts.Select(one => new { one.OrganId, one.ReportId, Part = one.SuitsOverturned ?? 0, Whole = one.Suits ?? 0 }),
            "disputed" => facts.Select(one => new { one.OrganId, one.ReportId, Part = (one.Reviews ?? 0) + (one.Suits ?? 0), Whole = one.Received ?? 0 }),
            _ => facts.Select(one => new { one.OrganId, one.ReportId, Part = one.CarriedOut ?? 0, Whole = (one.Received ?? 0) + (one.CarriedIn ?? 0) }),
        }).Where(row => row.Part != 0 || row.Whole != 0);
        var organs = await rows.OrderByDescending(row => row.Whole).ThenByDescending(row => row.Part).ThenBy(row => row.OrganId).Skip(query.Skip).Take(PageSize)
            .Join(db.Organs, row => row.OrganId, organ => organ.Id, (row, organ) => new MeasuredOrgan(row.OrganId, organ.Name, row.ReportId, row.Part) { Whole = row.Whole, Number = organ.Number }).ToListAsync(cancellation);
        return (await rows.CountAsync(cancellation), [.. organs.OrderByDescending(organ => organ.Whole).ThenByDescending(organ => organ.Value)]);
    }

    /// <summary>Cases by ground and year.</summary>
    public async Task<IReadOnlyList<GroundSum>> GroundsAsync(bool isPublic, CancellationToken cancellation = default) =>
        await db.Set<ReportGround>().AsNoTracking().Where(ground => (!isPublic || ground.IsPublic))
            .GroupBy(ground => new { ground.Year, ground.Ground })
            .Select(group => new GroundSum(group.Key.Year, group.Key.Ground, group.Sum(ground => ground.Cases ?? 0), group.Count(ground => ground.Cases == null)))
            .ToListAsync(cancellation);

    /// <summary>The organs that closed requests on a ground, most first.</summary>
    public async Task<(int Total, IReadOnlyList<MeasuredOrgan> Organs)> OrgansOfGroundAsync(MeasureQuery query, CancellationToken cancellation = default)
    {
        var rows = db.Set<ReportGround>().AsNoTracking().Where(one => one.Year == query.Year && one.Ground == query.Measure && (!query.IsPublic || one.IsPublic) && (query.Kind == null || one.Kind == query.Kind));
        return (await rows.CountAsync(cancellation), await rows.OrderByDescending(one => one.Cases == null).ThenByDescending(one => one.Cases).ThenBy(one => one.OrganId).Skip(query.Skip).Take(PageSize)
            .Join(db.Organs, one => one.OrganId, organ => organ.Id, (one, organ) => new MeasuredOrgan(one.OrganId, organ.Name, one.ReportId, one.Cases) { Number = organ.Number }).ToListAsync(cancellation));
    }

    private IQueryable<ReportFacts> Facts(MeasureQuery query) => db.Set<ReportFacts>().AsNoTracking()
        .Where(facts => facts.Year == query.Year && (query.Kind == null || facts.Kind == query.Kind) && (!query.IsPublic || facts.IsPublic));

    /// <summary>The grounds in the order of the form, with their names.</summary>
    public static IReadOnlyList<(string Ground, string Name)> Names { get; } =
    [
        .. ReportFormats.Shipped.All.OrderByDescending(format => format.FirstYear).SelectMany(format => format.Table("part3").Rows.Where(row => row.Role == RowRole.Outcome)
            .Select(row => (row.Path, format.Table("part3").Groups.FirstOrDefault(group => group.Id == row.Group) is { } group ? $"{Bare(group.Label)}：{Bare(row.Label)}" : Bare(row.Label))))
            .DistinctBy(one => one.Path),
    ];

    // Without the number of the row in the form.
    private static string Bare(string label)
    {
        var bare = label[(label.IndexOfAny(['）', '.']) + 1)..].Trim();
        return bare.Length == 0 ? label : bare;
    }
}
