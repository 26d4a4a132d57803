namespace Gongkai.Domain.Reports;

/// <summary>报告格式 — one prescribed form of the annual report as data: tables, rows, columns, labels, years; 条例 50.</summary>
/// <param name="Id">Stable key, for example "2019" or "2021".</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Basis">The notice that prescribes it.</param>
/// <param name="FirstYear">First report year it is prescribed for.</param>
/// <param name="LastYear">Last report year, or null while it is in force.</param>
/// <param name="Sections">The six prescribed headings, in order.</param>
/// <param name="Tables">The tables, in order of the parts they stand in.</param>
/// <param name="Rules">Ids of the checking rules that belong to this format only.</param>
public sealed record ReportFormat(
    string Id,
    string Name,
    Provision Basis,
    int FirstYear,
    int? LastYear,
    IReadOnlyList<SectionFormat> Sections,
    IReadOnlyList<TableFormat> Tables,
    IReadOnlyList<string> Rules)
{
    public TableFormat Table(string id) => Tables.First(table => table.Id == id);

    public bool IsPrescribedFor(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);
}

/// <summary>章节 — one prescribed part of the report: number, heading, and words by which a misprinted heading is still known.</summary>
public sealed record SectionFormat(int Number, string Heading, IReadOnlyList<string> Aliases);

/// <summary>表 — one statistical table: its rows from top to bottom, each with its own columns.</summary>
public sealed class TableFormat
{
    private readonly Dictionary<string, RowFormat> _rowsByPath;

    public TableFormat(string formatId, string id, int section, TableLayout layout, IReadOnlyList<RowFormat> rows, IReadOnlyList<TableGroup> groups)
    {
        FormatId = formatId;
        Id = id;
        Section = section;
        Layout = layout;
        Groups = groups;

        var placed = new RowFormat[rows.Count];
        for (var i = 0; i < placed.Length; i++)
        {
            placed[i] = rows[i] with { Index = i, Offset = CellCount };
            CellCount += rows[i].Columns.Count;
        }

        Rows = placed;
        _rowsByPath = placed.ToDictionary(row => row.Path, StringComparer.Ordinal);
    }

    /// <summary>The format the table belongs to.</summary>
    public string FormatId { get; }

    /// <summary>Stable key: part2, part3, part4.</summary>
    public string Id { get; }

    /// <summary>Number of the part it stands in.</summary>
    public int Section { get; }

    public TableLayout Layout { get; }

    public IReadOnlyList<RowFormat> Rows { get; }

    /// <summary>Blocks or outcome groups, in order; rows name theirs.</summary>
    public IReadOnlyList<TableGroup> Groups { get; }

    /// <summary>What the corner above the labels prints (part three: the note on the reconciliation); empty where it prints nothing.</summary>
    public string HeadNote { get; init; } = "";

    /// <summary>Heads over several columns, outermost first; needed to print the form, not to read it.</summary>
    public IReadOnlyList<HeadGroup> HeadGroups { get; init; } = [];

    /// <summary>Number of value cells in the whole table.</summary>
    public int CellCount { get; }

    /// <summary>The row with this path, or null.</summary>
    public RowFormat? Row(string path) => _rowsByPath.GetValueOrDefault(path);
}

/// <summary>表的版式 — how the prescribed table is laid out on paper.</summary>
public enum TableLayout
{
    /// <summary>Blocks one under another, each with its own head (part two).</summary>
    Blocks,

    /// <summary>One head, labelled rows (part three).</summary>
    Matrix,

    /// <summary>Groups side by side over one row of values (part four).</summary>
    SideBySide,
}

/// <summary>表内分组 — a block of part two, an outcome group of part three, a procedure of part four.</summary>
public sealed record TableGroup(string Id, string Label, IReadOnlyList<string> Aliases);

/// <summary>合并表头 — a head over several columns, from the first to the last of them: 申请人情况, 法人或其他组织.</summary>
public sealed record HeadGroup(string Label, string First, string Last);

/// <summary>行 — one value row: path in the result, printed label, group, role in the sums, columns.</summary>
public sealed record RowFormat(
    string Path,
    string Label,
    IReadOnlyList<string> Aliases,
    string? Group,
    RowRole Role,
    IReadOnlyList<ColumnFormat> Columns)
{
    /// <summary>Position in the table, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Position of the row's first cell among the table's cells, from 0.</summary>
    public int Offset { get; init; }
}

/// <summary>行的作用 — what a row of part three is in the reconciliation.</summary>
public enum RowRole
{
    None,

    /// <summary>一、本年新收.</summary>
    NewReceived,

    /// <summary>二、上年结转.</summary>
    CarriedIn,

    /// <summary>A leaf of 三、本年度办理结果.</summary>
    Outcome,

    /// <summary>（七）总计.</summary>
    OutcomeTotal,

    /// <summary>四、结转下年度继续办理.</summary>
    CarriedOut,
}

/// <summary>列 — one value column: key, printed head, kind, and the unit that its head prescribes.</summary>
public sealed record ColumnFormat(string Id, string Label, IReadOnlyList<string> Aliases, ColumnKind Kind, MoneyUnit? Unit = null);

/// <summary>列的种类 — what a column may hold.</summary>
public enum ColumnKind
{
    /// <summary>A count: a whole number, not negative.</summary>
    Count,

    /// <summary>A total of the other columns: a whole number, not negative.</summary>
    Total,

    /// <summary>A change: a whole number with a sign.</summary>
    Change,

    /// <summary>Money, reported as printed text with its worth in yuan.</summary>
    Money,

    /// <summary>Money, reported as a number in the unit of the head.</summary>
    MoneyInUnit,
}
