namespace Gongkai.Domain.Publications;

/// <summary>栏目 — one node of the catalogue of disclosed information, shared by all organs or added by one; 条例 12, 国办公开办函〔2019〕61号.</summary>
public sealed class CatalogColumn
{
    private CatalogColumn()
    {
    }

    public CatalogColumn(Guid id, CatalogColumn? parent, Guid? organId, ColumnPlan plan, int position)
    {
        (Id, ParentId, OrganId, Position) = (id, parent?.Id, organId, position);
        (Code, Name, Basis, Rhythm, Kind) = (plan.Code, plan.Name, plan.Basis, plan.Rhythm, plan.Kind);
        Path = $"{parent?.Path}{plan.Code}/";
    }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>The organ that added it for itself; null for the columns that every organ shows.</summary>
    public Guid? OrganId { get; private set; }

    /// <summary>Stable code within the parent; part of addresses.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Codes from the root, each closed by a slash; unique.</summary>
    public string Path { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>公开依据.</summary>
    public string Basis { get; private set; } = "";

    public ColumnRhythm Rhythm { get; private set; }

    /// <summary>The kind that new items of the column have.</summary>
    public ItemKind Kind { get; private set; }

    public int Position { get; private set; }

    public bool IsActive { get; private set; } = true;

    public int Version { get; private set; }

    public Refusal? Rename(string name, int position)
    {
        if (name.Trim().Length is < 2 or > 40)
        {
            return new Refusal("column-name", "栏目名称应为 2 至 40 个字，请修改。");
        }

        (Name, Position) = (name.Trim(), position);
        return null;
    }

    /// <summary>Another basis and another rhythm.</summary>
    public Refusal? Describe(string basis, ColumnRhythm rhythm)
    {
        if (basis.Trim().Length > 100)
        {
            return new Refusal("column-basis", "公开依据不超过 100 个字，请写条款，例如 条例第二十条第（七）项。");
        }

        (Basis, Rhythm) = (basis.Trim(), rhythm);
        return null;
    }

    public void Close() => IsActive = false;

    public void Reopen() => IsActive = true;
}

/// <summary>栏目方案 — a column as a preset describes it.</summary>
public sealed record ColumnPlan(string Code, string Name, ItemKind Kind, ColumnRhythm Rhythm, string Basis, IReadOnlyList<ColumnPlan> Children);

/// <summary>更新频率 — within how many days a column must have a new item before an inspection counts it as stale; 国办秘函〔2019〕19号.</summary>
public enum ColumnRhythm
{
    /// <summary>Changed when there is something to change; never stale.</summary>
    WhenNeeded,

    /// <summary>动态、要闻: two weeks.</summary>
    TwoWeeks,

    /// <summary>通知公告、政策文件: six months.</summary>
    HalfYear,

    /// <summary>Figures of the year: a year.</summary>
    Year,
}
