namespace Gongkai.Documents.Reports.Writing;

/// <summary>表格网 — collects the cells of a form row by row and fills the places that a cell covers further down.</summary>
internal sealed class PrescribedGrid
{
    private readonly List<(bool IsHead, bool StartsBlock, List<PrescribedCell> Cells)> _rows = [];
    private readonly List<(int LastRow, PrescribedCell Cell)> _open = [];

    public void AddRow(bool isHead = false, bool startsBlock = false)
    {
        var row = _rows.Count;
        _open.RemoveAll(open => open.LastRow < row);
        _rows.Add((isHead, startsBlock, [.. _open.Select(open => open.Cell with { IsCovered = true })]));
    }

    public void Add(PrescribedCell cell)
    {
        _rows[^1].Cells.Add(cell);
        if (cell.RowSpan > 1)
        {
            _open.Add((_rows.Count - 2 + cell.RowSpan, cell));
        }
    }

    public List<PrescribedRow> ToRows() =>
        [.. _rows.Select(row => new PrescribedRow([.. row.Cells.OrderBy(cell => cell.Column)], row.IsHead, row.StartsBlock))];
}
