using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报网页 — one self-contained page: headings, tables with captions and scopes, a style for screen and paper, no script.</summary>
public static class ReportHtml
{
    private const string Style = """
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;color:#333;background:#fff;font:1.05rem/1.8 "Noto Serif CJK SC","Songti SC",SimSun,serif}
        h1{font-size:1.6rem;text-align:center;line-height:1.5}
        h2{font-size:1.15rem;font-family:"Noto Sans CJK SC","Heiti SC",SimHei,sans-serif}
        p{margin:.4rem 0;text-indent:2em}
        .note{text-indent:0;color:#666;font-size:.9rem}
        .sign{text-align:right;margin-right:4em}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.88rem;line-height:1.4}
        caption{font-weight:bold;padding:.3rem}
        th,td{border:1px solid #999;padding:.25rem .4rem;text-align:center;font-weight:normal}
        th{background:#f7f7f7}
        th[scope=row]{text-align:left}
        .unreadable{color:#b00020;white-space:nowrap}
        @media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}body{max-width:none;margin:0;padding:0}
        thead{display:table-header-group}tr{break-inside:avoid}.scroll{overflow:visible}}
        """;

    public static void Write(Stream output, AnnualReport report)
    {
        var html = new StringBuilder(16 << 10);
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        HtmlTable.Escape(html, PrescribedReport.Printable(report.Title ?? "政府信息公开工作年度报告"));
        html.Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n");
        foreach (var block in PrescribedReport.Compose(report))
        {
            Append(html, block);
        }

        html.Append("</main>\n</body>\n</html>\n");
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(html);
    }

    private static void Append(StringBuilder html, PrescribedBlock block)
    {
        if (block.Table is { } table)
        {
            html.Append("<div class=\"scroll\">\n");
            HtmlTable.Append(html, table, block.Text);
            html.Append("</div>\n");
            return;
        }

        var (open, close) = block.Kind switch
        {
            PrescribedBlockKind.Title => ("<h1>", "</h1>"),
            PrescribedBlockKind.Heading => ("<h2>", "</h2>"),
            PrescribedBlockKind.Note => ("<p class=\"note\">", "</p>"),
            PrescribedBlockKind.SignOff => ("<p class=\"sign\">", "</p>"),
            _ => ("<p>", "</p>"),
        };
        html.Append(open);
        HtmlTable.Escape(html, block.Text);
        html.Append(close).Append('\n');
    }
}
