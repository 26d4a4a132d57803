using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>合并区域 — a merged range of a sheet; rows from 1, columns from 0, both ends included.</summary>
internal readonly record struct SheetMerge(int Top, int Left, int Bottom, int Right);

/// <summary>表单网格 — the cells of one sheet, cut into lines of prose and tables.</summary>
internal sealed class SheetGrid(SourceLimits limits, int number)
{
    private readonly List<SheetRow> _rows = [];
    private readonly List<SheetMerge> _merges = [];
    private int _work;

    /// <summary>Sets a cell; an empty one is remembered as drawn.</summary>
    public void Set(int row, int column, string text)
    {
        if (_rows.Count == 0 || _rows[^1].Number != row)
        {
            _rows.Add(new SheetRow(row));
        }

        _rows[^1].Cells.Add(new SheetCell(column, text));
    }

    public void Merge(SheetMerge merge)
    {
        if (merge.Bottom >= merge.Top && merge.Right >= merge.Left && (merge.Bottom > merge.Top || merge.Right > merge.Left))
        {
            _merges.Add(merge);
        }
    }

    public List<SourceBlock> ToBlocks()
    {
        _rows.Sort((left, right) => left.Number.CompareTo(right.Number));
        SpreadMerges();
        var blocks = new List<SourceBlock>();
        var table = new List<SheetRow>();
        foreach (var row in _rows)
        {
            row.Cells.Sort((left, right) => left.Column.CompareTo(right.Column));
            if (row.OnlyText() is not { } only)
            {
                if (row.HasContent)
                {
                    table.Add(row);
                }

                continue;
            }

            if (SheetProse.IsProse(only.Text, isAlone: row.IsAlone(only)))
            {
                AddTable(blocks, table);
                blocks.Add(new SourceParagraph(only.Text, SourcePlace.OfTable(number, row.Number, only.Column + 1)));
            }
            else
            {
                table.Add(row);
            }
        }

        AddTable(blocks, table);
        return blocks;
    }

    private void SpreadMerges()
    {
        var numbers = _rows.ConvertAll(row => row.Number);
        foreach (var merge in _merges)
        {
            var first = numbers.BinarySearch(merge.Top);
            var index = first < 0 ? ~first : first;
            var printed = 0;
            for (var row = index; row < _rows.Count && numbers[row] <= merge.Bottom; row++)
            {
                printed++;
            }

            for (var row = index; row < index + printed; row++)
            {
                // Ranges that overlap without end would make rows of a few bytes cost without bound.
                if ((_work += 1 + _rows[row].Merges.Count) > limits.Cells * 4)
                {
                    throw new SourceRefusedException(SourceRefusals.TooManyCells);
                }

                _rows[row].Merges.Add((merge, IsTop: row == index, Rows: printed));
            }
        }
    }

    private void AddTable(List<SourceBlock> blocks, List<SheetRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var first = rows.Min(row => row.FirstColumn);
        var last = rows.Max(row => row.LastColumn);
        if (last - first >= limits.Columns)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyColumns);
        }

        if ((_work += rows.Count * (last - first + 1)) > limits.Cells * 4)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyCells);
        }

        blocks.Add(new SourceTable(SourceGeometry.Exact, rows.ConvertAll(row => row.ToSource(number, first, last))));
        rows.Clear();
    }
}

/// <summary>表单单元 — one stored cell.</summary>
internal readonly record struct SheetCell(int Column, string Text);

/// <summary>表单行 — the stored cells of a row and the merged ranges that touch it.</summary>
internal sealed class SheetRow(int number)
{
    public int Number { get; } = number;

    public List<SheetCell> Cells { get; } = [];

    public List<(SheetMerge Range, bool IsTop, int Rows)> Merges { get; } = [];

    public bool HasContent => Cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text)) || Merges.Exists(merge => !merge.IsTop);

    public int FirstColumn => Math.Min(
        Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).Select(cell => cell.Column).DefaultIfEmpty(int.MaxValue).Min(),
        Merges.Where(merge => !merge.IsTop).Select(merge => merge.Range.Left).DefaultIfEmpty(int.MaxValue).Min());

    public int LastColumn => Math.Max(
        Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).Select(cell => cell.Column).DefaultIfEmpty(0).Max(),
        Merges.Where(merge => !merge.IsTop).Select(merge => merge.Range.Right).DefaultIfEmpty(0).Max());

    /// <summary>The only text of the row where nothing reaches in from above.</summary>
    public SheetCell? OnlyText()
    {
        SheetCell? only = null;
        foreach (var cell in Cells)
        {
            if (string.IsNullOrWhiteSpace(cell.Text))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = cell;
        }

        return Merges.Exists(merge => !merge.IsTop || merge.Rows > 1) ? null : only;
    }

    /// <summary>True where no other cell is drawn beside the text, apart from those merged into it.</summary>
    public bool IsAlone(SheetCell only)
    {
        var right = Merges.Where(merge => merge.Range.Left == only.Column).Select(merge => merge.Range.Right).DefaultIfEmpty(only.Column).Max();
        return Cells.TrueForAll(cell => cell.Column <= right);
    }

    public SourceRow ToSource(int sheet, int first, int last)
    {
        var cells = new List<SourceCell>(last - first + 1);
        var next = 0;
        for (var column = first; column <= last; column++)
        {
            while (next < Cells.Count && Cells[next].Column < column)
            {
                next++;
            }

            var text = next < Cells.Count && Cells[next].Column == column ? Cells[next].Text : "";
            var place = SourcePlace.OfTable(sheet, Number, column + 1);
            var found = Merges.FindIndex(merge => merge.Range.Left <= column && merge.Range.Right >= column);
            if (found < 0)
            {
                cells.Add(new SourceCell(text, place, column));
                continue;
            }

            var (range, isTop, rows) = Merges[found];
            var span = Math.Min(range.Right, last) - column + 1;
            cells.Add(isTop
                ? new SourceCell(text, place, column, span, rows)
                : new SourceCell("", place, column, span, 1, IsCovered: true));
            column += span - 1;
        }

        return new SourceRow(cells);
    }
}
