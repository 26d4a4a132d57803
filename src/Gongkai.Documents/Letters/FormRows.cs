namespace Gongkai.Documents.Letters;

/// <summary>表格行 — gives the cells of neighbouring rows their columns: the last cell of a short row takes the rest, 〃 goes on with the cell above.</summary>
internal static class FormRows
{
    private const string Ditto = "〃";

    internal static IReadOnlyList<PaperBlock> Arrange(List<PaperBlock> blocks)
    {
        for (var start = 0; start < blocks.Count; start++)
        {
            var end = start;
            while (end < blocks.Count && blocks[end].Kind == PaperBlockKind.Row)
            {
                end++;
            }

            if (end > start)
            {
                Arrange(blocks, start, end);
                start = end - 1;
            }
        }

        return blocks;
    }

    private static void Arrange(List<PaperBlock> blocks, int start, int end)
    {
        var columns = blocks[start..end].Max(row => row.Cells.Count);
        var rows = blocks[start..end].Select(row => row.Cells.ToList()).ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            rows[r][^1] = rows[r][^1] with { Span = columns - rows[r].Count + 1 };
            for (var c = 0; c < rows[r].Count; c++)
            {
                if (rows[r][c] is { Text: Ditto, IsLabel: true } && Above(rows, r, c) is { } above)
                {
                    rows[above][c] = rows[above][c] with { Rows = rows[above][c].Rows + 1 };
                    rows[r][c] = new PaperCell("", rows[above][c].Span, true, 0);
                }
            }
        }

        for (var r = 0; r < rows.Count; r++)
        {
            blocks[start + r] = new PaperBlock(PaperBlockKind.Row, string.Join(" | ", rows[r].Select(cell => cell.Text))) { Cells = rows[r] };
        }
    }

    // The row in which the cell above begins, where it stands in the same column.
    private static int? Above(List<List<PaperCell>> rows, int row, int column)
    {
        for (var r = row - 1; r >= 0; r--)
        {
            if (column >= rows[r].Count - 1 && column != 0)
            {
                return null;
            }

            if (rows[r][column].Rows > 0)
            {
                return r;
            }
        }

        return null;
    }
}
