using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>表格线网格 — ruling lines that touch one another as a grid of cells: where no line divides two squares they are one merged cell.</summary>
public sealed class RuledGrid
{
    // Lines nearer than this are one border: double lines, and the gap between cells that have borders of their own.
    private const float Near = 4;
    private const float Shortest = 5;
    private const int MostSquares = 40_000;
    private readonly int[] _owner;

    private RuledGrid(float[] xs, float[] ys, int[] owner)
    {
        Xs = xs;
        Ys = ys;
        _owner = owner;
    }

    /// <summary>Where columns begin and end, from left to right.</summary>
    public IReadOnlyList<float> Xs { get; }

    /// <summary>Where rows begin and end, from top to bottom.</summary>
    public IReadOnlyList<float> Ys { get; }

    public int Columns => Xs.Count - 1;

    public int Rows => Ys.Count - 1;

    public PageBox Box => new(Xs[0], Ys[0], Xs[^1], Ys[^1]);

    /// <summary>The upper left square of the merged cell that a square belongs to.</summary>
    public (int Row, int Column) Owner(int row, int column)
    {
        var owner = _owner[(row * Columns) + column];
        return (owner / Columns, owner % Columns);
    }

    /// <summary>The square at a point, or null outside the grid.</summary>
    public (int Row, int Column)? At(float x, float y)
    {
        var column = Interval(Xs, x);
        var row = Interval(Ys, y);
        return column < 0 || row < 0 ? null : (row, column);
    }

    /// <summary>All grids of a page, the inner ones first. Lines that do not divide a region into rectangles give none.</summary>
    public static List<RuledGrid> Find(IReadOnlyList<PageRule> rules)
    {
        var lines = Merged(rules, true);
        var posts = Merged(rules, false);
        var grids = new List<RuledGrid>();
        if ((long)lines.Count * posts.Count > 4_000_000)
        {
            return grids;
        }

        foreach (var (horizontal, vertical) in Connected(lines, posts))
        {
            if (Of(horizontal, vertical) is { } grid)
            {
                grids.Add(grid);
            }
        }

        grids.Sort((one, other) => Area(one.Box).CompareTo(Area(other.Box)));
        return grids;
    }

    private static float Area(PageBox box) => (box.Right - box.Left) * (box.Bottom - box.Top);

    private static int Interval(IReadOnlyList<float> bounds, float at)
    {
        for (var i = 1; i < bounds.Count; i++)
        {
            if (at >= bounds[i - 1] && at < bounds[i])
            {
                return i - 1;
            }
        }

        return -1;
    }

    // Borders are drawn cell by cell or dash by dash: pieces of one line become one.
    private static List<PageRule> Merged(IReadOnlyList<PageRule> rules, bool isHorizontal)
    {
        var merged = new List<PageRule>();
        var band = new List<PageRule>();
        foreach (var rule in rules.Where(rule => rule.IsHorizontal == isHorizontal).OrderBy(rule => rule.At))
        {
            if (band.Count > 0 && rule.At - band[0].At > 1.5f)
            {
                AddBand(band, merged);
                band.Clear();
            }

            band.Add(rule);
        }

        AddBand(band, merged);
        merged.RemoveAll(rule => rule.To - rule.From < Shortest);
        return merged;
    }

    private static void AddBand(List<PageRule> band, List<PageRule> merged)
    {
        band.Sort((one, other) => one.From.CompareTo(other.From));
        for (var i = 0; i < band.Count; i++)
        {
            var last = merged.Count - 1;
            if (i > 0 && band[i].From <= merged[last].To + Near)
            {
                merged[last] = merged[last] with { To = Math.Max(merged[last].To, band[i].To) };
            }
            else
            {
                merged.Add(band[i]);
            }
        }
    }

    private static List<(List<PageRule> Horizontal, List<PageRule> Vertical)> Connected(List<PageRule> lines, List<PageRule> posts)
    {
        var sets = new DisjointSets(lines.Count + posts.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; j < posts.Count; j++)
            {
                if (Holds(lines[i], posts[j].At) && Holds(posts[j], lines[i].At))
                {
                    sets.Join(i, lines.Count + j);
                }
            }
        }

        var groups = new Dictionary<int, (List<PageRule> Horizontal, List<PageRule> Vertical)>();
        for (var i = 0; i < lines.Count + posts.Count; i++)
        {
            var root = sets.Root(i);
            if (!groups.TryGetValue(root, out var group))
            {
                groups[root] = group = ([], []);
            }

            (i < lines.Count ? group.Horizontal : group.Vertical).Add(i < lines.Count ? lines[i] : posts[i - lines.Count]);
        }

