using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>The labels of one table over all known formats: rows, groups, and column heads.</summary>
internal sealed class RowLabels
{
    private readonly Dictionary<string, string> _columnKeys;

    public RowLabels(IReadOnlyList<TableFormat> tables)
    {
        Tables = tables;
        var groups = tables.SelectMany(table => table.Groups).ToList();
        var heads = tables.SelectMany(table => table.HeadGroups).Select(head => head.Label).Distinct().ToList();
        var leading = groups.SelectMany(group => group.Aliases.Prepend(group.Label)).Concat(heads).ToList();
        var columns = tables.SelectMany(table => table.Rows).SelectMany(row => row.Columns).DistinctBy(column => (column.Id, column.Label)).ToList();
        Rows = new LabelIndex(
            tables.SelectMany(table => table.Rows).DistinctBy(row => (row.Path, row.Label)).Select(row => (row.Path, row.Label, row.Aliases)),
            leading);
        Groups = new LabelIndex(groups.Select(group => (group.Id, group.Label, group.Aliases)), []);
        HeadGroups = new LabelIndex(heads.Select(head => (head, head, (IReadOnlyList<string>)[])), []);
        Columns = new LabelIndex(
            columns.Select(column => (column.Id, column.Label, column.Aliases)),
            []);
        NewReceivedPaths = [.. tables.SelectMany(table => table.Rows).Where(row => row.Role == RowRole.NewReceived).Select(row => row.Path)
            .Distinct()];
        FewestColumns = tables.SelectMany(table => table.Rows).Min(row => row.Columns.Count);
        _columnKeys = columns.DistinctBy(column => column.Label)
            .ToDictionary(column => column.Label, column => LabelKey.Of(column.Label), StringComparer.Ordinal);
        Leading = new LabelIndex([], leading.Concat(columns.SelectMany(column => column.Aliases.Prepend(column.Label))).Append("信息内容"));
    }

    /// <summary>Paths of the rows that every report prints once: the requests newly received.</summary>
    public IReadOnlyList<string> NewReceivedPaths { get; }

    /// <summary>The table's definitions, one a format, oldest first.</summary>
    public IReadOnlyList<TableFormat> Tables { get; }

    public LabelIndex Rows { get; }

    public LabelIndex Groups { get; }

    public LabelIndex Columns { get; }

    /// <summary>Heads over several columns.</summary>
    public LabelIndex HeadGroups { get; }

    /// <summary>Everything that may stand before a row's label in running text: groups and heads.</summary>
    public LabelIndex Leading { get; }

    /// <summary>True where this table's labels and columns mean the same as in the others:
    /// same layout, same columns for the same row, no new ambiguity.</summary>
    public bool MayJoin(RowLabels others)
    {
        var table = Tables[0];
        if (table.Layout != others.Tables[0].Layout || (table.Layout == TableLayout.Matrix && !SameColumns(table.Rows[0], others.Tables[0].Rows[0])))
        {
            return false;
        }

        var together = new RowLabels([.. others.Tables, table]);
        return together.Rows.Ambiguous <= Math.Max(Rows.Ambiguous, others.Rows.Ambiguous)
            && together.Columns.Ambiguous <= Math.Max(Columns.Ambiguous, others.Columns.Ambiguous);
    }

    private static bool SameColumns(RowFormat one, RowFormat other) =>
        one.Columns.Select(column => column.Id).SequenceEqual(other.Columns.Select(column => column.Id));

    /// <summary>Number of columns of the table's narrowest row.</summary>
    public int FewestColumns { get; }

    /// <summary>The key of a column's prescribed head.</summary>
    public string KeyOf(ColumnFormat column) => _columnKeys[column.Label];

    /// <summary>True where a known format gives the row just so many columns.</summary>
    public bool MayHaveColumns(string path, int count)
    {
        foreach (var table in Tables)
        {
            if (table.Row(path)?.Columns.Count == count)
            {
                return true;
            }
        }

        return false;
    }

    public RowFormat? Row(string path)
    {
        foreach (var table in Tables)
        {
            if (table.Row(path) is { } row)
            {
                return row;
            }
        }

        return null;
    }
}
