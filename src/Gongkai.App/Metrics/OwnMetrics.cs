using System.Globalization;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>自定指标的定义 — as it was typed.</summary>
/// <param name="Parts">Codes of the metrics it is made of; none where it is entered.</param>
public sealed record OwnMetricDraft(string Name, string Unit, string Definition, OwnFormula Formula, IReadOnlyList<string> Parts);

/// <summary>填报的数 — what is entered for one month of an own metric, as it was typed.</summary>
/// <param name="Evidence">In words; may be left out where a file is sent.</param>
public sealed record OwnMetricEntry(DateOnly Month, string Typed, string Evidence)
{
    /// <summary>The file that proves it, and the store that keeps it; a correction without a file keeps the file that was there.</summary>
    public (Stream Content, string Name, StoreFile Store)? File { get; init; }
}

/// <summary>自定指标 — an organ's own metrics: defined from counted ones or entered with evidence, marked as own, never deleted; shown and exported beside the shipped ones.</summary>
public sealed class OwnMetrics(GongkaiDb db, Caller caller, SiteClock clock)
{
    public const string Group = "本机关自定";
    private const int MostOwn = 100;

    private static readonly Refusal s_unknown = new("own-metric-unknown", "没有找到这个自定指标，可能已经停用，请刷新页面。");

    /// <summary>The metrics of the own organ that are in use, in the order of their making.</summary>
    public async Task<IReadOnlyList<OwnMetric>> ListAsync(CancellationToken cancellation = default) =>
        await db.Set<OwnMetric>().AsNoTracking().Where(metric => metric.OrganId == caller.OrganId && metric.RetiredAt == null).OrderBy(metric => metric.Code).ToListAsync(cancellation);

    /// <summary>The shipped metrics and the own ones after them.</summary>
    public async Task<IReadOnlyList<Metric>> AllAsync(CancellationToken cancellation = default) => [.. MetricDictionary.All, .. (await ListAsync(cancellation)).Select(metric => metric.ToMetric())];

    /// <summary>A shipped metric, or one of the own organ.</summary>
    public async Task<Metric?> FindAsync(string code, CancellationToken cancellation = default) =>
        MetricDictionary.Find(code) ?? (await db.Set<OwnMetric>().AsNoTracking().FirstOrDefaultAsync(metric => metric.Code == code && metric.OrganId == caller.OrganId, cancellation))?.ToMetric();

    /// <summary>What was entered for months that lie in a scope; nothing for other organs, units and channels, of which it says nothing.</summary>
    internal static async Task<List<OwnMetricValue>> ValuesAsync(GongkaiDb db, MetricSource.Entered source, MetricScope scope, CancellationToken cancellation) =>
        (scope.OrganId is { } organ && organ != source.OrganId) || scope.Unit.Length + scope.Channel.Length > 0 ? []
            : await db.Set<OwnMetricValue>().AsNoTracking().Where(value => value.MetricId == source.MetricId && value.Month >= scope.From && value.Month <= scope.To).OrderBy(value => value.Month).ToListAsync(cancellation);

    public async Task<Result<string>> DefineAsync(OwnMetricDraft draft, CancellationToken cancellation = default)
    {
        var own = await db.Set<OwnMetric>().AsNoTracking().Where(metric => metric.OrganId == caller.OrganId).ToListAsync(cancellation);
        if ((Lacks() ?? Refuses(draft, own)) is { } refusal)
        {
            return refusal;
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"own.{own.Count + 1:D3}");
        var metric = new OwnMetric
        {
            Id = clock.NewId(),
            OrganId = caller.OrganId,
            Code = code,
            Name = draft.Name.Trim(),
            Unit = draft.Formula == OwnFormula.Ratio ? "%" : draft.Unit.Trim(),
            Definition = draft.Definition.Trim(),
            Formula = draft.Formula,
            Parts = string.Join(',', draft.Formula == OwnFormula.Entered ? [] : draft.Parts),
            Since = clock.Today,
            CreatedBy = caller.Name,
            CreatedAt = clock.Now,
        };
        db.Add(metric);
        db.Record(MetricEvents.Defined.On(caller.OrganId, MetricEvents.Subject, metric.Id).With(new { metric.Code, metric.Name, formula = metric.Formula.ToString(), metric.Parts }));
        return await db.CommitAsync(caller, clock, cancellation) is { } lost ? lost : code;
    }

