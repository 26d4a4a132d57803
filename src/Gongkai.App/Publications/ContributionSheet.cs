using System.Globalization;
using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Publications;

/// <summary>供稿规则 — how many items each unit is to contribute in a month, and the points that an adoption by a platform is worth.</summary>
public sealed record ContributionRule(IReadOnlyDictionary<Guid, int> Quotas, IReadOnlyDictionary<string, int> Points)
{
    public static readonly ContributionRule None = new(new Dictionary<Guid, int>(), new Dictionary<string, int>());
}

/// <summary>供稿成绩 — what a unit did in a period against its quota.</summary>
/// <param name="Quota">Null where the unit has none; not zero.</param>
public sealed record UnitContribution(Guid? UnitId, string UnitName, int? Quota)
{
    public int Original { get; init; }

    public int Reprinted { get; init; }

    public int Returned { get; init; }

    public int Submitted { get; init; }

    public int Adopted { get; init; }

    public int Points { get; init; }

    public int Published => Original + Reprinted;

    public bool IsShort => Quota is { } quota && Published < quota;
}

/// <summary>上报采用 — that an item was handed to a higher platform, and whether it was taken.</summary>
public sealed class UpwardSubmission : IOrganOwned
{
    public Guid Id { get; init; }

    public Guid OrganId { get; init; }

    public Guid PublicationId { get; init; }

    public string Platform { get; init; } = "";

    public DateOnly SubmittedOn { get; set; }

    public DateOnly? AdoptedOn { get; set; }

    public int Points { get; set; }

    public int Version { get; set; }
}

/// <summary>供稿统计表 — contributions by unit for a year or a month, with quota and adoptions; as a workbook and as a bulletin.</summary>
public sealed class ContributionSheet(SiteDatabase database, SiteClock clock)
{
    private const string RuleName = "contribution";

    private static readonly string[] s_head = ["单位", "任务", "原创", "转载", "合计", "退回", "上报", "采用", "得分", "完成情况"];

    public async Task<IReadOnlyList<UnitContribution>> RunAsync(Caller caller, int year, int? month, CancellationToken cancellation = default)
    {
        var rows = (await new ContributionLedger(database).RunAsync(caller, year, cancellation)).Where(row => month is null || row.Month == month).ToList();
        await using var db = database.Open(caller.Scope);
        var rule = await RuleAsync(db, caller.OrganId, cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).OrderBy(unit => unit.Position).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancellation);
        var (from, to) = (new DateOnly(year, month ?? 1, 1), month is { } only ? new DateOnly(year, only, 1).AddMonths(1) : new DateOnly(year + 1, 1, 1));
        var handed = await db.Set<UpwardSubmission>().Where(one => one.SubmittedOn >= from && one.SubmittedOn < to)
            .Join(db.Set<Publication>(), one => one.PublicationId, item => item.Id, (one, item) => new { item.UnitId, one.AdoptedOn, one.Points }).ToListAsync(cancellation);
        var months = month is null ? year == clock.Today.Year ? clock.Today.Month : 12 : 1;
        var known = units.Select(unit => ((Guid?)unit.Id, unit.Name)).ToList();
        if (rows.Any(row => row.UnitId is null) || handed.Any(one => one.UnitId is null))
        {
            known.Add((null, "未登记单位"));
        }

