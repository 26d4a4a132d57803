using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Appraisals;

/// <summary>考核行 — one indicator for one organ: what the records say now, what they earn, and how far the score has come.</summary>
public sealed record AppraisalRow(AppraisalIndicator Indicator, AppraisalScore? Score, decimal? Fact, decimal? Earned)
{
    public AppraisalStage Stage => Score?.Stage ?? AppraisalStage.SelfCheck;

    /// <summary>The score that counts by now.</summary>
    public decimal? Counted => Score?.FinalScore ?? Score?.ReviewScore ?? Score?.SelfScore;
}

/// <summary>考核排名 — an organ's total and its place; blank while nothing is scored.</summary>
public sealed record AppraisalRank(Guid OrganId, string Organ, decimal? Total, int Scored, int Final, int? Place);

/// <summary>查看考核 — the indicators of a year for one organ, and the ranking of those below.</summary>
public sealed class ViewAppraisal(GongkaiDb db, SiteDatabase database, SiteClock clock)
{
    /// <summary>The library that holds for an organ is that of the organ above.</summary>
    public async Task<IReadOnlyList<AppraisalRow>> RunAsync(Guid organId, int year, CancellationToken cancellation = default)
    {
        if (await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == organId, cancellation) is not { ParentId: { } parent })
        {
            return [];
        }

        await using var whole = database.Open(OrganScope.Portal);
        var indicators = await whole.Set<AppraisalIndicator>().AsNoTracking().Where(indicator => indicator.OrganId == parent && indicator.Year == year).OrderBy(indicator => indicator.Position).ToListAsync(cancellation);
        var scores = await db.Set<AppraisalScore>().AsNoTracking().Where(score => score.OrganId == organId).ToDictionaryAsync(score => score.IndicatorId, cancellation);
        var read = new ReadMetrics(db, clock);
        var rows = new List<AppraisalRow>();
        foreach (var indicator in indicators)
        {
            var score = scores.GetValueOrDefault(indicator.Id);
            var fact = score?.Stage == AppraisalStage.Final ? score.Fact
                : indicator.Metric.Length > 0 ? await read.RunAsync(indicator.Metric, MetricScope.Year(organId, year), cancellation) : null;
            rows.Add(new AppraisalRow(indicator, score, fact, PresetIndicator.Earned(indicator.Weight, fact, indicator.Target)));
        }

        return rows;
    }

    /// <summary>Organs directly below, the best first; equal totals share a place.</summary>
    public async Task<IReadOnlyList<AppraisalRank>> RankAsync(Guid supervisor, int year, CancellationToken cancellation = default)
    {
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.ParentId == supervisor && organ.IsActive).OrderBy(organ => organ.Number).ToListAsync(cancellation);
        var indicators = await db.Set<AppraisalIndicator>().Where(indicator => indicator.OrganId == supervisor && indicator.Year == year).Select(indicator => indicator.Id).ToListAsync(cancellation);
        var scores = (await db.Set<AppraisalScore>().AsNoTracking().Where(score => indicators.Contains(score.IndicatorId)).ToListAsync(cancellation)).ToLookup(score => score.OrganId);
        var totals = organs.Select(organ => Total(organ, [.. scores[organ.Id]])).ToList();
        return [.. totals.Select(rank => rank with { Place = rank.Total is null ? null : 1 + totals.Count(other => other.Total > rank.Total) }).OrderBy(rank => rank.Place ?? int.MaxValue)];
    }

    private static AppraisalRank Total(Organ organ, IReadOnlyList<AppraisalScore> scores)
    {
        var counted = scores.Select(score => score.FinalScore ?? score.ReviewScore ?? score.SelfScore).OfType<decimal>().ToList();
        return new AppraisalRank(organ.Id, organ.Name, counted.Count == 0 ? null : counted.Sum(), counted.Count, scores.Count(score => score.Stage == AppraisalStage.Final), null);
    }
}
