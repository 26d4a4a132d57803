namespace Gongkai.Documents.Reports.Sources;

/// <summary>无线表 — tables without ruling lines, found by the prescribed labels; a figure
/// belongs to a row only by height and to a column only by place.</summary>
public static class UnruledTables
{
    /// <summary>Finds the tables and takes their words out of the pages.</summary>
    /// <param name="pages">The words outside ruled tables.</param>
    /// <param name="areColumnsTrue">False where places across the page are only roughly kept, as in
    /// spaced text: then a row is known only where it is full or empty.</param>
    public static List<(int Page, float Top, SourceTable Table)> Take(List<(PageLayout Page, List<PageWord> Words)> pages, bool areColumnsTrue)
    {
        var segments = FlowSegment.Of(pages);
        var found = new List<UnruledTable>();
        found.AddRange(UnruledMatrix.Find(segments, areColumnsTrue));
        found.AddRange(UnruledBlocks.Find(segments, areColumnsTrue));
        found.AddRange(UnruledSides.Find(segments, areColumnsTrue));

        var result = new List<(int, float, SourceTable)>();
        var taken = new HashSet<(int, PageWord)>();
        foreach (var table in found)
        {
            var inside = segments.Where(segment => segment.Middle >= table.Top - 1 && segment.Middle <= table.Bottom + 1).ToList();
            taken.UnionWith(inside.SelectMany(segment => segment.Words.Select(word => (segment.Page, word))));
            result.AddRange(table.Parts.Select((part, index) => (inside[0].Page, inside[0].Box.Top + (index * 0.001f), part)));
        }

        foreach (var (page, words) in pages)
        {
            words.RemoveAll(word => taken.Contains((page.Number, word)));
        }

        return result;
    }

    /// <summary>Values from top to bottom as lines.</summary>
    internal static List<List<FlowSegment>> Lines(IEnumerable<FlowSegment> values)
    {
        var lines = new List<List<FlowSegment>>();
        foreach (var value in values.OrderBy(value => value.Middle))
        {
            if (lines.Count == 0 || value.Middle - lines[^1][0].Middle > 0.5f * value.Em)
            {
                lines.Add([]);
            }

            lines[^1].Add(value);
        }

        lines.ForEach(line => line.Sort((one, other) => one.Box.Left.CompareTo(other.Box.Left)));
        return lines;
    }

    internal static SourceRow Row(FlowLabel? label, IReadOnlyList<FlowSegment?> values)
    {
        var cells = new List<SourceCell>();
        if (label is not null)
        {
            cells.Add(new SourceCell(string.Concat(label.Segments.Select(segment => segment.Text)), label.Place, 0));
        }

        foreach (var value in values)
        {
            var nearest = value?.Place ?? label?.Place ?? values.First(one => one is not null)!.Place;
            cells.Add(new SourceCell(value is null ? "" : PageTexts.CellText(value.Words), nearest, cells.Count));
        }

        return new SourceRow(cells);
    }

    internal static SourceRow Heads(IEnumerable<FlowLabel> heads, bool hasLabelColumn)
    {
        var cells = new List<SourceCell>();
        foreach (var head in heads)
        {
            cells.Add(new SourceCell(string.Concat(head.Segments.Select(segment => segment.Text)), head.Place,
                cells.Count + (hasLabelColumn ? 1 : 0)));
        }

        return new SourceRow(hasLabelColumn ? [new SourceCell("", cells[0].Place, 0), .. cells] : cells);
    }
}

/// <summary>无线表的范围 — a table without lines: its part of the flow, and its rows as one table or as several of different certainty.</summary>
internal sealed record UnruledTable(float Top, float Bottom, IReadOnlyList<SourceTable> Parts);
