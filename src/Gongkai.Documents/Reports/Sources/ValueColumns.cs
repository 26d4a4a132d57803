namespace Gongkai.Documents.Reports.Sources;

/// <summary>数值列 — where the value columns of a table without lines stand, from the heads and from lines that have a figure in every column.</summary>
public sealed class ValueColumns
{
    // A figure counts for a column only when it stands well inside its share of the way to the next column.
    private const float Share = 0.34f;
    private readonly (float Left, float Right)[] _extents;

    private ValueColumns((float Left, float Right)[] extents) => _extents = extents;

    public int Count => _extents.Length;

    /// <summary>Columns that hold all of these runs of extents, or null where two of them meet.</summary>
    public static ValueColumns? Of(IReadOnlyList<IReadOnlyList<(float Left, float Right)>> runs)
    {
        if (runs.Count == 0)
        {
            return null;
        }

        var extents = runs[0].ToArray();
        foreach (var run in runs.Skip(1))
        {
            for (var i = 0; i < extents.Length; i++)
            {
                extents[i] = (Math.Min(extents[i].Left, run[i].Left), Math.Max(extents[i].Right, run[i].Right));
            }
        }

        for (var i = 1; i < extents.Length; i++)
        {
            if (extents[i].Left <= extents[i - 1].Right)
            {
                return null;
            }
        }

        return new ValueColumns(extents);
    }

    /// <summary>The figures of one line in their columns, null in a column without one;
    /// null as a whole where a figure's column is not certain.</summary>
    public FlowSegment?[]? Place(IReadOnlyList<FlowSegment> values)
    {
        var placed = new FlowSegment?[Count];
        foreach (var value in values)
        {
            var column = At(value);
            if (column < 0 || placed[column] is not null)
            {
                return null;
            }

            placed[column] = value;
        }

        return placed;
    }

    private int At(FlowSegment value)
    {
        for (var i = 0; i < Count; i++)
        {
            var left = i == 0 ? float.MinValue : _extents[i - 1].Right;
            var right = i == Count - 1 ? float.MaxValue : _extents[i + 1].Left;
            if (value.Box.Left > left && value.Box.Right < right && Math.Abs(value.CenterX - Center(i)) <= Share * Pitch(i))
            {
                return i;
            }
        }

        return -1;
    }

    private float Center(int column) => (_extents[column].Left + _extents[column].Right) / 2;

    private float Pitch(int column)
    {
        var before = column > 0 ? Center(column) - Center(column - 1) : float.MaxValue;
        var after = column < Count - 1 ? Center(column + 1) - Center(column) : float.MaxValue;
        var pitch = Math.Min(before, after);
        return pitch < float.MaxValue ? pitch : _extents[column].Right - _extents[column].Left + 100;
    }
}
