using System.Text;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报正文 — the report as the body of an item: headings, paragraphs and tables, without a page around it.</summary>
internal static class ReportBody
{
    internal static string Of(AnnualReport report)
    {
        using var whole = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Html, whole);
        var page = Encoding.UTF8.GetString(whole.ToArray());
        var (open, close) = (page.IndexOf("<body", StringComparison.Ordinal), page.LastIndexOf("</body>", StringComparison.Ordinal));
        var start = page.IndexOf('>', open) + 1;
        var body = page[start..close];
        // The item's page prints the title itself.
        var (title, end) = (body.IndexOf("<h1", StringComparison.Ordinal), body.IndexOf("</h1>", StringComparison.Ordinal));
        return title < 0 || end < title ? body : body.Remove(title, end + "</h1>".Length - title);
    }
}
