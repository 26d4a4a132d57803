using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报表格的网页写法 — a table of the prescribed form as HTML: its merges, scopes and caption, for the file and for every page that shows it.</summary>
public static class HtmlTable
{
    /// <summary>Writes one table.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="table">The table as the form lays it out.</param>
    /// <param name="caption">What stands above it.</param>
    /// <param name="dress">What a page adds to a cell; null writes the bare table of a file.</param>
    public static void Append(StringBuilder html, PrescribedTable table, string caption, Func<PrescribedCell, CellDress>? dress = null)
    {
        html.Append(dress is null ? "<table>\n<caption>" : "<table class=\"grid n\">\n<caption>");
        Escape(html, caption);
        html.Append("</caption>\n");
        var open = "";
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            var part = r < table.HeadRows ? "thead" : "tbody";
            if (part != open || row.StartsBlock)
            {
                Close(html, open);
                html.Append('<').Append(part).Append(">\n");
                open = part;
            }

            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                if (!cell.IsCovered)
                {
                    AppendCell(html, cell, dress?.Invoke(cell) ?? CellDress.Of(cell));
                }
            }

            html.Append("</tr>\n");
        }

        Close(html, open);
        html.Append("</table>\n");
    }

    /// <summary>Appends a text so that it stays a text; quotes only matter inside an attribute.</summary>
    public static void Escape(StringBuilder html, string text, bool isAttribute = false)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' when isAttribute => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }

    private static void Close(StringBuilder html, string open)
    {
        if (open.Length > 0)
        {
            html.Append("</").Append(open).Append(">\n");
        }
    }

    private static void AppendCell(StringBuilder html, PrescribedCell cell, CellDress dress)
    {
        var (name, scope) = cell.Kind switch
        {
            PrescribedCellKind.BlockTitle => ("th", "rowgroup"),
            PrescribedCellKind.ColumnGroupHead => ("th", "colgroup"),
            PrescribedCellKind.ColumnHead => ("th", "col"),
            PrescribedCellKind.RowGroupLabel => ("th", "rowgroup"),
            PrescribedCellKind.RowLabel => ("th", "row"),
            _ => ("td", ""),
        };
        html.Append('<').Append(name);
        Attribute(html, "scope", scope);
        if (cell.ColumnSpan > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
        }

        if (cell.RowSpan > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
        }

        Attribute(html, "class", dress.Css);
        if (dress.Href.Length > 0)
        {
            html.Append("><a");
            Attribute(html, "href", dress.Href);
            Attribute(html, "title", dress.Note);
            Attribute(html, "aria-current", dress.IsOpen ? "true" : "");
            html.Append('>');
            Escape(html, dress.Text);
            html.Append("</a>");
        }
        else
        {
            Attribute(html, "title", dress.Note);
            html.Append('>');
            Escape(html, dress.Text);
        }

        if (dress.Mark.Length > 0)
        {
            html.Append("<sup");
            Attribute(html, "title", dress.Note);
            html.Append('>');
            Escape(html, dress.Mark);
            html.Append("</sup>");
        }

        html.Append("</").Append(name).Append('>');
    }

    private static void Attribute(StringBuilder html, string name, string value)
    {
        if (value.Length > 0)
        {
            html.Append(' ').Append(name).Append("=\"");
            Escape(html, value, isAttribute: true);
            html.Append('"');
        }
    }
}

/// <summary>格的外观 — what a page shows of a cell beside its place in the form.</summary>
public sealed record CellDress(string Text)
{
    public string Css { get; init; } = "";

    /// <summary>What a pointer and a reader are told of the cell.</summary>
    public string Note { get; init; } = "";

    /// <summary>What opens behind the figure.</summary>
    public string Href { get; init; } = "";

    /// <summary>One sign beside the figure.</summary>
    public string Mark { get; init; } = "";

    /// <summary>True where the figure is open beside the table.</summary>
    public bool IsOpen { get; init; }

    public static CellDress Of(PrescribedCell cell) => new(cell.Text) { Css = cell.IsUnreadable ? "unreadable" : "" };
}
