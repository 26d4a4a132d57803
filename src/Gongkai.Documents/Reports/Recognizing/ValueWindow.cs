using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Why the cells after a label could not be taken as the row's values.</summary>
internal enum WindowProblem
{
    None,

    /// <summary>Fewer cells than columns: which one is missing cannot be known.</summary>
    TooFew,

    /// <summary>More values than columns, and they differ: which one is surplus cannot be known.</summary>
    TooMany,

    /// <summary>Blank cells on both sides: the values fit more than one set of columns.</summary>
    Ambiguous,

    /// <summary>A value stands in a merged cell that covers several columns or rows.</summary>
    Merged,
}

/// <summary>The values of a row as cut out of the cells after its label: exactly as many as columns, or the reason why not.</summary>
internal readonly record struct ValueWindow(WindowProblem Problem, SourceCell[] Values, int Printed, bool IsSurplus)
{
    /// <summary>True where blank cells had to be left out beside the values and blanks remain among them: the place is likely, not certain.</summary>
    public bool IsLean { get; init; }

    /// <summary>Column of the first value.</summary>
    public int Start => Values.Length > 0 ? Values[0].Column : -1;

    /// <summary>True where every column prints something.</summary>
    public bool IsFull => Problem == WindowProblem.None && !IsSurplus && Printed == Values.Length;

    private const int MostSurplus = 3;

    /// <summary>Cuts the values out of the cells that follow the label.</summary>
    /// <param name="cells">The cells right of the label, in order.</param>
    /// <param name="columns">How many columns the row has.</param>
    /// <param name="kind">How much is known of the cells.</param>
    public static ValueWindow Cut(ReadOnlySpan<SourceCell> cells, int columns, LineKind kind)
    {
        var printed = CountPrinted(cells);
        if (kind == LineKind.Grid && !TrySpread(cells, columns, out cells))
        {
            return new ValueWindow(WindowProblem.Merged, [], printed, false);
        }

        if (cells.Length < columns)
        {
            return new ValueWindow(WindowProblem.TooFew, [], printed, false);
        }

        if (cells.Length == columns)
        {
            return new ValueWindow(WindowProblem.None, cells.ToArray(), printed, false);
        }

        return CutFromSurplus(cells, columns, printed, kind);
    }

    public static bool IsBlank(in SourceCell cell)
    {
        if (cell.IsCovered)
        {
            return true;
        }

        foreach (var c in cell.Text)
        {
            if (!CellText.IsBlank(c))
            {
                return false;
            }
        }

        return true;
    }

    private static ValueWindow CutFromSurplus(ReadOnlySpan<SourceCell> cells, int columns, int printed, LineKind kind)
    {
        var found = -1;
        for (var offset = 0; offset + columns <= cells.Length; offset++)
        {
            if (!IsEmptyOutside(cells, offset, columns))
            {
                continue;
            }

            if (found >= 0 && !SameContent(cells.Slice(found, columns), cells.Slice(offset, columns)))
            {
                return new ValueWindow(WindowProblem.Ambiguous, [], printed, false);
            }

            found = found < 0 ? offset : found;
        }

        if (found >= 0)
        {
            return new ValueWindow(WindowProblem.None, cells.Slice(found, columns).ToArray(), printed, false)
            { IsLean = printed > 0 && printed < columns };
        }

        return AllEqual(cells, columns, out var start) && (kind != LineKind.Run || IsNothing(cells[start].Text))
            ? new ValueWindow(WindowProblem.None, cells.Slice(start, columns).ToArray(), printed, true)
            : new ValueWindow(WindowProblem.TooMany, [], printed, false);
    }

    // Outside the window nothing may be printed but words (a remark column); a value outside means that the window is wrong.
    private static bool IsEmptyOutside(ReadOnlySpan<SourceCell> cells, int offset, int columns)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if ((i < offset || i >= offset + columns) && !IsBlank(cells[i]) && (i < offset || CellText.IsValueLike(cells[i].Text)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameContent(ReadOnlySpan<SourceCell> one, ReadOnlySpan<SourceCell> other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (CellText.TrimAll(one[i].Text) != CellText.TrimAll(other[i].Text))
            {
                return false;
            }
        }

        return true;
    }

    // In running text "1 1" may be a torn 11; a torn zero is no number.
    private static bool IsNothing(string text) => CellText.TrimAll(text) is ['0' or '０' or '/' or '／' or '-' or '—' or '－'];

    // Eight zeros for seven columns: whichever is surplus, the seven are zeros. Many more are another table's.
    private static bool AllEqual(ReadOnlySpan<SourceCell> cells, int columns, out int start)
    {
        start = 0;
        while (start < cells.Length && IsBlank(cells[start]))
        {
            start++;
        }

        var end = cells.Length;
        while (end > start && IsBlank(cells[end - 1]))
        {
            end--;
        }

        if (end - start < columns || end - start > columns + MostSurplus)
        {
            return false;
        }

        var first = CellText.TrimAll(cells[start].Text);
        for (var i = start; i < end; i++)
        {
            if (CellText.TrimAll(cells[i].Text) != first || !CellText.IsValueLike(first))
            {
                return false;
            }
        }

        return true;
    }

    // Merged blank cells are as many blanks; a merged value is nobody's. Where the anchors are as many as the columns, spans are only layout.
    private static bool TrySpread(ReadOnlySpan<SourceCell> cells, int columns, out ReadOnlySpan<SourceCell> spread)
    {
        spread = cells;
        var width = 0;
        var isPlain = true;
        foreach (ref readonly var cell in cells)
        {
            width += cell.ColumnSpan;
            isPlain &= cell is { ColumnSpan: 1, RowSpan: 1, IsCovered: false };
        }

        if (isPlain || (cells.Length == columns && !HasCoveredOrTall(cells)))
        {
            return true;
        }

        if (width > 1024)
        {
            return false;
        }

        var list = new List<SourceCell>(width);
        foreach (ref readonly var cell in cells)
        {
            var isBlank = IsBlank(cell);
            if (cell.IsCovered || (cell.RowSpan > 1 && !isBlank) || (cell.ColumnSpan > 1 && !isBlank && columns > 1))
            {
                return false;
            }

            for (var i = 0; i < (isBlank ? cell.ColumnSpan : 1); i++)
            {
                list.Add(cell with { Column = cell.Column + i, ColumnSpan = 1 });
            }
        }

        spread = list.ToArray();
        return true;
    }

    private static bool HasCoveredOrTall(ReadOnlySpan<SourceCell> cells)
    {
        foreach (ref readonly var cell in cells)
        {
            if (cell.IsCovered || (cell.RowSpan > 1 && !IsBlank(cell)))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountPrinted(ReadOnlySpan<SourceCell> cells)
    {
        var printed = 0;
        foreach (ref readonly var cell in cells)
        {
            if (!IsBlank(cell))
            {
                printed++;
            }
        }

        return printed;
    }
}
