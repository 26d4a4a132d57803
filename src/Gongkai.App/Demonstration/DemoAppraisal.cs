using Gongkai.App.Appraisals;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例考核 — last year's appraisal of three organs that do not exist, final and ranked, and this year's with one self-check that waits for its review.</summary>
internal sealed class DemoAppraisal(SiteDatabase database, SiteClock clock)
{
    private const int Appraised = 3;

    private static readonly decimal[] s_shares = [1m, 0.9m, 1m, 0.8m];

    internal async Task AddAsync(Organ host, CancellationToken cancellation)
    {
        var caller = new Caller(null, "示例主管部门", "demo create", OrganScope.OwnAndBelow(host, writes: true), RoleTable.Of([Role.CompetentDepartment]));
        await using var db = database.Open(caller.Scope);
        var below = await db.Organs.AsNoTracking().Where(organ => organ.ParentId == host.Id).OrderBy(organ => organ.Number).Take(Appraised).ToListAsync(cancellation);
        var keep = new KeepAppraisal(db, database, caller, clock);
        for (var year = clock.Today.Year - 1; year <= clock.Today.Year; year++)
        {
            Must(await keep.InstallAsync(year, "district", cancellation));
            var library = await db.Set<AppraisalIndicator>().AsNoTracking().Where(indicator => indicator.OrganId == host.Id && indicator.Year == year).OrderBy(indicator => indicator.Position).ToListAsync(cancellation);
            foreach (var (i, organ) in below.Index())
            {
                if (year < clock.Today.Year)
                {
                    await ScoreAsync(db, (organ, year, i), library, isFinal: true, cancellation);
                }
                else if (i == 0)
                {
                    await ScoreAsync(db, (organ, year, i), [.. library.Take(Appraised)], isFinal: false, cancellation);
                }
            }
        }

        Must(await db.CommitAsync(caller, clock, cancellation));
    }

    // The records give the facts; where people judge, the share goes round.
    private async Task ScoreAsync(GongkaiDb db, (Organ Organ, int Year, int Place) of, IReadOnlyList<AppraisalIndicator> library, bool isFinal, CancellationToken cancellation)
    {
        var metrics = library.Where(indicator => indicator.Metric.Length > 0).Select(indicator => MetricDictionary.Find(indicator.Metric)!).DistinctBy(metric => metric.Code).ToList();
        var facts = await new ReadMetrics(db, clock).RunManyAsync(metrics, MetricScope.Year(of.Organ.Id, of.Year), cancellation);
        foreach (var (i, indicator) in library.Index())
        {
            var score = Math.Round(indicator.Weight * s_shares[(i + of.Place) % s_shares.Length], 1);
            db.Add(new AppraisalScore
            {
                Id = clock.NewId(),
                IndicatorId = indicator.Id,
                OrganId = of.Organ.Id,
                Fact = indicator.Metric.Length > 0 ? facts[indicator.Metric] : null,
                FactAt = clock.Now,
                SelfScore = indicator.Weight,
                SelfNote = indicator.Metric.Length > 0 ? "按台账记录" : "见年度工作总结",
                ReviewScore = isFinal ? score : null,
                ReviewNote = isFinal ? "按事实评分" : "",
                FinalScore = isFinal ? score : null,
                Stage = isFinal ? AppraisalStage.Final : AppraisalStage.Review,
            });
        }

        db.Record((isFinal ? AppraisalEvents.Finalized : AppraisalEvents.SelfChecked).On(of.Organ.Id, "organ", of.Organ.Id) with { Reason = $"示例城市：{of.Year} 年" });
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }
}
