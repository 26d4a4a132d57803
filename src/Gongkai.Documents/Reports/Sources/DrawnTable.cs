using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>字符画表 — a table drawn with characters, its cells several lines high: <c>+---+</c> grids
/// of Markdown and reStructuredText, <c>┌─┬</c> boxes of text browsers.</summary>
internal sealed class DrawnTable
{
    private const float Across = 10;
    private const float Down = 20;
    private const int FewestRows = 3;
    private const int MostLines = 2000;
    private readonly IReadOnlyList<TextLine> _lines;
    private readonly int _start;
    private readonly RuledGrid _grid;
    private readonly DrawnLine[] _drawn;

    private DrawnTable(IReadOnlyList<TextLine> lines, int start, DrawnLine[] drawn, RuledGrid grid)
    {
        _lines = lines;
        _start = start;
        _drawn = drawn;
        _grid = grid;
    }

    /// <summary>True where a drawing can begin with this line: a ruler with corners.</summary>
    public static bool CanBegin(in TextLine line) => line.Kind == TextLineKind.Rule && DrawnLine.HasCorners(line.Text);

    /// <summary>The first line after the drawing that begins at a line.</summary>
    public static int EndOf(IReadOnlyList<TextLine> lines, int start)
    {
        var end = start;
        while (end < lines.Count && lines[end].Kind is TextLineKind.Rule or TextLineKind.Bars)
        {
            end++;
        }

        return end;
    }

    /// <summary>Reads a drawing; null where its lines do not bound cells, or where only the head is ruled off and every line is a row.</summary>
    public static SourceTable? Read(IReadOnlyList<TextLine> lines, int start, int end, SourceLimits limits)
    {
        var width = DrawnLine.WidthOf(lines[start].Text);
        if (end - start > MostLines || width > limits.Columns || !CanBegin(lines[end - 1]))
        {
            return null;
        }

        var drawn = new DrawnLine[end - start];
        for (var i = 0; i < drawn.Length; i++)
        {
            if (DrawnLine.Of(lines[start + i].Text, width) is not { } line)
            {
                return null;
            }

            drawn[i] = line;
        }

        var grids = RuledGrid.Find(Rules(drawn));
        return grids is [var grid] && grid.Rows > FewestRows ? new DrawnTable(lines, start, drawn, grid).Table() : null;
    }

    /// <summary>True where a figure may be wrapped inside its cell: values without a word go on below values, though rulers part the rows.</summary>
    public static bool IsTorn(IReadOnlyList<TextLine> lines, int start, int end)
    {
        var rulers = 0;
        var isTorn = false;
        for (var i = start; i < end; i++)
        {
            rulers += CanBegin(lines[i]) ? 1 : 0;
            isTorn |= i > start && HasValue(lines[i - 1]) && HasValue(lines[i]) && !lines[i].Text.Any(char.IsLetter);
        }

        return isTorn && rulers > FewestRows + 1;
    }

    private static bool HasValue(in TextLine line) =>
        line.Kind == TextLineKind.Bars && Array.Exists(line.SplitBars(), cell => cell.Text.Length > 0 && CellText.IsValueLike(cell.Text));

    private static List<PageRule> Rules(DrawnLine[] drawn)
    {
        var rules = new List<PageRule>();
        for (var y = 0; y < drawn.Length; y++)
        {
            for (var x = 0; x < drawn[y].Width; x++)
            {
                if (drawn[y].ReachesRight(x) && drawn[y].ReachesLeft(x + 1))
                {
                    rules.Add(new PageRule(true, y * Down, x * Across, (x + 1) * Across));
                }

                if (y + 1 < drawn.Length && drawn[y].ReachesDown(x) && drawn[y + 1].ReachesUp(x))
                {
                    rules.Add(new PageRule(false, x * Across, y * Down, (y + 1) * Down));
                }
            }
        }

        return rules;
    }

    private SourceTable? Table()
    {
        var rows = new List<SourceRow>();
        for (var row = 0; row < _grid.Rows; row++)
        {
            if (HoldsSeveralRows(row))
            {
                return null;
            }

            var cells = new List<SourceCell>();
            for (var column = 0; column < _grid.Columns;)
            {
                var cell = Cell(row, column);
                cells.Add(cell);
                column += cell.ColumnSpan;
            }

            rows.Add(new SourceRow([.. cells]));
        }

        return new SourceTable(SourceGeometry.Exact, rows);
    }

    private SourceCell Cell(int row, int column)
    {
        var owner = _grid.Owner(row, column);
        var right = column + 1;
        while (right < _grid.Columns && _grid.Owner(row, right) == owner)
        {
            right++;
        }

        var bottom = row + 1;
        while (bottom < _grid.Rows && _grid.Owner(bottom, column) == owner)
        {
            bottom++;
        }

        var isCovered = owner.Row < row;
        var text = new StringBuilder();
        var place = Place(LineAt(row), column);
        for (var y = LineAt(row) + 1; y < LineAt(bottom) && !isCovered; y++)
        {
            var piece = Piece(y, column, right);
            if (piece.Length > 0)
            {
                place = text.Length == 0 ? Place(y, column) : place;
                text.Append(text.Length == 0 ? "" : "\n").Append(piece);
            }
        }

        return new SourceCell(TextLine.WithDash(TextLine.Unmarked(CellJoin.Flatten(text.ToString()))), place, column, right - column, bottom - row,
            isCovered);
    }

    // Rows that no ruler divides: more than one line of the band has words and values of its own.
    private bool HoldsSeveralRows(int row)
    {
        var rows = 0;
        for (var y = LineAt(row) + 1; y < LineAt(row + 1); y++)
        {
            var hasWord = false;
            var hasValue = false;
            for (var column = 0; column < _grid.Columns; column++)
            {
                var piece = Piece(y, column, column + 1);
                var isValue = CellText.IsValueLike(piece);
                hasValue |= isValue && piece.Length > 0;
                hasWord |= !isValue;
            }

            rows += hasWord && hasValue ? 1 : 0;
        }

        return rows > 1;
    }

    private string Piece(int y, int left, int right) => CellText.TrimAll(_drawn[y].Between(ColumnAt(left), ColumnAt(right)));

    private SourcePlace Place(int y, int column) => SourcePlace.OfText(_lines[_start + y].Number, _drawn[y].IndexAt(ColumnAt(column)) + 1);

    private int LineAt(int row) => (int)MathF.Round(_grid.Ys[row] / Down);

    private int ColumnAt(int column) => (int)MathF.Round(_grid.Xs[column] / Across);
}
