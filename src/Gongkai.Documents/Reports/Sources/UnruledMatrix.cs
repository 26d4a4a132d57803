using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>无线表三 — the request table without ruling lines: labelled rows under one head of seven columns.</summary>
internal static class UnruledMatrix
{
    private const int FewestRows = 4;

    private static readonly List<string> s_columns =
        [.. ReportFormats.Shipped.All[^1].Tables.First(table => table.Layout == TableLayout.Matrix).Rows[0].Columns.Select(column => column.Id)];

    public static IEnumerable<UnruledTable> Find(List<FlowSegment> segments, bool areColumnsTrue)
    {
        foreach (var labels in Runs(FlowLabel.Find(segments, PageLabels.Rows(TableLayout.Matrix))))
        {
            var rows = WithoutGroups(labels);
            if (rows.Count >= FewestRows)
            {
                yield return Build(segments, rows, areColumnsTrue);
            }
        }
    }

    // A label that comes again begins another table, and so does one far below.
    private static List<List<FlowLabel>> Runs(List<FlowLabel> labels)
    {
        var runs = new List<List<FlowLabel>>();
        foreach (var label in labels)
        {
            if (runs.Count == 0 || label.Top - runs[^1][^1].Bottom > 12 * label.Segments[0].Em || runs[^1].Any(one => one.Key == label.Key))
            {
                runs.Add([]);
            }

            runs[^1].Add(label);
        }

        return runs;
    }

    // The sixth outcome is a row in the one format and a group in the other: with rows of the group present it is the group.
    private static List<FlowLabel> WithoutGroups(List<FlowLabel> labels)
    {
        var present = labels.Select(label => label.Key).ToHashSet();
        var groups = ReportFormats.Shipped.All.SelectMany(format => format.Tables).Where(table => table.Layout == TableLayout.Matrix)
            .SelectMany(table => table.Groups.Where(group => table.Rows.Any(row => row.Group == group.Id && present.Contains(row.Path))))
            .SelectMany(group => group.Aliases.Prepend(group.Label)).Select(PageLabels.Bare).ToHashSet();
        return [.. labels.Where(label => !groups.Contains(label.Text))];
    }

    private static UnruledTable Build(List<FlowSegment> segments, List<FlowLabel> labels, bool areColumnsTrue)
    {
        var top = labels[0].Top;
        var bottom = labels.Max(label => label.Bottom);
        var heads = Heads(segments, top, labels[0].Segments[0].Em);
        var labelRight = labels.Max(label => label.Right);
        var values = segments.Where(segment => segment.IsValue && segment.Middle >= top && segment.Middle <= bottom).ToList();
        var texts = segments.Where(segment => !segment.IsValue && segment.Middle >= top && segment.Middle <= bottom).ToList();
        // A figure in the label area belongs to nobody, and so does the line it stands on.
        var strays = values.Where(value => value.IsCut || (areColumnsTrue
            ? value.Box.Left <= labelRight - (0.5f * value.Em)
            : texts.Exists(text => Math.Abs(text.Middle - value.Middle) < 1 && text.Box.Left > value.Box.Left))).ToList();
        var lines = UnruledTables.Lines(values.Except(strays));
        var columns = areColumnsTrue ? Columns(heads, lines) : null;
        var rows = Rows(labels, lines, strays, columns);
        var head = heads.Count > 0 ? new[] { UnruledTables.Heads(heads, hasLabelColumn: true) } : [];
        var start = heads.Count > 0 ? Math.Min(top, heads.Min(one => one.Top)) : top;
        return new UnruledTable(start, bottom, [new SourceTable(columns is null ? SourceGeometry.Packed : SourceGeometry.Exact, [.. head, .. rows])]);
    }

    private static List<FlowLabel> Heads(List<FlowSegment> segments, float top, float em)
    {
        var set = PageLabels.Columns(TableLayout.Matrix);
        var above = segments.Where(segment => segment.Middle < top && segment.Middle > top - (14 * em)).ToList();
        return [.. FlowLabel.Find(above, set).OrderBy(head => head.CenterX)];
    }

    private static ValueColumns? Columns(List<FlowLabel> heads, List<List<FlowSegment>> lines)
    {
        IReadOnlyList<(float, float)>? head = heads.Select(one => one.Key).SequenceEqual(s_columns)
            ? [.. heads.Select(one => (one.Left, one.Right))] : null;
        List<IReadOnlyList<(float, float)>> runs = [.. lines.Where(line => line.Count == s_columns.Count).Select(Extents)];
        if (head is not null)
        {
            runs.Insert(0, head);
        }

        return ValueColumns.Of(runs);
    }

    private static List<(float, float)> Extents(List<FlowSegment> line) => [.. line.Select(value => (value.Box.Left, value.Box.Right))];

    private static IEnumerable<SourceRow> Rows(List<FlowLabel> labels, List<List<FlowSegment>> lines, List<FlowSegment> strays, ValueColumns? columns)
    {
        var owners = lines.ToDictionary(line => line, line => labels.Where(label => Holds(label, line[0])).ToList());
        // A label without a line is a blank row only where no line is in doubt; it may have lost its own to another.
        var isEveryLineOwned = strays.Count == 0 && owners.Values.All(owner => owner.Count == 1)
            && owners.Values.Select(owner => owner[0]).Distinct().Count() == lines.Count;
        // A line between two labels may be the rest of wrapped figures.
        var loose = lines.Where(line => owners[line].Count == 0).SelectMany(line => line).ToList();
        foreach (var label in labels)
        {
            var own = lines.Where(line => owners[line].Contains(label)).ToList();
            var isContested = own.Any(line => owners[line].Count > 1 || line.Exists(value => value.GoesOn(loose))) || own.Count > 1
                || strays.Any(stray => Holds(label, stray));
            if (isContested || (own.Count == 0 && !isEveryLineOwned))
            {
                continue;
            }

            if (own.Count == 0)
            {
                yield return UnruledTables.Row(label, new FlowSegment?[s_columns.Count]);
            }
            else if (columns is null)
            {
                yield return UnruledTables.Row(label, own[0]);
            }
            else if (columns.Place(own[0]) is { } placed)
            {
                yield return UnruledTables.Row(label, placed);
            }
        }
    }

    private static bool Holds(FlowLabel label, FlowSegment value) => value.Middle >= label.Top && value.Middle <= label.Bottom;
}
