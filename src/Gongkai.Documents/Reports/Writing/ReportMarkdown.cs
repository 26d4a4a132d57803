using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报 Markdown — headings and pipe tables that can be read as they stand.</summary>
/// <remarks>
/// Pipe tables have no merged cells: a label is repeated at every place it covers, so that each row can be read alone and its values follow
/// their label; a head stands once, over the first of its columns, and so does a value: no figure is ever printed twice.
/// </remarks>
public static class ReportMarkdown
{
    public static void Write(Stream output, AnnualReport report)
    {
        var text = new StringBuilder(8 << 10);
        foreach (var block in PrescribedReport.Compose(report))
        {
            if (block.Table is { } table)
            {
                AppendTable(text, table);
            }
            else
            {
                Append(text, block);
            }

            text.Append('\n');
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(text);
    }

    private static void Append(StringBuilder text, PrescribedBlock block)
    {
        switch (block.Kind)
        {
            case PrescribedBlockKind.Title:
                text.Append("# ");
                break;
            case PrescribedBlockKind.Heading:
                text.Append("## ");
                break;
            default:
                // At the start of a line these would turn the paragraph into a heading, table, quotation or block of code.
                if (block.Text[0] is '#' or '|' or '>' or '`' or '~')
                {
                    text.Append('\\');
                }

                break;
        }

        text.Append(block.Text).Append('\n');
    }

    private static void AppendTable(StringBuilder text, PrescribedTable table)
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            text.Append('|');
            foreach (var cell in table.Rows[r].Cells)
            {
                AppendCell(text, cell, table.Rows[r].Cells[^1] == cell);
            }

            text.Append('\n');
            if (r == 0)
            {
                text.Append('|').Insert(text.Length, " --- |", table.Widths.Count).Append('\n');
            }
        }
    }

    private static void AppendCell(StringBuilder text, PrescribedCell cell, bool isLast)
    {
        var repeats = cell.Kind is PrescribedCellKind.RowLabel or PrescribedCellKind.RowGroupLabel;
        var isBlank = cell.IsCovered && !repeats;
        for (var i = 0; i < cell.ColumnSpan; i++)
        {
            if (!repeats && i > 0)
            {
                // Where nothing follows, a shorter row is better than blanks that look like values.
                if (isLast)
                {
                    return;
                }

                isBlank = true;
            }

            text.Append(' ').Append(isBlank ? "" : cell.Text.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        }
    }
}
