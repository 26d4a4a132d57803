using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>The labels of one table over all known formats: rows, groups, and column heads.</summary>
internal sealed class RowLabels
{
    public RowLabels(IReadOnlyList<TableFormat> tables)
    {
        Tables = tables;
        var groups = tables.SelectMany(table => table.Groups).ToList();
        var leading = groups.SelectMany(group => group.Aliases.Prepend(group.Label)).ToList();
        var columns = tables.SelectMany(table => table.Rows).SelectMany(row => row.Columns).DistinctBy(column => (column.Id, column.Label)).ToList();
        Rows = new LabelIndex(
            tables.SelectMany(table => table.Rows).DistinctBy(row => (row.Path, row.Label)).Select(row => (row.Path, row.Label, row.Aliases)),
            leading);
        Groups = new LabelIndex(groups.Select(group => (group.Id, group.Label, group.Aliases)), []);
        Columns = new LabelIndex(
            columns.Select(column => (column.Id, column.Label, column.Aliases)),
            []);
        Leading = new LabelIndex([], leading.Concat(columns.SelectMany(column => column.Aliases.Prepend(column.Label))).Append("信息内容"));
    }

    /// <summary>The table's definitions, one a format, oldest first.</summary>
    public IReadOnlyList<TableFormat> Tables { get; }

    public LabelIndex Rows { get; }

    public LabelIndex Groups { get; }

    public LabelIndex Columns { get; }

    /// <summary>Everything that may stand before a row's label in running text: groups and heads.</summary>
    public LabelIndex Leading { get; }

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
