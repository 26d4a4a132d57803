using System.Text;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>The text of each part without its tables.</summary>
internal sealed class SectionTexts(IReadOnlyList<ReportLine> lines, FormatLabels labels, SectionFinder.Heading?[] headings, int end)
{
    private const int LongestLabel = 60;

    public ReportSection[] Sections()
    {
        var sections = new ReportSection[headings.Length];
        for (var i = 0; i < headings.Length; i++)
        {
            if (headings[i] is not { } heading)
            {
                sections[i] = new ReportSection(i + 1, null, "", SourcePlace.None);
                continue;
            }

            var text = Between(heading.Line + 1, Math.Min(NextAfter(heading.Line), end), PrescribedReport.Caption(i + 1, heading.Printed));
            sections[i] = new ReportSection(
                i + 1,
                heading.Printed,
                heading.Rest.Length == 0 ? text : text.Length == 0 ? heading.Rest : heading.Rest + "\n" + text,
                lines[heading.Line].Place);
        }

        return sections;
    }

    /// <summary>The paragraphs from one line up to another, one a line, tables and their caption left out.</summary>
    public string Between(int from, int until, string? caption = null)
    {
        var builder = new StringBuilder();
        for (var i = from; i < until && i < lines.Count; i++)
        {
            var text = CellText.TrimAll(lines[i].Text);
            if (text != caption && IsProse(lines[i]))
            {
                if (builder.Length > 0)
                {
                    builder.Append('\n');
                }

                builder.Append(text);
            }
        }

        return builder.ToString();
    }

    private int NextAfter(int line)
    {
        var next = lines.Count;
        foreach (var heading in headings)
        {
            if (heading is { } found && found.Line > line && found.Line < next)
            {
                next = found.Line;
            }
        }

        return next;
    }

    private bool IsProse(ReportLine line)
    {
        if (line.Text.StartsWith(PrescribedReport.NoteMark, StringComparison.Ordinal))
        {
            return false;
        }

        if (line.Text.Length == 0 || !LabelKey.HasWord(line.Text)
            || line.Cells.Count > 0 && line.Text.Length < LongestLabel && !line.Text.Contains('。', StringComparison.Ordinal))
        {
            return false;
        }

        if (line.Text.Length > LongestLabel || line.Text.Contains('。', StringComparison.Ordinal))
        {
            return true;
        }

        var key = line.TextKey;
        return !key.StartsWith("本列数据的勾稽关系", StringComparison.Ordinal)
            && !labels.Tables.Any(table => table.Rows.Exact(key) is not null || table.Groups.Exact(key) is not null
            || table.Columns.Exact(key) is not null || table.Leading.IsLeading(key));
    }
}
