using Gongkai.App.Appraisals;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>指标数据项 — every metric of the dictionary as a figure that the text of a report can name, and the same by column and platform; what is not kept here stays unknown.</summary>
internal static class MetricFacts
{
    /// <summary>Adds them to the facts of a compiled year; names that the tables and the work of the year have taken stay theirs.</summary>
    internal static async Task AddAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        if (compiled.HasMetrics)
        {
            return;
        }

        var (organ, period) = (compiled.Organ.Id, compiled.Period);
        // As of the last day that is looked at, so that a look back sees what was public then.
        var clock = SiteClock.StandingAt(SiteClock.StartOf(period.Last.AddDays(1)));
        var scope = new MetricScope(organ, period.First, period.Last);
        var own = db.Scope.OrganId != organ ? [] : await db.Set<OwnMetric>().AsNoTracking().Where(metric => metric.OrganId == organ && metric.RetiredAt == null).OrderBy(metric => metric.Code).ToListAsync(cancellation);
        List<Metric> metrics = [.. MetricDictionary.All, .. own.Select(metric => metric.ToMetric())];
        var values = await new ReadMetrics(db, clock).RunManyAsync(metrics, scope, cancellation);
        var known = metrics.ToDictionary(metric => metric.Code, StringComparer.Ordinal);
        var hasLetters = await db.Set<Letter>().AnyAsync(letter => letter.OrganId == organ && letter.ReceivedOn <= period.Last, cancellation);
        var facts = metrics.Select(metric => new YearFact(metric.Name, IsKnown(metric.Source) ? values[metric.Code] : null, $"{metric.Definition}。取自{metric.Source.InChinese}。")).ToList();
        facts.Add(new YearFact("上年网站访问量", await new ReadMetrics(db, clock).RunAsync("visits.total", scope.YearBefore, cancellation), "上一年同期的网站访问量。"));
        facts.AddRange(await ColumnsAsync(db, (organ, scope, clock.Now), cancellation));
        facts.AddRange(await LedgersAsync(db, compiled, cancellation));
        facts.AddRange(await AppraisalAsync(db, compiled, cancellation));
        facts.Add(await SubmissionPlaceAsync(db, compiled, cancellation));
        (compiled.Facts, compiled.HasMetrics) = (compiled.Facts.With(facts), true);

        bool IsKept(string code) => known.TryGetValue(code, out var metric) && IsKnown(metric.Source);

