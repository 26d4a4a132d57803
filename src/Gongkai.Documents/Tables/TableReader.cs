using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.Documents.Tables;

/// <summary>读取表格文件 — rows of an import file (XLSX, CSV, TSV) whose first row is the head.</summary>
public static class TableReader
{
    /// <summary>The head and the rows; rows without any value are left out.</summary>
    /// <returns>A refusal where the file is no table, has no head, or names a column twice.</returns>
    public static Result<IReadOnlyList<TableRow>> Read(ReadOnlyMemory<byte> content, string name)
    {
        var opened = SourceOpener.Open(content, name, SourceLimits.Default);
        if (!opened.TryGet(out var document))
        {
            return opened.Refusal!;
        }

        if (document.Blocks.OfType<SourceTable>().FirstOrDefault(table => table.Rows.Count > 0) is not { } table)
        {
            return new Refusal("table-none", $"{name}：没有找到表格。请使用导出的模板，第一行为表头，另存为 XLSX 或 CSV。");
        }

        var head = new Dictionary<int, string>();
        foreach (var cell in table.Rows[0].Cells.Where(cell => !cell.IsCovered && cell.Text.Trim().Length > 0))
        {
            if (!head.TryAdd(cell.Column, cell.Text.Trim()) || head.Values.Count(label => label == cell.Text.Trim()) > 1)
            {
                return new Refusal("table-head-twice", $"{name}：表头“{cell.Text.Trim()}”出现两次，请删去一列。");
            }
        }

        var rows = new List<TableRow>(table.Rows.Count);
        for (var i = 1; i < table.Rows.Count; i++)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var cell in table.Rows[i].Cells.Where(cell => !cell.IsCovered && cell.Text.Trim().Length > 0))
            {
                // A value beyond the head belongs to nothing; it is kept under a name that no field has.
                values[head.GetValueOrDefault(cell.Column, $"第{cell.Column + 1}列")] = cell.Text.Trim();
            }

            if (values.Count > 0)
            {
                rows.Add(new TableRow(i + 1, values));
            }
        }

        return rows;
    }
}
