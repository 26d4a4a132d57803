namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Tells whether a file holds several reports, and where each begins.</summary>
internal static class ReportStarts
{
    /// <summary>The line at which each report begins; at most one entry where there is a single report.</summary>
    public static List<int> Find(IReadOnlyList<ReportLine> lines, FormatLabels labels)
    {
        var tables = FirstRows(lines, labels);
        var starts = new List<int>();
        if (tables.Count < 2)
        {
            return starts;
        }

        var from = 0;
        foreach (var table in tables)
        {
            var start = StartBefore(lines, labels, from, table);
            if (start >= 0)
            {
                starts.Add(start);
            }

            from = table + 1;
        }

        return starts;
    }

    // Every report has one row of new requests; a repeated table without a title or first part of its own is no second report.
    private static List<int> FirstRows(IReadOnlyList<ReportLine> lines, FormatLabels labels)
    {
        var found = new List<int>();
        foreach (var table in labels.Tables)
        {
            foreach (var path in table.NewReceivedPaths)
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    if (Holds(lines[i], table, path))
                    {
                        found.Add(i);
                    }
                }
            }
        }

        return found;
    }

    private static bool Holds(ReportLine line, RowLabels table, string path)
    {
        if (line.Kind == LineKind.Paragraph || line.Text.Length > 0)
        {
            return line.Text.Length is >= 8 and <= 80 && IsLabel(line.TextKey.AsSpan().TrimEnd("0123456789"), table, path);
        }

        foreach (var key in line.Keys)
        {
            if (key.Length is >= 8 and <= 40 && table.Rows.Exact(key) == path)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLabel(ReadOnlySpan<char> key, RowLabels table, string path) =>
        table.Rows.Exact(key) == path || table.Rows.BehindLeading(key) == path;

    private static int StartBefore(IReadOnlyList<ReportLine> lines, FormatLabels labels, int from, int table)
    {
        var heading = -1;
        for (var i = from; i < table && heading < 0; i++)
        {
            heading = lines[i].Text.Length > 0 && labels.Sections.NumberOf(lines[i].Text) == 1 ? i : -1;
        }

        var title = FrontMatter.FindTitle(lines, from, heading >= 0 ? heading : table);
        return title is { } found ? found.FirstLine : heading;
    }
}
