using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>无线表四 — the table of reconsideration and litigation without ruling lines: three groups of five columns over one row.</summary>
internal static class UnruledSides
{
    public static IEnumerable<UnruledTable> Find(List<FlowSegment> segments, bool areColumnsTrue)
    {
        var order = ReportFormats.Shipped.All[^1].Tables.First(table => table.Layout == TableLayout.SideBySide).Rows.SelectMany(row => row.Columns)
            .Select(column => column.Id).ToList();
        var run = new List<FlowLabel>();
        var last = float.MinValue;
        foreach (var head in FlowLabel.Find(segments, PageLabels.Columns(TableLayout.SideBySide)))
        {
            if (run.Count > 0 && head.Top - run[^1].Top > 6 * head.Segments[0].Em)
            {
                run = [];
            }

            run.Add(head);
            if (run.Count == order.Count)
            {
                run.Sort((one, other) => one.CenterX.CompareTo(other.CenterX));
                if (run.Select(one => one.Key).SequenceEqual(order) && Build(segments, run, areColumnsTrue) is { } table)
                {
                    last = table.Bottom;
                    yield return table;
                }

                run = [];
            }
        }

        // With its heads scrambled a line of as many figures as there are columns is still in order.
        foreach (var line in UnruledTables.Lines(segments.Where(segment => segment.IsValue))
            .Where(line => line.Count == order.Count && !line.Exists(value => value.IsCut) && line[0].Middle > last + line[0].Em))
        {
            var (top, bottom) = (line.Min(value => value.Middle), line.Max(value => value.Middle));
            if (!line.Exists(value => value.GoesOn(segments))
                && !segments.Exists(segment => !segment.IsValue && segment.Middle > top - 2 && segment.Middle < bottom + 2))
            {
                yield return new UnruledTable(top, bottom, [new SourceTable(SourceGeometry.Packed, [UnruledTables.Row(null, line)])]);
            }
        }
    }

    private static UnruledTable? Build(List<FlowSegment> segments, List<FlowLabel> heads, bool areColumnsTrue)
    {
        var em = heads[0].Segments[0].Em;
        var foot = heads.Max(head => head.Bottom);
        var lines = UnruledTables.Lines(segments.Where(segment => segment.IsValue && segment.Middle > foot && segment.Middle < foot + (5 * em)));
        // Text between heads and figures, or a second line of figures, is another table or none.
        if (lines.Count != 1 || lines[0].Exists(value => value.IsCut)
            || segments.Any(segment => !segment.IsValue && segment.Middle > foot && segment.Middle <= lines[0][0].Middle))
        {
            return null;
        }

        var top = heads.Min(head => head.Top);
        var groups = FlowLabel.Find([.. segments.Where(segment => segment.Middle > top - (8 * em) && segment.Middle < foot)],
            PageLabels.Rows(TableLayout.SideBySide));
        top = groups.Select(group => group.Top).Append(top).Min();
        var placed = areColumnsTrue || lines[0].Count == heads.Count
            ? ValueColumns.Of([[.. heads.Select(head => (head.Left, head.Right))]])?.Place(lines[0]) : null;
        var values = placed ?? (IReadOnlyList<FlowSegment?>)lines[0];
        var rows = new List<SourceRow> { UnruledTables.Heads(heads, hasLabelColumn: false), UnruledTables.Row(null, values) };
        if (groups.Select(group => group.Key).Distinct().Count() == groups.Count && groups.Count == heads.Count / 5)
        {
            rows.Insert(0, new SourceRow([.. groups.OrderBy(group => group.CenterX).Select((group, index) =>
                new SourceCell(string.Concat(group.Segments.Select(segment => segment.Text)), group.Place, index * 5, 5))]));
        }

        return new UnruledTable(top, lines[0].Max(value => value.Middle),
            [new SourceTable(placed is null ? SourceGeometry.Packed : SourceGeometry.Exact, rows)]);
    }
}
