namespace Gongkai.Documents.Reports.Sources;

/// <summary>版式表格 — tells tables of data from tables that only arrange the page, and takes the latter apart.</summary>
internal static class TableLayout
{
    /// <summary>A paragraph of this length is prose, longer than any label of the form or any note within it.</summary>
    private const int ProseLength = 60;

    /// <summary>A lone text of this length is prose although it is not cut into paragraphs.</summary>
    private const int LongText = 200;

    /// <summary>The table as blocks: itself where it holds data; its contents in reading order where it arranges the page.</summary>
    public static IEnumerable<SourceBlock> Resolve(TableDraft table, ref int tableCount)
    {
        var rows = table.Rows;
        if (rows.Exists(row => row.IsFooter))
        {
            rows = [.. rows.Where(row => !row.IsFooter), .. rows.Where(row => row.IsFooter)];
        }

        // Boxes and stacks of boxes have no label to the left of a value: they are lines of text.
        if (rows.TrueForAll(row => row.Cells is [{ ColumnSpan: 1 }]))
        {
            return rows.SelectMany(row => row.Cells[0].Blocks);
        }

        var blocks = new List<SourceBlock>();
        List<SourceRow>? data = null;
        for (var index = 0; index < rows.Count; index++)
        {
            if (ArrangesPage(rows[index].Cells))
            {
                data = null;
                foreach (var cell in rows[index].Cells)
                {
                    blocks.AddRange(cell.Blocks);
                }
            }
            else
            {
                if (data is null)
                {
                    data = [];
                    blocks.Add(new SourceTable(SourceGeometry.Exact, data));
                    tableCount++;
                }

                data.Add(ToRow(rows[index].Cells, tableCount, index + 1));
            }
        }

        return blocks;
    }

    private static SourceRow ToRow(List<CellDraft> drafts, int table, int row)
    {
        var cells = new SourceCell[drafts.Count];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = drafts[index].ToCell(table, row);
        }

        return new SourceRow(cells);
    }

    private static bool ArrangesPage(List<CellDraft> cells)
    {
        foreach (var cell in cells)
        {
            var blocks = cell.Blocks;
            foreach (var block in blocks)
            {
                if (block is SourceTable
                    || (block is SourceParagraph { Text.Length: var length } && length >= (blocks.Count > 1 ? ProseLength : LongText)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
