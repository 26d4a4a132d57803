using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>建立栏目 — sets up the columns that every organ of the site shows, from a preset; 国办公开办函〔2019〕61号.</summary>
public sealed class InstallColumns(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid rootOrgan, IReadOnlyList<ColumnPlan> plans, CancellationToken cancellation = default)
    {
        // The installation itself may; of people, whoever manages the site.
        if (caller.PersonId is not null && caller.Lacks(Permission.ManageSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<CatalogColumn>().AnyAsync(column => column.OrganId == null, cancellation))
        {
            return new Refusal("columns-exist", "站点已有栏目，请在栏目管理里增改。");
        }

        Add(db, null, null, plans, clock.NewId);
        db.Record(new EventDraft(rootOrgan, "column", null, "columns-installed").With(new { count = db.ChangeTracker.Entries<CatalogColumn>().Count() }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    internal static void Add(GongkaiDb db, CatalogColumn? parent, Guid? organ, IReadOnlyList<ColumnPlan> plans, Func<Guid> newId)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            var column = new CatalogColumn(newId(), parent, organ, plans[i], i + 1);
            db.Add(column);
            Add(db, column, organ, plans[i].Children, newId);
        }
    }
}

/// <summary>增加栏目 — an organ adds a column of its own below one that exists; whoever manages the site adds one for all organs.</summary>
public sealed class AddColumn(SiteDatabase database, SiteClock clock)
{
    /// <param name="isForAll">Whether every organ of the site shows it.</param>
    public async Task<Result<Guid>> RunAsync(Caller caller, Guid parentId, ColumnPlan plan, bool isForAll = false, CancellationToken cancellation = default)
    {
        if (caller.Lacks(isForAll ? Permission.ManageSite : Permission.EditSite) is { } lacks)
        {
            return lacks;
        }

        if (plan.Name.Trim().Length is < 2 or > 40 || plan.Code.Length is 0 or > 40 || plan.Code.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            return new Refusal("column-name", "栏目名称应为 2 至 40 个字，代码由小写字母、数字和连字符组成，请修改。");
        }

        await using var db = database.Open(caller.Scope);
        var parent = await db.Set<CatalogColumn>().FirstOrDefaultAsync(column => column.Id == parentId && column.IsActive && (column.OrganId == null || (!isForAll && column.OrganId == caller.OrganId)), cancellation);
        if (parent is null)
        {
            return new Refusal("item-column", "没有这个上级栏目，请另选。");
        }

        var path = $"{parent.Path}{plan.Code}/";
        if (await db.Set<CatalogColumn>().AnyAsync(column => column.Path == path && (isForAll || column.OrganId == null || column.OrganId == caller.OrganId), cancellation))
        {
            return new Refusal("column-code", "同级已有相同代码的栏目，请换一个代码；停用的栏目可以恢复。");
        }

        var position = await db.Set<CatalogColumn>().CountAsync(column => column.ParentId == parentId, cancellation) + 1;
        var added = new CatalogColumn(clock.NewId(), parent, isForAll ? null : caller.OrganId, plan, position);
        if (added.Describe(plan.Basis, plan.Rhythm) is { } wrong)
        {
            return wrong;
        }

        db.Add(added);
        db.Record(new EventDraft(caller.OrganId, "column", added.Id, "column-added").With(new { added.Path, added.Name, isForAll }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : added.Id;
    }
}

/// <summary>栏目修改 — what a column is to be called, where it stands, on what it rests and how often it must change; null leaves as it is.</summary>
public sealed record ColumnChange(string Name, int Position)
{
    public string? Basis { get; init; }

    public ColumnRhythm? Rhythm { get; init; }
}

/// <summary>修改栏目 — gives a column another name, place, basis or rhythm; its code and its address stay.</summary>
public sealed class ChangeColumn(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid columnId, ColumnChange wanted, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await db.ColumnAsync(caller, columnId, "修改", cancellation);
        if (!found.TryGet(out var column))
        {
            return found.Refusal;
        }

        if ((column.Rename(wanted.Name, Math.Clamp(wanted.Position, 1, 999)) ?? column.Describe(wanted.Basis ?? column.Basis, wanted.Rhythm ?? column.Rhythm)) is { } refusal)
        {
            return refusal;
        }

        db.Record(new EventDraft(caller.OrganId, "column", columnId, "column-renamed").With(new { column.Path, column.Name, column.Position, column.Basis, rhythm = column.Rhythm.ToString() }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>停用栏目 — closes a column that has no public item left, or opens it again.</summary>
public sealed class CloseColumn(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid columnId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await db.ColumnAsync(caller, columnId, "停用", cancellation);
        if (!found.TryGet(out var column))
        {
            return found.Refusal;
        }

        if (column.ParentId is null)
        {
            return new Refusal("column-fixed", "指南、制度、法定主动公开内容、年报和依申请公开是固定栏目，只能改名，不能停用。", new Provision("国办公开办函〔2019〕61号"));
        }

        if (await PublicItems.Of(db, clock.Now).AnyAsync(item => item.ColumnId == columnId, cancellation))
        {
            return new Refusal("column-in-use", "栏目里还有已发布的信息，不能停用；请先把它们更正到别的栏目。");
        }

        await using var whole = database.Open(OrganScope.Portal);
        if (await whole.Set<CatalogColumn>().AnyAsync(below => below.ParentId == columnId && below.IsActive, cancellation)
            || (column.OrganId is null && await PublicItems.Of(whole, clock.Now).AnyAsync(item => item.ColumnId == columnId, cancellation)))
        {
            return new Refusal("column-has-below", "下面还有在用的栏目，或者别的机关在这里有已发布的信息，不能停用。");
        }

        column.Close();
        db.Record(new EventDraft(caller.OrganId, "column", columnId, "column-closed").With(new { column.Path, column.Name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public async Task<Refusal?> ReopenAsync(Caller caller, Guid columnId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await db.ColumnAsync(caller, columnId, "恢复", cancellation);
        if (!found.TryGet(out var column))
        {
            return found.Refusal;
        }

        if (!await db.Set<CatalogColumn>().AnyAsync(above => above.Id == column.ParentId && above.IsActive, cancellation))
        {
            return new Refusal("column-above", "上级栏目已停用，请先恢复上级栏目。");
        }

        column.Reopen();
        db.Record(ItemEvents.ColumnReopened.On(caller.OrganId, ItemEvents.ColumnSubject, columnId).With(new { column.Path, column.Name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>栏目权限 — an organ's own columns are its site editor's, those of all organs belong to whoever manages the site.</summary>
internal static class ColumnReach
{
    /// <param name="deed">What is to be done with it, for the refusal.</param>
    internal static async Task<Result<CatalogColumn>> ColumnAsync(this GongkaiDb db, Caller caller, Guid id, string deed, CancellationToken cancellation)
    {
        if (!caller.May(Permission.ManageSite) && caller.Lacks(Permission.EditSite) is { } lacks)
        {
            return lacks;
        }

        var column = await db.Set<CatalogColumn>().FirstOrDefaultAsync(column => column.Id == id && (column.OrganId == null || column.OrganId == caller.OrganId), cancellation);
        return column is not null && MayChange(caller, column) ? column : new Refusal("column-not-own", $"只能{deed}本机关自建的栏目；全站的栏目由管理员维护。");
    }

    internal static bool MayChange(Caller caller, CatalogColumn column) => caller.May(column.OrganId is null ? Permission.ManageSite : Permission.EditSite);
}
