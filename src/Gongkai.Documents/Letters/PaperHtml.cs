using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Gongkai.Documents.Letters;

/// <summary>文书预览 — a paper as a piece of a page: one article with headings, paragraphs and tables; every value is encoded, nothing is styled inline.</summary>
internal static class PaperHtml
{
    // Chinese stays readable in the source of the page; markup never does.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static string Of(Paper paper)
    {
        var html = new StringBuilder(4 << 10);
        var layout = paper.Layout switch
        {
            PaperLayout.Official => "official",
            PaperLayout.Letter => "letter",
            _ => "form",
        };
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"paper paper-{layout}\" lang=\"zh-CN\">\n");
        var isInTable = false;
        foreach (var block in paper.Blocks)
        {
            var isRow = block.Kind == PaperBlockKind.Row;
            if (isRow != isInTable)
            {
                html.Append(isRow ? "<div class=\"paper-scroll\"><table>\n<tbody>\n" : "</tbody>\n</table></div>\n");
                isInTable = isRow;
            }

            Append(html, block);
        }

        return html.Append(isInTable ? "</tbody>\n</table></div>\n" : "").Append("</article>\n").ToString();
    }

    private static void Append(StringBuilder html, PaperBlock block)
    {
        if (block.Kind == PaperBlockKind.Row)
        {
            AppendRow(html, block);
            return;
        }

        var element = block.Kind switch
        {
            PaperBlockKind.Title => "h1",
            PaperBlockKind.Heading => "h2",
            _ => "p",
        };
        var role = block.Kind.ToString().ToLowerInvariant();
        html.Append(CultureInfo.InvariantCulture, $"<{element} class=\"paper-{role}\">{Encode(block.Text)}</{element}>\n");
    }

    private static void AppendRow(StringBuilder html, PaperBlock row)
    {
        html.Append("<tr>");
        foreach (var cell in row.Cells.Where(cell => cell.Rows > 0))
        {
            html.Append(cell.IsLabel ? "<th scope=\"row\"" : "<td");
            Attribute(html, "colspan", cell.Span);
            Attribute(html, "rowspan", cell.Rows);
            html.Append('>').Append(string.Join("<br>", cell.Text.Split('\n').Select(Encode))).Append(cell.IsLabel ? "</th>" : "</td>");
        }

        html.Append("</tr>\n");
    }

    private static void Attribute(StringBuilder html, string name, int value)
    {
        if (value > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" {name}=\"{value}\"");
        }
    }

    private static string Encode(string text) => s_encoder.Encode(text);
}
