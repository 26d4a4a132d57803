using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>栏目责任 — who of an organ answers for a column, and within how many days it wants something new or something published there; 条例 20, 26.</summary>
public sealed class ColumnDuty : IOrganOwned
{
    public Guid ColumnId { get; init; }

    public Guid OrganId { get; init; }

    public Guid? UnitId { get; set; }

    public Guid? PersonId { get; set; }

    /// <summary>更新时限: days within which the column must have a new item; null where its rhythm alone counts.</summary>
    public int? UpdateDays { get; set; }

    /// <summary>公开时限: working days from formation to publication; null where the law's alone count.</summary>
    public int? PublishDays { get; set; }

    public int Version { get; set; }
}

/// <summary>栏目责任内容 — what an organ sets for a column; all empty takes it away.</summary>
public sealed record ColumnDutyContent(Guid? UnitId, Guid? PersonId, int? UpdateDays, int? PublishDays)
{
    public static readonly ColumnDutyContent None = new(null, null, null, null);
}

/// <summary>栏目责任行 — who answers, by name, and the limits.</summary>
public sealed record ColumnDutyView(ColumnDutyContent Content, string Unit, string Person)
{
    public static readonly ColumnDutyView None = new(ColumnDutyContent.None, "", "");

    /// <summary>What the organ set for the column itself; the rest comes from a column above.</summary>
    public ColumnDutyContent Own { get; init; } = ColumnDutyContent.None;

    public bool IsOwnerInherited => Owner.Length > 0 && Own is { UnitId: null, PersonId: null };

    public bool IsUpdateInherited => Content.UpdateDays is not null && Own.UpdateDays is null;

    public bool IsPublishInherited => Content.PublishDays is not null && Own.PublishDays is null;

    /// <summary>What it has from a column above; empty where it has nothing from there.</summary>
    public string InheritedInChinese => string.Join('，', new[]
    {
        IsOwnerInherited ? $"责任 {Owner}" : "",
        IsUpdateInherited ? $"更新时限 {Content.UpdateDays} 天" : "",
        IsPublishInherited ? $"公开时限 {Content.PublishDays} 个工作日" : "",
    }.Where(part => part.Length > 0));

    /// <summary>With what a column above has, where this one has none; owner and each limit for itself.</summary>
    internal ColumnDutyView Below(ColumnDutyView above)
    {
        var owner = Own is { UnitId: null, PersonId: null } ? above : this;
        var content = new ColumnDutyContent(owner.Content.UnitId, owner.Content.PersonId, Own.UpdateDays ?? above.Content.UpdateDays, Own.PublishDays ?? above.Content.PublishDays);
        return new ColumnDutyView(content, owner.Unit, owner.Person) { Own = Own };
    }

    /// <summary>Unit and person as one; empty where nobody answers.</summary>
    public string Owner => string.Join('　', new[] { Unit, Person }.Where(name => name.Length > 0));
}

/// <summary>栏目责任和时限 — reads and sets who of an organ answers for its columns; 国办公开办函〔2019〕61号.</summary>
public sealed class ColumnDuties(SiteDatabase database, SiteClock clock)
{
    private const int LongestUpdate = 730;
    private const int LongestPublish = 20;

