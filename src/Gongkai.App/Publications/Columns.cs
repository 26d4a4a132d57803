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

/// <summary>增加栏目 — an organ adds a column of its own below one that exists.</summary>
public sealed class AddColumn(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<Guid>> RunAsync(Caller caller, Guid parentId, ColumnPlan plan, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.EditSite) is { } lacks)
        {
            return lacks;
        }

        if (plan.Name.Trim().Length is < 2 or > 40 || plan.Code.Length is 0 or > 40 || plan.Code.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            return new Refusal("column-name", "栏目名称应为 2 至 40 个字，代码由小写字母、数字和连字符组成，请修改。");
        }

        await using var db = database.Open(caller.Scope);
        var parent = await db.Set<CatalogColumn>().FirstOrDefaultAsync(column => column.Id == parentId && (column.OrganId == null || column.OrganId == caller.OrganId), cancellation);
        if (parent is null)
        {
            return new Refusal("item-column", "没有这个上级栏目，请另选。");
        }

        var path = $"{parent.Path}{plan.Code}/";
        if (await db.Set<CatalogColumn>().AnyAsync(column => column.Path == path && (column.OrganId == null || column.OrganId == caller.OrganId), cancellation))
        {
            return new Refusal("column-code", "同级已有相同代码的栏目，请换一个代码。");
        }

        var position = await db.Set<CatalogColumn>().CountAsync(column => column.ParentId == parentId, cancellation) + 1;
        var added = new CatalogColumn(clock.NewId(), parent, caller.OrganId, plan, position);
        db.Add(added);
        db.Record(new EventDraft(caller.OrganId, "column", added.Id, "column-added").With(new { added.Path, added.Name }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : added.Id;
    }
}

/// <summary>改名栏目 — gives an own column another name or place; its code and its address stay.</summary>
public sealed class RenameColumn(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid columnId, (string Name, int Position) wanted, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.EditSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<CatalogColumn>().FirstOrDefaultAsync(column => column.Id == columnId && column.OrganId == caller.OrganId, cancellation) is not { } column)
        {
            return new Refusal("column-not-own", "只能修改本机关自建的栏目。");
        }

        if (column.Rename(wanted.Name, Math.Clamp(wanted.Position, 1, 999)) is { } refusal)
        {
            return refusal;
        }

        db.Record(new EventDraft(caller.OrganId, "column", columnId, "column-renamed").With(new { column.Path, column.Name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>停用栏目 — closes an own column that has no public item left.</summary>
public sealed class CloseColumn(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid columnId, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.EditSite) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<CatalogColumn>().FirstOrDefaultAsync(column => column.Id == columnId && column.OrganId == caller.OrganId, cancellation) is not { } column)
        {
            return new Refusal("column-not-own", "只能停用本机关自建的栏目。");
        }

        if (await PublicItems.Of(db, clock.Now).AnyAsync(item => item.ColumnId == columnId, cancellation))
        {
            return new Refusal("column-in-use", "栏目里还有已发布的信息，不能停用；请先把它们更正到别的栏目。");
        }

        column.Close();
        db.Record(new EventDraft(caller.OrganId, "column", columnId, "column-closed"));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