        return [.. known.Select(unit => new UnitContribution(unit.Item1, unit.Name, unit.Item1 is { } id && rule.Quotas.TryGetValue(id, out var quota) ? quota * months : null)
        {
            Original = rows.Where(row => row.UnitId == unit.Item1).Sum(row => row.Original),
            Reprinted = rows.Where(row => row.UnitId == unit.Item1).Sum(row => row.Reprinted),
            Returned = rows.Where(row => row.UnitId == unit.Item1).Sum(row => row.Returned),
            Submitted = handed.Count(one => one.UnitId == unit.Item1),
            Adopted = handed.Count(one => one.UnitId == unit.Item1 && one.AdoptedOn is not null),
            Points = handed.Where(one => one.UnitId == unit.Item1).Sum(one => one.Points),
        }).OrderByDescending(unit => unit.Points).ThenByDescending(unit => unit.Published)];
    }

    public async Task<ContributionRule> RuleAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await RuleAsync(db, caller.OrganId, cancellation);
    }

    public async Task<Refusal?> SetAsync(Caller caller, ContributionRule rule, CancellationToken cancellation = default)
    {
        if (caller.May(Permission.EditSite) is false && caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        if (rule.Quotas.Values.Any(quota => quota is < 0 or > 10_000) || rule.Points.Values.Any(points => points is < 0 or > 1_000))
        {
            return new Refusal("contribution-rule", "每月任务应为 0 至 10000 条，采用得分应为 0 至 1000 分，请修改。");
        }

        await using var db = database.Open(caller.Scope);
        await db.SetRuleAsync(caller.OrganId, RuleName, JsonSerializer.Serialize(rule, JsonSerializerOptions.Web), cancellation);
        db.Record(new EventDraft(caller.OrganId, "organ", caller.OrganId, "contribution-rule-set").With(rule));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>The sheet as a workbook.</summary>
    public static void WriteXlsx(Stream output, IEnumerable<UnitContribution> rows)
    {
        using var sheet = new XlsxStream(output, "供稿统计", s_head);
        foreach (var row in rows)
        {
            sheet.Write([row.UnitName, row.Quota, row.Original, row.Reprinted, row.Published, row.Returned, row.Submitted, row.Adopted, row.Points, Words(row)]);
        }
    }

    /// <summary>The sheet as the bulletin that units receive.</summary>
    public static Bulletin BulletinOf(string organ, (int Year, int? Month) period, IReadOnlyList<UnitContribution> rows, DateOnly today)
    {
        var when = period.Month is { } month ? $"{period.Year}年{month}月" : $"{period.Year}年";
        var paragraphs = new List<string>
        {
            $"{when}，{organ}各单位供稿并发布信息{rows.Sum(row => row.Published)}条，其中原创{rows.Sum(row => row.Original)}条、转载{rows.Sum(row => row.Reprinted)}条；"
            + $"审核退回{rows.Sum(row => row.Returned)}条次；上报{rows.Sum(row => row.Submitted)}条，被采用{rows.Sum(row => row.Adopted)}条。",
        };
        var missing = rows.Where(row => row.IsShort).Select(row => row.UnitName).ToList();
        paragraphs.Add(missing.Count > 0 ? $"未完成任务的单位：{string.Join('、', missing)}。请抓紧供稿。" : "有任务的单位均已完成任务。");
        IEnumerable<IReadOnlyList<string>> table = rows.Select(row => (IReadOnlyList<string>)
        [
            row.UnitName, Text(row.Quota), Text(row.Original), Text(row.Reprinted), Text(row.Published), Text(row.Returned), Text(row.Submitted), Text(row.Adopted), Text(row.Points), Words(row),
        ]);
        return new Bulletin($"关于{when}信息供稿情况的通报", paragraphs, [s_head, .. table], organ, today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture))
        {
            Chart = rows.Count == 0 ? null : new BulletinChart($"{when}各单位供稿", [.. rows.Select(row => row.UnitName)], [("原创", [.. rows.Select(row => row.Original)]), ("转载", [.. rows.Select(row => row.Reprinted)])]),
        };
    }

    internal static async Task<ContributionRule> RuleAsync(GongkaiDb db, Guid organ, CancellationToken cancellation) =>
        await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == organ && rule.Name == RuleName, cancellation) is { } own
            ? JsonSerializer.Deserialize<ContributionRule>(own.Content, JsonSerializerOptions.Web)!
            : ContributionRule.None;

    private static string Words(UnitContribution row) => row.Quota is null ? "" : row.IsShort ? $"差 {row.Quota - row.Published} 条" : "完成";

    private static string Text(int? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>登记上报采用 — notes that a published item was handed to a platform and, later, that it was taken; points follow from the organ's table.</summary>
public sealed class NoteSubmission(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid itemId, (string Platform, DateOnly SubmittedOn, DateOnly? AdoptedOn) facts, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        var platform = facts.Platform.Trim();
        if (platform.Length is < 2 or > 50 || facts.SubmittedOn > clock.Today || facts.AdoptedOn < facts.SubmittedOn || facts.AdoptedOn > clock.Today)
        {
            return new Refusal("submission-facts", "请填写平台名称和上报日期；日期不能在今天之后，采用日期不能早于上报日期。");
        }

        await using var db = database.Open(caller.Scope);
        if (!await db.Set<Publication>().AnyAsync(item => item.Id == itemId && item.State == ItemState.Published, cancellation))
        {
            return ItemWork.NotFound;
        }

        var points = facts.AdoptedOn is null ? 0 : (await ContributionSheet.RuleAsync(db, caller.OrganId, cancellation)).Points.GetValueOrDefault(platform, 1);
        var known = await db.Set<UpwardSubmission>().FirstOrDefaultAsync(one => one.PublicationId == itemId && one.Platform == platform, cancellation);
        if (known is not null)
        {
            (known.SubmittedOn, known.AdoptedOn, known.Points) = (facts.SubmittedOn, facts.AdoptedOn, points);
        }
        else
        {
            db.Add(new UpwardSubmission { Id = clock.NewId(), OrganId = caller.OrganId, PublicationId = itemId, Platform = platform, SubmittedOn = facts.SubmittedOn, AdoptedOn = facts.AdoptedOn, Points = points });
        }

        db.Record(new EventDraft(caller.OrganId, ItemWork.SubjectKind, itemId, "submission-noted").With(new { platform, facts.SubmittedOn, facts.AdoptedOn, points }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public async Task<IReadOnlyList<UpwardSubmission>> OfAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<UpwardSubmission>().AsNoTracking().Where(one => one.PublicationId == itemId).OrderBy(one => one.SubmittedOn).ToListAsync(cancellation);
    }
}

/// <summary>上报采用存储 — the table of what was handed upward.</summary>
internal sealed class SubmissionMapping : IEntityTypeConfiguration<UpwardSubmission>
{
    public void Configure(EntityTypeBuilder<UpwardSubmission> builder)
    {
        builder.ToTable("upward_submissions");
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<Publication>().WithMany().HasForeignKey(one => one.PublicationId);
    }
}
