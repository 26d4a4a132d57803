using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>无线表二 — the table of disclosed documents without ruling lines: blocks with a head of their own.</summary>
internal static class UnruledBlocks
{
    private const int FewestRows = 3;
    private static readonly PageLabelSet s_columns = PageLabels.Columns(TableLayout.Blocks);

    public static IEnumerable<UnruledTable> Find(List<FlowSegment> segments, bool areColumnsTrue)
    {
        var labels = FlowLabel.Find(segments, PageLabels.Rows(TableLayout.Blocks));
        var heads = FlowLabel.Find(segments, s_columns);
        var groups = FlowLabel.Find(segments, PageLabels.Groups(TableLayout.Blocks));
        var run = new List<FlowLabel>();
        foreach (var label in labels)
        {
            if (run.Count > 0 && (label.Top - run[^1].Bottom > 9 * label.Segments[0].Em || run.Any(one => one.Key == label.Key)))
            {
                if (run.Count >= FewestRows)
                {
                    yield return Build(segments, run, [.. heads, .. groups], areColumnsTrue);
                }

                run = [];
            }

            run.Add(label);
        }

        if (run.Count >= FewestRows)
        {
            yield return Build(segments, run, [.. heads, .. groups], areColumnsTrue);
        }
    }

    private static UnruledTable Build(List<FlowSegment> segments, List<FlowLabel> labels, List<FlowLabel> headings, bool areColumnsTrue)
    {
        var em = labels[0].Segments[0].Em;
        var first = labels[0].Top;
        var bottom = labels[^1].Bottom;
        var own = headings.Where(one => one.Top > first - (9 * em) && one.Bottom < bottom).ToList();
        var heads = own.Where(one => s_columns.Find(one.Text) is not null).ToList();
        var groups = own.Where(one => s_columns.Find(one.Text) is null).ToList();
        var parts = new List<SourceTable>();
        // What stands beside no label may be the rest of a wrapped figure.
        var loose = segments.Where(segment => !labels.Exists(label => segment.Middle >= label.Top && segment.Middle <= label.Bottom)).ToList();
        float last = float.MinValue;
        foreach (var label in labels)
        {
            var block = HeadsAbove(heads, label);
            if (block.Count > 0 && block[0].Top > last)
            {
                last = block[0].Top;
                AddHeads(parts, groups, block);
            }

            var values = segments.Where(segment => segment.IsValue && segment.Middle >= label.Top && segment.Middle <= label.Bottom
                && segment.Box.Left > label.Right).ToList();
            values.Sort((one, other) => one.Box.Left.CompareTo(other.Box.Left));
            var columns = ValueColumns.Of(block.Count == 0 ? [] : [[.. block.Select(head => (head.Left, head.Right))]]);
            if (values.Exists(value => value.IsCut || value.GoesOn(loose)))
            {
                continue;
            }

            var isKnown = (areColumnsTrue || values.Count == 0 || values.Count == block.Count);
            var placed = isKnown ? columns?.Place(values) : null;
            Add(parts, placed is null ? SourceGeometry.Packed : SourceGeometry.Exact,
                UnruledTables.Row(label, placed ?? (IReadOnlyList<FlowSegment?>)values));
        }

        return new UnruledTable(own.Select(one => one.Top).Append(first).Min(), bottom, parts);
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
            Add(parts, SourceGeometry.Exact,
                new SourceRow([new SourceCell(string.Concat(group.Segments.Select(segment => segment.Text)), group.Place, 0, heads.Count + 1)]));
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
