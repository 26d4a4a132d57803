using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>有线表 — a ruled table of one page with its words in their cells.</summary>
public sealed class RuledTable
{
    private const float Edge = 1;
    private readonly RuledGrid _grid;
    private readonly Dictionary<(int Row, int Column), List<PageWord>> _words = [];
    private readonly HashSet<int> _torn = [];

    private RuledTable(RuledGrid grid) => _grid = grid;

    public PageBox Box => _grid.Box;

    /// <summary>Fills a grid with the words that stand in it and takes them out of the list; null where it holds too little to be a table.</summary>
    public static RuledTable? Take(RuledGrid grid, PageLayout page, List<PageWord> words)
    {
        var table = new RuledTable(grid);
        var inside = new HashSet<int>();
        for (var i = 0; i < words.Count; i++)
        {
            if (grid.At(words[i].CenterX, words[i].CenterY) is { } square)
            {
                inside.Add(i);
                table.Put(words[i], square);
            }
        }

        if (table._words.Count < 2)
        {
            return null;
        }

        if (grid.Box.Left < -Edge || grid.Box.Right > page.Width + Edge)
        {
            // What runs over the edge of the page is cut off, figures in the middle.
            table._torn.UnionWith(Enumerable.Range(0, grid.Rows));
        }

        var rest = words.Where((_, index) => !inside.Contains(index)).ToList();
        words.Clear();
        words.AddRange(rest);
        return table;
    }

    /// <summary>The rows with cells at the columns that <paramref name="bounds"/> of all parts of
    /// the table give; rows that cannot be told apart are left out.</summary>
    public IEnumerable<RuledRow> Rows(int page, IReadOnlyList<float> bounds)
    {
        for (var row = 0; row < _grid.Rows; row++)
        {
            if (_torn.Contains(row))
            {
                continue;
            }

            var cells = new List<SourceCell>();
            var column = 0;
            while (column < _grid.Columns)
            {
                var owner = _grid.Owner(row, column);
                var right = column;
                while (right + 1 < _grid.Columns && _grid.Owner(row, right + 1) == owner)
                {
                    right++;
                }

                cells.Add(Cell(page, row, column, right, bounds));
                column = right + 1;
            }

            yield return new RuledRow(cells, row == 0, row == _grid.Rows - 1);
        }
    }

    public IReadOnlyList<float> Bounds => _grid.Xs;

    private SourceCell Cell(int page, int row, int left, int right, IReadOnlyList<float> bounds)
    {
        var owner = _grid.Owner(row, left);
        var height = 1;
        while (row + height < _grid.Rows && _grid.Owner(row + height, left) == owner)
        {
            height++;
        }

        var first = Nearest(bounds, _grid.Xs[left]);
        var box = new PageBox(_grid.Xs[left], _grid.Ys[owner.Row], _grid.Xs[right + 1], _grid.Ys[row + height]);
        var isCovered = owner.Row < row;
        return new SourceCell(
            isCovered || !_words.TryGetValue(owner, out var words) ? "" : PageTexts.CellText(words),
            SourcePlace.OfPage(page, box),
            first,
            Math.Max(1, Nearest(bounds, _grid.Xs[right + 1]) - first),
            height,
            isCovered);
    }

    private void Put(PageWord word, (int Row, int Column) square)
    {
        var owner = _grid.Owner(square.Row, square.Column);
        var inset = Math.Min(0.3f * word.Em, (word.Box.Right - word.Box.Left) / 3);
        foreach (var x in (ReadOnlySpan<float>)[word.Box.Left + inset, word.Box.Right - inset])
        {
            // A word with digits across a border may be the figures of two cells run together.
            if ((_grid.At(x, word.CenterY) is not { } end || _grid.Owner(end.Row, end.Column) != owner) && word.Text.Any(char.IsDigit))
            {
                _torn.Add(square.Row);
            }
        }

        if (!_words.TryGetValue(owner, out var words))
        {
            _words[owner] = words = [];
        }

        words.Add(word);
    }

    private static int Nearest(IReadOnlyList<float> bounds, float x)
    {
        var best = 0;
        for (var i = 1; i < bounds.Count; i++)
        {
            if (Math.Abs(bounds[i] - x) < Math.Abs(bounds[best] - x))
            {
                best = i;
            }
        }

        return best;
    }
}

/// <summary>有线表的行 — a row, and whether a page break may have cut it.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="OpensPart">True for the first row of its table on the page.</param>
/// <param name="ClosesPart">True for the last.</param>
public sealed record RuledRow(List<SourceCell> Cells, bool OpensPart, bool ClosesPart);
