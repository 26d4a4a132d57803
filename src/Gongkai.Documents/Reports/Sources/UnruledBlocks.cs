using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>无线表二 — the table of disclosed documents without ruling lines: blocks with a head of their own.</summary>
internal static class UnruledBlocks
{
    private const int FewestRows = 3;

    public static IEnumerable<UnruledTable> Find(List<FlowSegment> segments)
    {
        var labels = FlowLabel.Find(segments, PageLabels.Rows(TableLayout.Blocks));
        var heads = FlowLabel.Find(segments, PageLabels.Columns(TableLayout.Blocks));
        var groups = FlowLabel.Find(segments, PageLabels.Groups(TableLayout.Blocks));
        var run = new List<FlowLabel>();
        foreach (var label in labels)
        {
            if (run.Count > 0 && (label.Top - run[^1].Bottom > 9 * label.Segments[0].Em || run.Any(one => one.Key == label.Key)))
            {
                if (run.Count >= FewestRows)
                {
                    yield return Build(segments, run, heads, groups);
                }

                run = [];
            }

            run.Add(label);
        }

        if (run.Count >= FewestRows)
        {
            yield return Build(segments, run, heads, groups);
        }
    }

    private static UnruledTable Build(List<FlowSegment> segments, List<FlowLabel> labels, List<FlowLabel> heads, List<FlowLabel> groups)
    {
        var em = labels[0].Segments[0].Em;
        var first = labels[0].Top;
        var bottom = labels[^1].Bottom;
        var ownHeads = heads.Where(head => head.Top > first - (7 * em) && head.Bottom < bottom).ToList();
        var ownGroups = groups.Where(group => group.Top > first - (9 * em) && group.Bottom < bottom).ToList();
        var top = Math.Min(first, ownHeads.Concat(ownGroups).Select(one => one.Top).DefaultIfEmpty(first).Min());
        var parts = new List<SourceTable>();
        float last = float.MinValue;
        foreach (var label in labels)
        {
            var block = HeadsAbove(ownHeads, label);
            if (block.Count > 0 && block[0].Top > last)
            {
                last = block[0].Top;
                AddHeads(parts, ownGroups, block);
            }

            var values = segments.Where(segment => segment.IsValue && segment.Middle >= label.Top && segment.Middle <= label.Bottom && segment.Box.Left > label.Right).ToList();
            values.Sort((one, other) => one.Box.Left.CompareTo(other.Box.Left));
            var placed = ValueColumns.Of(block.Count == 0 ? [] : [[.. block.Select(head => (head.Left, head.Right))]])?.Place(values);
            Add(parts, placed is null ? SourceGeometry.Packed : SourceGeometry.Exact, UnruledTables.Row(label, placed ?? (IReadOnlyList<FlowSegment?>)values));
        }

        return new UnruledTable(top, bottom, parts);
    }

    // The heads of the line next above, with no row label of another block between.
    private static List<FlowLabel> HeadsAbove(List<FlowLabel> heads, FlowLabel label)
    {
        var above = heads.Where(head => head.Bottom < label.Top + 1).ToList();
        if (above.Count == 0)
        {
            return above;
        }

        var lowest = above.Max(head => head.Bottom);
        return [.. above.Where(head => head.Bottom > lowest - (2.2f * head.Segments[0].Em)).OrderBy(head => head.Left)];
    }

    private static void AddHeads(List<SourceTable> parts, List<FlowLabel> groups, List<FlowLabel> heads)
    {
        if (groups.LastOrDefault(group => group.Top < heads[0].Top) is { } group)
        {
            Add(parts, SourceGeometry.Exact, new SourceRow([new SourceCell(string.Concat(group.Segments.Select(segment => segment.Text)), group.Place, 0, heads.Count + 1)]));
        }

        Add(parts, SourceGeometry.Exact, UnruledTables.Heads(heads, hasLabelColumn: true));
    }

    private static void Add(List<SourceTable> parts, SourceGeometry geometry, SourceRow row)
    {
        if (parts.Count > 0 && parts[^1].Geometry == geometry)
        {
            parts[^1] = new SourceTable(geometry, [.. parts[^1].Rows, row]);
        }
        else
        {
            parts.Add(new SourceTable(geometry, [row]));
        }
    }
}
