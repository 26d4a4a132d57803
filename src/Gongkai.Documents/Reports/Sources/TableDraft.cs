using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>表格草稿 — a table while it is read: rows of cells with spans, resolved to absolute columns row by row.</summary>
internal sealed class TableDraft(SourceLimits limits)
{
    private readonly Dictionary<int, CellDraft> _merges = [];
    private Pending[] _pending = [];
    private List<CellDraft>? _row;
    private List<CellDraft>? _spare;
    private bool _isFooter;

    public List<RowDraft> Rows { get; } = [];

    /// <summary>Blocks that stand in the table but in none of its cells, such as its caption; they are read before it.</summary>
    public List<SourceBlock> Before { get; } = [];

    public CellDraft? Cell { get; set; }

    /// <summary>Grid columns that are left out at the left of the open row.</summary>
    public int SkippedColumns { get; set; }

    /// <summary>True where the open row was deleted or hidden and is not part of the text.</summary>
    public bool DropsRow { get; set; }

    public void BeginRow(bool isFooter)
    {
        _row = _spare ?? [];
        _spare = null;
        _isFooter = isFooter;
        SkippedColumns = 0;
        DropsRow = false;
    }

    public CellDraft BeginCell()
    {
        if (_row is null)
        {
            BeginRow(isFooter: false);
        }

        Cell = new CellDraft();
        _row!.Add(Cell);
        if (_row.Count > limits.Columns)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyColumns);
        }

        return Cell;
    }

    /// <summary>Resolves the open row.</summary>
    /// <returns>The number of cells that it got.</returns>
    public int EndRow()
    {
        if (_row is not { } drafts)
        {
            return 0;
        }

        _row = null;
        if (DropsRow)
        {
            return 0;
        }

        var cells = new List<CellDraft>(drafts.Count);
        var column = SkippedColumns;
        foreach (var draft in drafts)
        {
            column = Cover(cells, column);
            if (draft.ExtendsLeft && cells.Count > 0)
            {
                cells[^1].ColumnSpan++;
                column++;
                continue;
            }

            column = Place(cells, draft, column);
        }

        while (column < _pending.Length)
        {
            var covered = Cover(cells, column);
            column = covered == column ? column + 1 : covered;
        }

        drafts.Clear();
        _spare = drafts;
        if (cells.Count > 0)
        {
            Rows.Add(new RowDraft(cells, _isFooter));
        }

        return cells.Count;
    }

    /// <summary>Spans do not reach from one group of rows into the next.</summary>
    public void EndGroup() => Array.Clear(_pending);

    private int Place(List<CellDraft> cells, CellDraft draft, int column)
    {
        if (column >= limits.Columns)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyColumns);
        }

        draft.Column = column;
        draft.ColumnSpan = FreeColumns(column, draft.ColumnSpan);
        if (draft.Continues && _merges.TryGetValue(column, out var origin))
        {
            origin.RowSpan++;
            draft.IsCovered = true;
            draft.Blocks.Clear();
        }
        else
        {
            for (var covered = column; covered < column + draft.ColumnSpan && _merges.Count > 0; covered++)
            {
                _merges.Remove(covered);
            }

            if (draft.StartsMerge)
            {
                _merges[column] = draft;
            }
        }

        if (draft.RowSpan > 1 && !draft.StartsMerge)
        {
            Reserve(draft);
        }

        cells.Add(draft);
        return column + draft.ColumnSpan;
    }

    private int FreeColumns(int column, int wanted)
    {
        var span = Math.Clamp(wanted, 1, limits.Columns - column);
        for (var next = column + 1; next < Math.Min(column + span, _pending.Length); next++)
        {
            if (_pending[next].Rows > 0)
            {
                return next - column;
            }
        }

        return span;
    }

    private void Reserve(CellDraft draft)
    {
        if (_pending.Length < draft.Column + draft.ColumnSpan)
        {
            Array.Resize(ref _pending, draft.Column + draft.ColumnSpan);
        }

        // Only the first column of a merged block carries it; the others are stepped over with it.
        _pending[draft.Column] = new Pending(draft, draft.RowSpan - 1);
        draft.RowSpan = 1;
        for (var column = draft.Column + 1; column < draft.Column + draft.ColumnSpan; column++)
        {
            _pending[column] = default;
        }
    }

    private int Cover(List<CellDraft> cells, int column)
    {
        while (column < _pending.Length && _pending[column].Rows > 0)
        {
            var (origin, rows) = _pending[column];
            origin.RowSpan++;
            cells.Add(new CellDraft { Column = column, ColumnSpan = origin.ColumnSpan, IsCovered = true });
            _pending[column] = new Pending(origin, rows - 1);
            column += origin.ColumnSpan;
        }

        return column;
    }

    private readonly record struct Pending(CellDraft Origin, int Rows);
}

/// <summary>行草稿 — a resolved row, and whether it is printed at the foot of the table.</summary>
internal readonly record struct RowDraft(List<CellDraft> Cells, bool IsFooter);

/// <summary>格草稿 — a cell while its table is read.</summary>
internal sealed class CellDraft
{
    public List<SourceBlock> Blocks { get; } = [];

    public int Column { get; set; }

    public int ColumnSpan { get; set; } = 1;

    public int RowSpan { get; set; } = 1;

    public bool IsCovered { get; set; }

    /// <summary>Begins a vertical merge whose length is known only from the rows below.</summary>
    public bool StartsMerge { get; set; }

    /// <summary>Continues the vertical merge above it.</summary>
    public bool Continues { get; set; }

    /// <summary>Continues the cell to its left.</summary>
    public bool ExtendsLeft { get; set; }

    public SourceCell ToCell(int table, int row) => new(
        CellJoin.Join(Blocks), SourcePlace.OfTable(table, row, Column + 1), Column, ColumnSpan, RowSpan, IsCovered);
}
