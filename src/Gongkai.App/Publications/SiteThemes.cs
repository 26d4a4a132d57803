using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>本站主题分类 — a subject class that the site added, or what it changed of a shipped one.</summary>
public sealed class SiteTheme
{
    public string Code { get; init; } = "";

    public string? ParentCode { get; init; }

    public string Name { get; set; } = "";

    public int Position { get; set; }

    public bool IsRetired { get; set; }

    /// <summary>The day since which it is offered no more; null where it is, or was retired before days were kept.</summary>
    public DateOnly? RetiredOn { get; set; }

    public int Version { get; set; }
}

/// <summary>主题分类表的变更 — one edition of the list: what was changed of which class, by whom and when; kept for ever.</summary>
public sealed class ThemeChange
{
    /// <summary>Of the list, from 1.</summary>
    public int Edition { get; init; }

    public string Code { get; init; } = "";

    /// <summary>Code of the event: added, changed, retired, restored.</summary>
    public string Action { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    public string PersonName { get; init; } = "";

    /// <summary>Empty where it was added.</summary>
    public string FormerName { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Null where it was added.</summary>
    public int? FormerPosition { get; init; }

    public int Position { get; init; }

    /// <summary>In words: 改名 政务公开 → 数字政府；第 1 位 → 第 3 位.</summary>
    public string InChinese => Action == ItemEvents.ThemeAdded.Code ? $"增加“{Name}”，排第 {Position}" : string.Join('；', Parts().DefaultIfEmpty("没有变化"));

    private IEnumerable<string> Parts()
    {
        if (Action == ItemEvents.ThemeRetired.Code || Action == ItemEvents.ThemeRestored.Code)
        {
            yield return Action == ItemEvents.ThemeRetired.Code ? $"停用“{Name}”" : $"恢复“{Name}”";
        }

        if (FormerName != Name)
        {
            yield return $"“{FormerName}”改名“{Name}”";
        }

        if (FormerPosition != Position)
        {
            yield return $"“{Name}”从第 {FormerPosition} 位移到第 {Position} 位";
        }
    }
}

/// <summary>维护主题分类表 — the site's list of subjects: the shipped one with what administrators added, renamed, moved and retired; items keep the code that they have.</summary>
public sealed class SiteThemes(SiteDatabase database, SiteClock clock)
{
    private static readonly Refusal s_unknown = new("theme-unknown", "没有找到这个主题分类，请刷新页面后再办。");

    public async Task<ThemeList> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await ReadAsync(db, cancellation);
    }

    /// <summary>The former editions of the list, the newest first.</summary>
    /// <param name="parentCode">Whose level; null for the first levels.</param>
    public async Task<(IReadOnlyList<ThemeChange> Changes, int Total)> HistoryAsync(string? parentCode, (int Number, int Size) page, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var changes = db.Set<ThemeChange>().AsNoTracking();
        changes = parentCode is null ? changes.Where(change => change.Code.Length <= ThemeList.FirstLevelLength) : changes.Where(change => change.Code.StartsWith(parentCode) && change.Code.Length > ThemeList.FirstLevelLength);
        return (await changes.OrderByDescending(change => change.Edition).Skip((page.Number - 1) * page.Size).Take(page.Size).ToListAsync(cancellation), await changes.CountAsync(cancellation));
    }

    /// <param name="parentCode">The first level that it comes below; null for one more first level.</param>
    /// <returns>Its code.</returns>
    public async Task<Result<string>> AddAsync(Caller caller, string? parentCode, string name, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var list = await ReadAsync(db, cancellation);
        if (parentCode is not null && list.Find(parentCode) is not { ParentCode: null, IsRetired: false })
        {
            return s_unknown;
        }

        if (list.NextCode(parentCode) is not { } code)
        {
            return new Refusal("theme-full", "这一级的主题分类已有 99 个，不能再加；请先改用已有的分类。");
        }

        var theme = new Theme(code, name.Trim(), parentCode);
        if (Problem(list, theme) is { } problem)
        {
            return problem;
        }

        var position = list.Below(parentCode).Count + 1;
        db.Add(new SiteTheme { Code = code, ParentCode = parentCode, Name = theme.Name, Position = position });
        db.Add(new ThemeChange
        {
            Edition = await NextEditionAsync(db, cancellation),
            Code = code,
            Action = ItemEvents.ThemeAdded.Code,
            ChangedAt = clock.Now,
            PersonName = caller.Name,
            Name = theme.Name,
            Position = position,
        });
        db.Record(ItemEvents.ThemeAdded.On(caller.OrganId, ItemEvents.ThemeSubject, null) with { Reason = $"{code} {theme.Name}" });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : code;
    }

    /// <summary>Another name or another place; the code stays, and with it what items have.</summary>
    public Task<Refusal?> ChangeAsync(Caller caller, string code, (string Name, int Position) wanted, CancellationToken cancellation = default) =>
        SetAsync(caller, code, new Step(ItemEvents.ThemeChanged, theme => theme with { Name = wanted.Name.Trim() }, wanted.Position), cancellation);

    /// <summary>停用 — it is offered no more, and what lies below it neither.</summary>
    public Task<Refusal?> RetireAsync(Caller caller, string code, CancellationToken cancellation = default) =>
        SetAsync(caller, code, new Step(ItemEvents.ThemeRetired, theme => theme with { IsRetired = true, RetiredOn = theme.IsRetired ? theme.RetiredOn : clock.Today }), cancellation);

    public Task<Refusal?> RestoreAsync(Caller caller, string code, CancellationToken cancellation = default) =>
        SetAsync(caller, code, new Step(ItemEvents.ThemeRestored, theme => theme with { IsRetired = false, RetiredOn = null }), cancellation);

    /// <summary>The place of a class among those of its level, from 1.</summary>
    public static int PositionOf(ThemeList list, Theme theme) => list.Below(theme.ParentCode).TakeWhile(other => other.Code != theme.Code).Count() + 1;

    internal static async Task<ThemeList> ReadAsync(GongkaiDb db, CancellationToken cancellation) =>
        ThemeList.Shipped.With([.. (await db.Set<SiteTheme>().AsNoTracking().ToListAsync(cancellation))
            .Select(own => new PlacedTheme(new Theme(own.Code, own.Name, own.ParentCode) { IsRetired = own.IsRetired, RetiredOn = own.RetiredOn }, own.Position))]);

    /// <summary>Both levels joined, from the names that a query of one item brought along; those of the shipped list where the site has none of its own.</summary>
    internal static string InChinese(string code, string? ownFirst, string? own)
    {
        var name = own ?? ThemeList.Shipped.Find(code)?.Name;
        return name is null ? "" : code.Length <= ThemeList.FirstLevelLength ? name : $@"{ownFirst ?? ThemeList.Shipped.Find(code[..ThemeList.FirstLevelLength])?.Name}\{name}";
    }

    private static Refusal? Problem(ThemeList list, Theme theme) =>
        theme.Name.Length is < 2 or > 30 || theme.Name.AsSpan().IndexOfAny('\\', '/') >= 0 ? new Refusal("theme-name", "主题分类的名称应为 2 至 30 个字，不含斜线。")
        : list.Below(theme.ParentCode).Any(other => other.Code != theme.Code && other.Name == theme.Name) ? new Refusal("theme-taken", $"同级已有“{theme.Name}”，请换一个名称；停用的可以恢复。")
        : null;

    private async Task<Refusal?> SetAsync(Caller caller, string code, Step step, CancellationToken cancellation)
    {
        if (caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var list = await ReadAsync(db, cancellation);
        if (list.Find(code) is not { } theme)
        {
            return s_unknown;
        }

        var wanted = step.Change(theme);
        if (Problem(list, wanted) is { } problem)
        {
            return problem;
        }

        var level = list.Moved(wanted, step.Position ?? PositionOf(list, theme));
        var own = await db.Set<SiteTheme>().Where(known => known.ParentCode == theme.ParentCode).ToDictionaryAsync(known => known.Code, cancellation);
        foreach (var placed in level.Where(placed => placed.Theme != list.Find(placed.Theme.Code) || placed.Position != PositionOf(list, placed.Theme)))
        {
            if (!own.TryGetValue(placed.Theme.Code, out var kept))
            {
                db.Add(kept = new SiteTheme { Code = placed.Theme.Code, ParentCode = placed.Theme.ParentCode });
            }

            (kept.Name, kept.Position, kept.IsRetired, kept.RetiredOn) = (placed.Theme.Name, placed.Position, placed.Theme.IsRetired, placed.Theme.RetiredOn);
        }

        db.Add(new ThemeChange
        {
            Edition = await NextEditionAsync(db, cancellation),
            Code = code,
            Action = step.Kind.Code,
            ChangedAt = clock.Now,
            PersonName = caller.Name,
            FormerName = theme.Name,
            Name = wanted.Name,
            FormerPosition = PositionOf(list, theme),
            Position = level.First(placed => placed.Theme.Code == code).Position,
        });
        var facts = new { before = theme.Name, wanted.Name, from = PositionOf(list, theme), to = level.First(placed => placed.Theme.Code == code).Position };
        db.Record(step.Kind.On(caller.OrganId, ItemEvents.ThemeSubject, null).With(facts) with { Reason = $"{code} {wanted.Name}" });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    // Two at the same moment want the same number: the later one is refused and looks again.
    private static async Task<int> NextEditionAsync(GongkaiDb db, CancellationToken cancellation) => (await db.Set<ThemeChange>().MaxAsync(change => (int?)change.Edition, cancellation) ?? 0) + 1;

    /// <param name="Position">Null where it stays in its place.</param>
    private sealed record Step(EventKind Kind, Func<Theme, Theme> Change, int? Position = null);
}
