using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Appraisals;

/// <summary>指标内容 — what an indicator of a library says.</summary>
/// <param name="Metric">Code of the metric that gives the fact; empty where people judge.</param>
public sealed record IndicatorDraft(string Name, decimal Weight, string Metric, decimal? Target, string Basis)
{
    public const decimal MostWeight = 1000;

    internal Refusal? Check() => Name.Trim().Length is < 2 or > 100 ? new Refusal("indicator-name", "指标名称应为 2 至 100 个字。")
        : Weight is <= 0 or > MostWeight ? new Refusal("indicator-weight", $"“{Name.Trim()}”的权重应大于 0，不超过 {MostWeight:0}。")
        : Metric.Length > 0 && MetricDictionary.Find(Metric) is null ? new Refusal("indicator-metric", $"没有“{Metric}”这个指标，请从列表里选择。")
        : Metric.Length > 0 && Target is not > 0 ? new Refusal("indicator-target", $"“{Name.Trim()}”由记录取得事实，请填写得满分的数值。")
        : Basis.Trim().Length > 400 ? new Refusal("indicator-basis", "评分依据最多 400 个字。")
        : null;
}

/// <summary>维护考核指标 — adds, changes and removes indicators of a year's library; what was scored already can no longer be changed.</summary>
public sealed class KeepIndicators(GongkaiDb db, SiteDatabase database, Caller caller, SiteClock clock)
{
    public Task<List<AppraisalIndicator>> ListAsync(int year, CancellationToken cancellation = default) =>
        db.Set<AppraisalIndicator>().AsNoTracking().Where(indicator => indicator.OrganId == caller.OrganId && indicator.Year == year).OrderBy(indicator => indicator.Position).ToListAsync(cancellation);

    public async Task<Refusal?> AddAsync(int year, IndicatorDraft draft, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.SuperviseOrgans) ?? draft.Check()) is { } refusal)
        {
            return refusal;
        }

        var known = await ListAsync(year, cancellation);
        var added = new AppraisalIndicator
        {
            Id = clock.NewId(),
            OrganId = caller.OrganId,
            Year = year,
            Position = known.Count == 0 ? 1 : known[^1].Position + 1,
            Code = $"own-{clock.NewId().ToString("N")[^12..]}",
        };
        Write(added, draft);
        db.Add(added);
        return await KeepAsync($"{year} 年增加：{added.Name}，{added.Weight:0.##} 分", cancellation);
    }

    public async Task<Refusal?> ChangeAsync(Guid id, int version, IndicatorDraft draft, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.SuperviseOrgans) ?? draft.Check()) is { } refusal)
        {
            return refusal;
        }

        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var indicator))
        {
            return found.Refusal;
        }

        db.Entry(indicator).Property(known => known.Version).OriginalValue = version;
        var before = $"{indicator.Name} {indicator.Weight:0.##} 分";
        Write(indicator, draft);
        return await KeepAsync($"{indicator.Year} 年：{before}，改为 {indicator.Name} {indicator.Weight:0.##} 分", cancellation);
    }

    public async Task<Refusal?> RemoveAsync(Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var indicator))
        {
            return found.Refusal;
        }

        db.Remove(indicator);
        return await KeepAsync($"{indicator.Year} 年去掉：{indicator.Name}，{indicator.Weight:0.##} 分", cancellation);
    }

    private static void Write(AppraisalIndicator indicator, IndicatorDraft draft) =>
        (indicator.Name, indicator.Weight, indicator.Metric, indicator.Target, indicator.Basis) = (draft.Name.Trim(), draft.Weight, draft.Metric, draft.Metric.Length > 0 ? draft.Target : null, draft.Basis.Trim());

    private async Task<Refusal?> KeepAsync(string change, CancellationToken cancellation)
    {
        db.Record(AppraisalEvents.LibraryChanged.On(caller.OrganId, "organ", caller.OrganId) with { Reason = change });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    // Scores belong to the organs below, which the session of the department may not see one by one.
    private async Task<Result<AppraisalIndicator>> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<AppraisalIndicator>().FirstOrDefaultAsync(known => known.Id == id && known.OrganId == caller.OrganId, cancellation) is not { } indicator)
        {
            return new Refusal("appraisal-unknown", "没有找到这项考核，请刷新页面后重新选择。");
        }

        await using var whole = database.Open(OrganScope.Portal);
        return await whole.Set<AppraisalScore>().AnyAsync(score => score.IndicatorId == id, cancellation)
            ? new Refusal("indicator-scored", $"“{indicator.Name}”已有机关自查或者评分，不能再改；要改的，请在下一年度的指标里改。")
            : indicator;
    }
}
