using System.Globalization;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>网页排法 — pages as content management systems, word processors and converters write them.</summary>
public static class HtmlWriters
{
    /// <summary>A page of well-formed tables, or of tables as the look asks for.</summary>
    public static Func<Page, FileContent> Html(HtmlLook look) => page => FileContent.OfText("年报.html", Document(page, look));

    public static string Document(Page page, HtmlLook look)
    {
        var charset = page.Style.Encoding switch
        {
            TextEncoding.Gb18030 => "gb2312",
            TextEncoding.Utf16BigEndian or TextEncoding.Utf16LittleEndian => "utf-16",
            _ => "utf-8",
        };
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"{charset}\"><title>{page.Report.Organ}{page.Report.TitleTail}</title>\n");
        html.Append("<style>td{border:1px solid #000}</style><script>var counts=[6,0,0,0,0,0,6];</script></head>\n<body>\n");
        html.Append(look.LayoutTable ? "<table width=\"100%\"><tr><td width=\"10\">&nbsp;</td><td>\n" : "<div class=\"article\">\n");
        html.Append(Body(page, look));
        html.Append(look.LayoutTable ? "</td><td>&nbsp;</td></tr></table>\n" : "</div>\n").Append("</body>\n</html>\n");
        return html.ToString();
    }

    public static string Body(Page page, HtmlLook look)
    {
        var html = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (block is PrintedTable table)
            {
                AppendTable(page, table, look, html);
            }
            else if (block is PrintedParagraph paragraph)
            {
                html.Append(Paragraph(paragraph, look)).Append('\n');
            }
        }

        return html.ToString();
    }

    public static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);

    private static string Paragraph(PrintedParagraph paragraph, HtmlLook look)
    {
        var text = Escaped(paragraph.Text.Replace("\f", "", StringComparison.Ordinal));
        return look.Word
            ? $"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-size:16.0pt'><o:p></o:p></span><span style='font-family:仿宋_GB2312'>{text}</span></p>"
            : paragraph.Role switch
            {
                ParagraphRole.Title => $"<h1>{text}</h1>",
                ParagraphRole.Heading => $"<p><strong>{text}</strong></p>",
                ParagraphRole.SignOff => $"<p style=\"text-align:right\">{text}&nbsp;&nbsp;</p>",
                _ => $"<p>　　{text}</p>",
            };
    }

    private static void AppendTable(Page page, PrintedTable table, HtmlLook look, StringBuilder html)
    {
        if (look.Div)
        {
            AppendDivs(page, table, html);
            return;
        }

        html.Append(look.Word ? "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>\n" : "<table border=\"1\">\n")
            .Append(look.Sections ? "<tbody>" : "");
        if (look.Spans)
        {
            foreach (var row in table.Rows)
            {
                html.Append("<tr>");
                foreach (var cell in row.Cells)
                {
                    AppendCell(cell.Text, cell.ColumnSpan, cell.RowSpan, look, html);
                }

                html.Append(look.Unclosed ? "\n" : "</tr>\n");
            }
        }
        else
        {
            Demand(page, table, look);
            foreach (var row in TextWriters.Cells(table, look.Covered, look.Spanned))
            {
                html.Append("<tr>");
                foreach (var text in row)
                {
                    AppendCell(text, 1, 1, look, html);
                }

                html.Append("</tr>\n");
            }
        }

        if (look.HiddenRow && table.Id == "part3")
        {
            page.Expect.MayRefuse("part3.newReceived");
            html.Append("<tr style=\"display:none\"><td colspan=\"3\">一、本年新收政府信息公开申请数量</td>").Insert(html.Length, "<td>9</td>", 7).Append("</tr>\n");
        }

        if (look.LongSpans)
        {
            page.Expect.MayRefuse("part3").MayRefuse("part4");
        }

        html.Append(look.Sections ? "</tbody>" : "").Append("</table>\n");
    }

    private static void Demand(Page page, PrintedTable table, HtmlLook look)
    {
        if (look.Spanned == Spanned.Repeated && table.Id is ("part2" or "part4"))
        {
            page.Expect.MayRefuse(table.Id);
        }

        // The heads stand over other columns than their values.
        if (look.Spanned == Spanned.Squeezed && table.Id == "part3")
        {
            page.Expect.MayRefuse(table.Id);
        }

        foreach (var row in table.Rows.Where(row => row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0)))
        {
            page.Expect.MayRefuse(row);
        }
    }

    private static void AppendCell(string text, int columnSpan, int rowSpan, HtmlLook look, StringBuilder html)
    {
        html.Append("<td");
        if (columnSpan > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" colspan=\"{columnSpan}\"");
        }

        if (rowSpan > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{(look.LongSpans ? rowSpan + 90 : rowSpan)}\"");
        }

        html.Append('>');
        var parts = text.Split('\n').Select(Escaped);
        if (look.Word)
        {
            var runs = text.Length is > 1 and < 9 && char.IsDigit(text.Trim()[0])
                ? string.Concat(text.Select(c => $"<span lang=EN-US style='font-size:10.5pt'>{Escaped(c.ToString())}</span>"))
                : string.Join("</p>\n<p class=MsoNormal>", parts);
            html.Append(CultureInfo.InvariantCulture,
                $"<p class=MsoNormal align=center>{runs}<span lang=EN-US><o:p></o:p></span></p>\n<!--[if !supportMisalignedColumns]><![endif]-->");
        }
        else
        {
            html.Append(text.Length == 0 && look.BlankAsEntity ? "&nbsp;" : string.Join("<br>", parts));
        }

        html.Append(look.Unclosed ? "\n" : "</td>");
    }

    private static void AppendDivs(Page page, PrintedTable table, StringBuilder html)
    {
        page.Expect.MayRefuse(table.Id);
        html.Append("<div class=\"table\">\n");
        foreach (var row in TextWriters.Cells(table, Covered.Empty, Spanned.Squeezed))
        {
            html.Append("<div class=\"tr\">");
            foreach (var text in row)
            {
                html.Append("<div class=\"td\">").Append(Escaped(TextWriters.Joined(text, ""))).Append("</div>");
            }

            html.Append("</div>\n");
        }

        html.Append("</div>\n");
    }
}

/// <summary>网页样式 — what kind of program wrote the page.</summary>
public sealed record HtmlLook
{
    public bool Spans { get; init; } = true;

    public Covered Covered { get; init; }

    public Spanned Spanned { get; init; } = Spanned.Padded;

    /// <summary>The whole article stands in a cell of a layout table.</summary>
    public bool LayoutTable { get; init; }

    /// <summary>Pasted from a word processor: a paragraph in each cell, a run for each digit.</summary>
    public bool Word { get; init; }

    public bool Div { get; init; }

    public bool Sections { get; init; } = true;

    /// <summary>End tags of rows and cells left out.</summary>
    public bool Unclosed { get; init; }

    /// <summary>Row spans far beyond the end of the table.</summary>
    public bool LongSpans { get; init; }

    public bool BlankAsEntity { get; init; } = true;

    /// <summary>A row that the page does not show.</summary>
    public bool HiddenRow { get; init; }
}
