using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>整洁表中的一份报告 — collects the cells of one organ and year until all lines are read.</summary>
internal sealed class OwnCsvReport(string organ, int? year)
{
    private readonly Dictionary<string, (TableFormat Format, Cell?[] Cells, bool[] IsGiven)> _tables = new(StringComparer.Ordinal);
    private readonly List<Unreadable> _unreadable = [];

    /// <returns>False where the cell was given before, or the table in another format.</returns>
    public bool Add(TableFormat format, RowFormat row, ColumnFormat column, Cell? cell, SourcePlace place)
    {
        if (!_tables.TryGetValue(format.Id, out var table))
        {
            table = (format, new Cell?[format.CellCount], new bool[format.CellCount]);
            _tables.Add(format.Id, table);
        }

        var index = row.Offset;
        while (row.Columns[index - row.Offset] != column)
        {
            index++;
        }

        if (table.Format != format || table.IsGiven[index])
        {
            return false;
        }

        table.IsGiven[index] = true;
        table.Cells[index] = cell;
        if (cell is null)
        {
            _unreadable.Add(new Unreadable($"{format.Id}.{row.Path}.{column.Id}", "marked-unreadable", $"“{row.Label}”的“{column.Label}”在整洁表中标为不可读。",
                place));
        }

        return true;
    }

    public AnnualReport ToReport()
    {
        foreach (var (format, _, isGiven) in _tables.Values)
        {
            foreach (var row in format.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    if (!isGiven[row.Offset + i])
                    {
                        _unreadable.Add(new Unreadable($"{format.Id}.{row.Path}.{row.Columns[i].Id}", "line-missing",
                            $"整洁表中没有“{row.Label}”的“{row.Columns[i].Label}”这一行。", SourcePlace.None));
                    }
                }
            }
        }

        _unreadable.Add(new Unreadable("document", "text-not-in-csv", "整洁表只有表格数据，没有标题、正文和落款，涉及文字的规则不能判断。", SourcePlace.None));
        return new AnnualReport
        {
            Organ = organ.Length > 0 ? organ : null,
            Year = year,
            Sections = [.. Enumerable.Range(1, 6).Select(number => new ReportSection(number, null, "", SourcePlace.None))],
            Tables = [.. _tables.Values.OrderBy(table => table.Format.Section).Select(table => new ReportTable(table.Format, table.Cells))],
            Unreadable = _unreadable,
        };
    }
}