    /// <summary>Enters or corrects the number of one month; evidence is kept with it.</summary>
    public async Task<Refusal?> EnterAsync(string code, OwnMetricEntry entry, CancellationToken cancellation = default)
    {
        if (Lacks() is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<OwnMetric>().FirstOrDefaultAsync(metric => metric.OrganId == caller.OrganId && metric.Code == code && metric.RetiredAt == null && metric.Formula == OwnFormula.Entered, cancellation) is not { } metric)
        {
            return s_unknown;
        }

        var month = new DateOnly(entry.Month.Year, entry.Month.Month, 1);
        if (month > clock.Today || !decimal.TryParse(entry.Typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000_000m)
        {
            return new Refusal("own-metric-value", "请选择已经开始的月份，填零或者正数；不清楚的不要填。");
        }

        var evidence = entry.Evidence.Trim() is { Length: > 0 } words ? words : Path.GetFileNameWithoutExtension(entry.File?.Name ?? "");
        if (evidence.Length is < 4 or > 200)
        {
            return new Refusal("own-metric-evidence", "请写明依据，4 至 200 个字，例如“大厅取号系统 3 月统计表”；或者上传佐证文件，文件名写明是什么。");
        }

        Guid? kept = null;
        if (entry.File is { } file)
        {
            var stored = await EvidenceFile.KeepAsync(db, file.Store, caller.OrganId, (file.Content, file.Name), cancellation);
            if (!stored.TryGet(out var found))
            {
                return stored.Refusal;
            }

            kept = found.Id;
        }

        var value = await db.Set<OwnMetricValue>().FirstOrDefaultAsync(value => value.MetricId == metric.Id && value.Month == month, cancellation);
        var before = value?.Value;
        if (value is null)
        {
            value = new OwnMetricValue { MetricId = metric.Id, Month = month, OrganId = caller.OrganId };
            db.Add(value);
        }

        (value.Value, value.Evidence, value.FileId, value.EnteredBy, value.EnteredAt) = (number, evidence, kept ?? value.FileId, caller.Name, clock.Now);
        db.Record(MetricEvents.Entered.On(caller.OrganId, MetricEvents.Subject, metric.Id).With(new { metric.Code, month, before, value = number }) with { Reason = value.Evidence });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>The file behind what was entered for a month; nothing for whoever the metric is not of.</summary>
    public async Task<Result<OpenedFile>> EvidenceAsync(string code, DateOnly month, OpenFile open, CancellationToken cancellation = default) =>
        await db.Set<OwnMetricValue>().AsNoTracking()
            .Where(value => value.OrganId == caller.OrganId && value.Month == month && db.Set<OwnMetric>().Any(metric => metric.Id == value.MetricId && metric.Code == code && metric.OrganId == caller.OrganId))
            .Select(value => value.FileId).FirstOrDefaultAsync(cancellation) is { } file ? await open.RunAsync(db, file, caller, cancellation) : s_unknown;

    /// <summary>停用 — it is shown no more; what was exported by its code can still be told.</summary>
    public async Task<Refusal?> RetireAsync(string code, CancellationToken cancellation = default)
    {
        if (Lacks() is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<OwnMetric>().FirstOrDefaultAsync(metric => metric.OrganId == caller.OrganId && metric.Code == code && metric.RetiredAt == null, cancellation) is not { } metric)
        {
            return s_unknown;
        }

        metric.RetiredAt = clock.Now;
        db.Record(MetricEvents.Retired.On(caller.OrganId, MetricEvents.Subject, metric.Id).With(new { metric.Code }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private Refusal? Lacks() => caller.May(Permission.SuperviseOrgans) ? null : caller.Lacks(Permission.KeepLedgers);

    private static Refusal? Refuses(OwnMetricDraft draft, List<OwnMetric> own)
    {
        var known = MetricDictionary.All.Where(metric => metric.Unit != "%").Select(metric => metric.Code).Concat(own.Where(metric => metric.Formula == OwnFormula.Entered && metric.RetiredAt is null).Select(metric => metric.Code)).ToHashSet();
        return draft.Name.Trim().Length is < 2 or > 40 ? new Refusal("own-metric-name", "请写指标名称，2 至 40 个字。")
            : own.Any(metric => metric.RetiredAt is null && metric.Name == draft.Name.Trim()) || MetricDictionary.All.Any(metric => metric.Name == draft.Name.Trim()) ? new Refusal("own-metric-taken", $"已经有叫“{draft.Name.Trim()}”的指标，请换一个名称。")
            : draft.Definition.Trim().Length is < 4 or > 300 ? new Refusal("own-metric-definition", "请写明口径，4 至 300 个字：数什么，不数什么。")
            : draft.Formula != OwnFormula.Ratio && draft.Unit.Trim().Length is 0 or > 10 ? new Refusal("own-metric-unit", "请写计量单位，例如 件、次、万元。")
            : own.Count(metric => metric.RetiredAt is null) >= MostOwn ? new Refusal("own-metric-many", $"自定指标最多 {MostOwn} 个，请先停用不用的。")
            : draft.Formula == OwnFormula.Entered ? null
            : draft.Parts.Count != draft.Parts.Distinct().Count() || !draft.Parts.All(known.Contains) || (draft.Formula == OwnFormula.Sum ? draft.Parts.Count is < 2 or > 20 : draft.Parts.Count != 2)
                ? new Refusal("own-metric-parts", draft.Formula == OwnFormula.Sum ? "求和请选 2 至 20 个不同的计数指标。" : "比率和差请按先后选两个不同的计数指标。")
            : null;
    }
}