        return [.. groups.Values.Where(group => group.Horizontal.Count > 0 && group.Vertical.Count > 0)];
    }

    private static bool Holds(PageRule rule, float at) => at >= rule.From - Near && at <= rule.To + Near;

    private static RuledGrid? Of(List<PageRule> horizontal, List<PageRule> vertical)
    {
        // Tables open to the sides have no outer lines; the ends of the others bound them.
        var xs = Bounds([.. vertical.Select(rule => rule.At), horizontal.Min(rule => rule.From), horizontal.Max(rule => rule.To)]);
        var ys = Bounds([.. horizontal.Select(rule => rule.At), vertical.Min(rule => rule.From), vertical.Max(rule => rule.To)]);
        var columns = xs.Length - 1;
        var rows = ys.Length - 1;
        if (columns < 1 || rows < 1 || columns * rows < 2 || (long)columns * rows > MostSquares)
        {
            return null;
        }

        var sets = new DisjointSets(columns * rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var right = column + 1 < columns ? Divides(vertical, xs[column + 1], ys[row], ys[row + 1]) : true;
                var below = row + 1 < rows ? Divides(horizontal, ys[row + 1], xs[column], xs[column + 1]) : true;
                if (right is null || below is null)
                {
                    return null;
                }

                if (right is false)
                {
                    sets.Join((row * columns) + column, (row * columns) + column + 1);
                }

                if (below is false)
                {
                    sets.Join((row * columns) + column, ((row + 1) * columns) + column);
                }
            }
        }

        return Rectangles(sets, rows, columns) is { } owner && owner.Distinct().Take(2).Count() == 2 ? new RuledGrid(xs, ys, owner) : null;
    }

    private static float[] Bounds(List<float> positions)
    {
        positions.Sort();
        var bounds = new List<float>();
        var first = 0;
        for (var i = 1; i <= positions.Count; i++)
        {
            if (i == positions.Count || positions[i] - positions[first] > Near)
            {
                bounds.Add((positions[first] + positions[i - 1]) / 2);
                first = i;
            }
        }

        return [.. bounds];
    }

    // True where a line runs along the whole edge of a square, false where none does, null where one covers it in part.
    private static bool? Divides(List<PageRule> rules, float at, float from, float to)
    {
        float covered = 0;
        var reached = from;
        foreach (var rule in rules.Where(rule => Math.Abs(rule.At - at) <= Near).OrderBy(rule => rule.From))
        {
            var start = Math.Max(rule.From, reached);
            var end = Math.Min(rule.To, to);
            if (end > start)
            {
                covered += end - start;
                reached = end;
            }
        }

        var open = to - from - covered;
        var slack = Math.Max(2 * Near, 0.1f * (to - from));
        return covered >= 0.6f * (to - from) && open <= slack ? true : covered <= Math.Min(slack, 0.4f * (to - from)) ? false : null;
    }

    private static int[]? Rectangles(DisjointSets sets, int rows, int columns)
    {
        var extents = new Dictionary<int, (int Top, int Left, int Bottom, int Right, int Count)>();
        for (var square = 0; square < rows * columns; square++)
        {
            var (row, column) = (square / columns, square % columns);
            var root = sets.Root(square);
            var extent = extents.GetValueOrDefault(root, (row, column, row, column, 0));
            extents[root] = (extent.Item1, Math.Min(extent.Item2, column), Math.Max(extent.Item3, row), Math.Max(extent.Item4, column),
                extent.Item5 + 1);
        }

        if (extents.Values.Any(extent => (extent.Bottom - extent.Top + 1) * (extent.Right - extent.Left + 1) != extent.Count))
        {
            return null;
        }

        var owner = new int[rows * columns];
        for (var square = 0; square < owner.Length; square++)
        {
            var extent = extents[sets.Root(square)];
            owner[square] = (extent.Top * columns) + extent.Left;
        }

        return owner;
    }

    /// <summary>Sets that grow together: which squares are one cell, which lines one table.</summary>
    private sealed class DisjointSets(int count)
    {
        private readonly int[] _parent = [.. Enumerable.Range(0, count)];

        public int Root(int item)
        {
            while (_parent[item] != item)
            {
                _parent[item] = _parent[_parent[item]];
                item = _parent[item];
            }

            return item;
        }

        public void Join(int one, int other) => _parent[Root(one)] = Root(other);
    }
}
