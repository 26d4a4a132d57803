namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>A run of values with the row it belongs to.</summary>
internal sealed record LabelledRun(string Path, ReportLine Line, string Label, bool IsMisprinted);

/// <summary>Gives the runs of a running text their row labels: the words just before the values, cut or not.</summary>
internal static class RunLabels
{
    private const int SafeLabelLength = 6;
    private const int LongestCut = 40;

    public static List<LabelledRun> Read(IReadOnlyList<ReportLine> lines, RowLabels labels)
    {
        var found = new List<LabelledRun>();
        var loose = lines.Where(line => line.Kind == LineKind.Paragraph || (line.Cells.Count == 1 && line.Text.Length > 0)).ToList();
        LabelledRun? open = null;
        var remainder = "";
        foreach (var run in RunReader.Read(loose))
        {
            var text = run.Cells[0].Text;
            var key = LabelKey.Of(text.Length > 400 ? text[^400..] : text);
            if (open is not null && key.StartsWith(remainder, StringComparison.Ordinal))
            {
                found.Add(open);
                key = key[remainder.Length..];
            }

            open = null;
            if (key.Length == 0)
            {
                continue;
            }

            var hit = labels.Rows.Suffix(key);
            var isInside = found.Count > 0;
            if (hit is { } suffix && IsSafe(key, suffix.Length, labels, isInside)
                && (!IsHead(key, suffix.Length, labels) || IsNextRow(found, suffix.Id, labels)))
            {
                AddRowsWithoutValues(key[..^suffix.Length], run, labels, found);
                found.Add(new LabelledRun(suffix.Id, run, text, false));
            }
            else if (run.Cells.Count > 1 && FindCut(key, labels, out remainder) is { } cut)
            {
                open = new LabelledRun(cut, run, text, false);
            }
            else if (isInside)
            {
                AddRowsWithoutValues(key, run, labels, found);
            }
        }

        return found;
    }

    // A short label (规章, 总计) is taken only where nothing but heads and groups stands before it.
    private static bool IsSafe(string key, int length, RowLabels labels, bool isInside)
    {
        var before = key.AsSpan(0, key.Length - length);
        return length >= SafeLabelLength
            || labels.Leading.IsLeading(before)
            || (isInside && before.Length == 0)
            || (isInside && length > 2 && labels.Rows.Suffix(before) is not null);
    }

    private static bool IsHead(string key, int length, RowLabels labels) => labels.Columns.Exact(key.AsSpan(key.Length - length)) is not null;

    // 总计 and 其他 also head columns: they are a row only where the row before it in the form was the last one read.
    private static bool IsNextRow(List<LabelledRun> found, string path, RowLabels labels) =>
        found.Count > 0 && labels.Tables.Any(table => table.Row(found[^1].Path) is { } last && table.Row(path) is { } row
            && row.Index == last.Index + 1);

    private static void AddRowsWithoutValues(string key, ReportLine run, RowLabels labels, List<LabelledRun> found)
    {
        foreach (var path in labels.Rows.Inside(key))
        {
            if (!found.Exists(other => other.Path == path))
            {
                found.Add(new LabelledRun(path, ReportLine.OfRun([run.Cells[0]]), labels.Row(path)!.Label, false));
            }
        }
    }

    private static string? FindCut(string key, RowLabels labels, out string remainder)
    {
        for (var start = Math.Max(0, key.Length - LongestCut); start + 4 <= key.Length; start++)
        {
            if (labels.Rows.CutShort(key.AsSpan(start), out remainder) is { } path
                && (start == 0 || labels.Leading.IsLeading(key.AsSpan(0, start)) || key.Length - start >= SafeLabelLength))
            {
                return path;
            }
        }

        remainder = "";
        return null;
    }
}
