using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>报送得分 — what a unit submitted, had adopted, and earned.</summary>
public sealed record UnitPoints(string Unit, int Submitted, int Adopted, decimal Points);

/// <summary>信息报送计分 — points of the units in a year by the rule table, the best first.</summary>
public sealed class SubmissionPoints(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    private const string RuleName = "point-rules";

    /// <summary>The organ's own table, or the one that ships.</summary>
    public async Task<PointRules> RulesAsync(CancellationToken cancellation = default) =>
        await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == caller.OrganId && rule.Name == RuleName, cancellation) is { } own ? PointRules.Parse(own.Content) : PointRules.Shipped;

    public async Task<Refusal?> SetAsync(PointRules rules, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.KeepLedgers) ?? rules.Check()) is { } refusal)
        {
            return refusal;
        }

        await db.SetRuleAsync(caller.OrganId, RuleName, rules.ToText(), cancellation);
        db.Record(LedgerEvents.PointRulesSet.On(caller.OrganId, "organ", caller.OrganId).With(rules));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>The points of each record that a filter shows, by the rule table of its organ.</summary>
    internal static Task<IReadOnlyList<(LedgerRecord Record, decimal Points)>> OfAsync(GongkaiDb db, LedgerFilter filter, CancellationToken cancellation) =>
        OfAsync(db.LedgerRecords, db.Set<OrganRule>(), filter, cancellation);

    internal static async Task<IReadOnlyList<(LedgerRecord Record, decimal Points)>> OfAsync(IQueryable<LedgerRecord> all, IQueryable<OrganRule> rules, LedgerFilter filter, CancellationToken cancellation)
    {
        var ledger = LedgerDefinitions.Find("submissions")!;
        var records = await filter.Of(all.AsNoTracking()).OrderByDescending(record => record.HappenedOn).ThenBy(record => record.Id).ToListAsync(cancellation);
        var organs = records.Select(record => record.OrganId).Distinct().ToList();
        var own = (await rules.AsNoTracking().Where(rule => rule.Name == RuleName && organs.Contains(rule.OrganId)).ToListAsync(cancellation)).ToDictionary(rule => rule.OrganId, rule => PointRules.Parse(rule.Content));
        return [.. records.Select(record => (record, own.GetValueOrDefault(record.OrganId, PointRules.Shipped).Of(LedgerContent.WithoutNames(record, ledger))))];
    }

    public async Task<IReadOnlyList<UnitPoints>> RunAsync(int year, PointRules rules, CancellationToken cancellation = default)
    {
        var ledger = LedgerDefinitions.Find("submissions")!;
        var records = await new LedgerFilter("submissions") { OrganId = caller.OrganId }.InYear(year).Of(db.LedgerRecords.AsNoTracking()).ToListAsync(cancellation);
        return
        [
            .. records.Select(record => LedgerContent.Masked(record, ledger, vault)).GroupBy(entry => entry["unit"])
                .Select(group => new UnitPoints(group.Key.Length == 0 ? "未填处室" : group.Key, group.Count(), group.Count(entry => entry["adopted"] == "yes"), group.Sum(rules.Of)))
                .OrderByDescending(unit => unit.Points).ThenBy(unit => unit.Unit, StringComparer.Ordinal),
        ];
    }
}