        // A sum holds what of it is kept here; a share or difference needs both its sides.
        bool IsKnown(MetricSource source) => source switch
        {
            MetricSource.Records records => compiled.Records.Kept.Contains(records.Ledger),
            MetricSource.Total total => compiled.Records.Kept.Contains(total.Ledger),
            MetricSource.InTime inTime => compiled.Records.Kept.Contains(inTime.Ledger),
            MetricSource.LetterCount or MetricSource.LettersInTime => hasLetters,
            MetricSource.Points => compiled.Records.Kept.Contains("submissions"),
            MetricSource.Items or MetricSource.ItemsInTime => compiled.Records.Kept.Contains(YearRecords.ItemSource),
            MetricSource.FiledRequests or MetricSource.AnsweredInTime => compiled.Records.Kept.Contains(YearRecords.RegisterSource),
            MetricSource.Sum sum => sum.Codes.Any(IsKept),
            MetricSource.Share share => IsKept(share.Part) && IsKept(share.Whole),
            MetricSource.Difference difference => IsKept(difference.Of) && IsKept(difference.Less),
            MetricSource.Growth growth => IsKept(growth.Of),
            _ => true,
        };
    }

    private static async Task<List<YearFact>> ColumnsAsync(GongkaiDb db, (Guid Organ, MetricScope Scope, DateTimeOffset Now) of, CancellationToken cancellation)
    {
        var counts = await ReadMetrics.ItemsOf(db, new MetricSource.Items(), of.Scope, of.Now).GroupBy(item => item.ColumnId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var columns = await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.IsActive && (column.OrganId == null || column.OrganId == of.Organ)).OrderBy(column => column.Position)
            .Select(column => new { column.Id, column.Name }).ToListAsync(cancellation);
        var facts = columns.GroupBy(column => column.Name).Select(same => (same.Key, Count: counts.Where(count => same.Any(column => column.Id == count.Key)).Sum(count => count.Count))).Where(column => column.Count > 0)
            .Select(column => new YearFact($"门户栏目·{column.Key}", column.Count, $"门户“{column.Key}”栏目在统计期限内公开、没有撤下的信息。")).ToList();
        facts.Add(new YearFact("有信息的栏目数", facts.Count, "统计期限内公开了信息的门户栏目个数。"));
        return facts;
    }

    // Sums by what people call the place where it was published.
    private static async Task<List<YearFact>> LedgersAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var facts = new List<YearFact>();
        (string Ledger, string By, string Prefix)[] sums = [("releases", "column", "其他平台栏目"), ("posts", "platform", "新媒体"), ("posts", "account", "账号")];
        foreach (var (ledger, by, prefix) in sums.Where(sum => compiled.Records.Kept.Contains(sum.Ledger)))
        {
            var definition = LedgerDefinitions.Find(ledger)!;
            var filter = new LedgerFilter(ledger) { OrganId = compiled.Organ.Id, From = compiled.Period.First, To = compiled.Period.Last };
            var values = await filter.Of(db.LedgerRecords.AsNoTracking()).SelectMany(record => record.Values).Where(value => value.Field == by || value.Field == "quantity")
                .Select(value => new { value.RecordId, value.Field, value.Value, value.Amount }).ToListAsync(cancellation);
            var places = values.Where(value => value.Field == by).ToDictionary(value => value.RecordId, value => definition.Field(by)!.Shown(value.Value));
            facts.AddRange(values.Where(value => value.Field == "quantity" && places.ContainsKey(value.RecordId)).GroupBy(value => places[value.RecordId]).OrderBy(place => place.Key, StringComparer.Ordinal)
                .Select(place => new YearFact($"{prefix}·{place.Key}", place.Sum(value => value.Amount ?? 0), $"统计期限内“{definition.Name}”台账中{definition.Field(by)!.Name}为“{place.Key}”的条数之和。")));
        }

        return facts;
    }

    // The library belongs to the organ above, which the organ's own session does not see; only the organ's own scores are added.
    private static async Task<List<YearFact>> AppraisalAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, parent, year) = (compiled.Organ.Id, compiled.Organ.ParentId, compiled.Period.Year);
        var library = await db.Set<AppraisalIndicator>().IgnoreQueryFilters().AsNoTracking().Where(indicator => indicator.OrganId == parent && indicator.Year == year).Select(indicator => indicator.Id).ToListAsync(cancellation);
        if (library.Count == 0)
        {
            return [];
        }

        var scores = await db.Set<AppraisalScore>().IgnoreQueryFilters().AsNoTracking().Where(score => library.Contains(score.IndicatorId)).Select(score => new { score.OrganId, score.FinalScore }).ToListAsync(cancellation);
        var totals = scores.GroupBy(score => score.OrganId).ToDictionary(scored => scored.Key, scored => scored.Count(score => score.FinalScore is not null) == library.Count ? scored.Sum(score => score.FinalScore) : null);
        return
        [
            new YearFact("考核得分", totals.GetValueOrDefault(organ), "主管部门本年度考核各项指标定分之和；没有全部定分的不填。"),
            new YearFact("考核名次", PlaceOf(organ, totals), "本机关的考核得分在同一主管部门考核的机关中的名次，同分同名次；有机关没有全部定分的不填。"),
        ];
    }

    // Others' points are read for the place alone; nothing of them is shown.
    private static async Task<YearFact> SubmissionPlaceAsync(GongkaiDb db, CompiledYear compiled, CancellationToken cancellation)
    {
        var (organ, parent) = (compiled.Organ.Id, compiled.Organ.ParentId);
        var beside = parent is null ? [] : await db.Organs.IgnoreQueryFilters().Where(other => other.ParentId == parent && other.IsActive).Select(other => other.Id).ToListAsync(cancellation);
        var filter = new LedgerFilter("submissions") { From = compiled.Period.First, To = compiled.Period.Last };
        var points = (await SubmissionPoints.OfAsync(db.LedgerRecords.IgnoreQueryFilters().Where(record => beside.Contains(record.OrganId)), db.Set<OrganRule>().IgnoreQueryFilters(), filter, cancellation))
            .GroupBy(submission => submission.Record.OrganId).ToDictionary(submitted => submitted.Key, submitted => (decimal?)submitted.Sum(submission => submission.Points));
        return new YearFact("信息报送名次", PlaceOf(organ, points), "本机关的信息报送得分在同一上级的机关中的名次，同分同名次；只比较登记了信息报送的机关。");
    }

    // A place is known where everybody's total is.
    private static int? PlaceOf(Guid organ, Dictionary<Guid, decimal?> totals) =>
        totals.TryGetValue(organ, out var own) && totals.Values.All(total => total is not null) ? 1 + totals.Values.Count(total => total > own) : null;
}