    /// <summary>By column, with what a column has from those above it; those without are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, ColumnDutyView>> OfAsync(Guid organ, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var own = (await db.Set<ColumnDuty>().AsNoTracking().Where(duty => duty.OrganId == organ).Select(duty => new
        {
            duty.ColumnId,
            Content = new ColumnDutyContent(duty.UnitId, duty.PersonId, duty.UpdateDays, duty.PublishDays),
            Unit = db.Units.Where(unit => unit.Id == duty.UnitId && unit.IsActive).Select(unit => unit.Name).FirstOrDefault(),
            Person = db.People.Where(person => person.Id == duty.PersonId && !person.IsDisabled).Select(person => person.Name).FirstOrDefault(),
        }).ToListAsync(cancellation)).ToDictionary(duty => duty.ColumnId, duty => new ColumnDutyView(duty.Content, duty.Unit ?? "", duty.Person ?? "") { Own = duty.Content });
        var all = new Dictionary<Guid, ColumnDutyView>();
        // A path begins with that of the column above, so parents come first.
        var columns = db.Set<CatalogColumn>().Where(column => column.OrganId == null || column.OrganId == organ).OrderBy(column => column.Path.Length);
        foreach (var column in await columns.Select(column => new { column.Id, column.ParentId }).ToListAsync(cancellation))
        {
            var above = column.ParentId is { } parent ? all.GetValueOrDefault(parent) : null;
            if (own.GetValueOrDefault(column.Id) is { } set)
            {
                all[column.Id] = above is null ? set : set.Below(above);
            }
            else if (above is not null)
            {
                all[column.Id] = ColumnDutyView.None.Below(above);
            }
        }

        return all;
    }

    /// <summary>Units and people of the own organ that may be named.</summary>
    public async Task<(IReadOnlyList<(Guid Id, string Name)> Units, IReadOnlyList<(Guid Id, string Name)> People)> ChoicesAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId && unit.IsActive).OrderBy(unit => unit.Position).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancellation);
        var people = await db.People.Where(person => person.OrganId == caller.OrganId && !person.IsDisabled).OrderBy(person => person.Name).Select(person => new { person.Id, person.Name }).ToListAsync(cancellation);
        return ([.. units.Select(unit => (unit.Id, unit.Name))], [.. people.Select(person => (person.Id, person.Name))]);
    }

    public async Task<Refusal?> SetAsync(Caller caller, Guid columnId, ColumnDutyContent wanted, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.EditSite) ?? Problem(wanted)) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<CatalogColumn>().AsNoTracking().FirstOrDefaultAsync(column => column.Id == columnId && column.IsActive && (column.OrganId == null || column.OrganId == caller.OrganId), cancellation) is not { } column)
        {
            return new Refusal("item-column", "没有这个栏目，或者它已停用，请另选栏目。");
        }

        if ((wanted.UnitId is { } unit && !await db.Units.AnyAsync(known => known.Id == unit && known.OrganId == caller.OrganId && known.IsActive, cancellation))
            || (wanted.PersonId is { } person && !await db.People.AnyAsync(known => known.Id == person && known.OrganId == caller.OrganId && !known.IsDisabled, cancellation)))
        {
            return new Refusal("column-owner", "责任机构和责任人应是本机关在用的机构和人员，请重新选择。");
        }

        var duty = await db.Set<ColumnDuty>().FirstOrDefaultAsync(known => known.ColumnId == columnId && known.OrganId == caller.OrganId, cancellation);
        if (duty is null)
        {
            db.Add(duty = new ColumnDuty { ColumnId = columnId, OrganId = caller.OrganId });
        }

        (duty.UnitId, duty.PersonId, duty.UpdateDays, duty.PublishDays) = (wanted.UnitId, wanted.PersonId, wanted.UpdateDays, wanted.PublishDays);
        db.Record(ItemEvents.ColumnDutySet.On(caller.OrganId, ItemEvents.ColumnSubject, columnId).With(new { column.Path, wanted.UnitId, wanted.PersonId, wanted.UpdateDays, wanted.PublishDays }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private static Refusal? Problem(ColumnDutyContent wanted) =>
        wanted.UpdateDays is < 1 or > LongestUpdate ? new Refusal("column-update-days", $"更新时限应为 1 至 {LongestUpdate} 天；不另作规定的留空。")
        : wanted.PublishDays is < 1 or > LongestPublish ? new Refusal("column-publish-days", $"公开时限应为 1 至 {LongestPublish} 个工作日，不能超过法定期限；不另作规定的留空。", Provision.Regulation("第二十六条"))
        : null;
}
