using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportHtmlTests
{
    [Fact]
    public void Write_AnyReport_IsOneSelfContainedPage()
    {
        var page = Write(ReportBuilder.For("2021").Build());

        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("云泽市数据管理局2025年政府信息公开工作年度报告", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(6, page.QuerySelectorAll("h2").Length);
        Assert.Empty(page.QuerySelectorAll("script, link, img, [src], [href], [onclick]"));
    }

    [Fact(DisplayName = "三张表都有标题，每个表头都有scope，每格能找到行标签")]
    public void Write_Tables_AreSemantic()
    {
        var page = Write(ReportBuilder.For("2021").Build());

        Assert.Equal(["主动公开政府信息情况统计表", "收到和处理政府信息公开申请情况统计表", "政府信息公开行政复议、行政诉讼情况统计表"],
            page.QuerySelectorAll("caption").Select(caption => caption.TextContent));
        Assert.Empty(page.QuerySelectorAll("th:not([scope])"));
        Assert.Equal(25, page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr th[scope=row]").Length);
        Assert.Equal(3, page.QuerySelectorAll("table")[1].QuerySelectorAll("thead tr").Length);
        Assert.Equal(4, page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody").Length);
    }

    [Fact]
    public void Write_TextWithMarkup_StaysText()
    {
        var page = Write(ReportBuilder.For("2021").Text(1, "<script>alert(1)</script>&amp;").Cell("part3.granted.total", "<b>1</b>").Build());

        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Contains(page.QuerySelectorAll("p"), paragraph => paragraph.TextContent == "<script>alert(1)</script>&amp;");
    }

    [Fact(DisplayName = "写出的每一格按行列读回，与原表一致")]
    public void Write_AnyReport_PrintsEveryCellAtItsPlace()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var report = RandomReports.Of(seed);
            var tables = Write(report).QuerySelectorAll("table");
            for (var t = 0; t < tables.Length; t++)
            {
                var printed = tables[t].QuerySelectorAll("tbody td, tr:last-child td").Select(cell => cell.TextContent).ToList();
                var expected = PrescribedTable.From(report.Tables[t]).Rows.SelectMany(row => row.Cells)
                    .Where(cell => cell.Kind == PrescribedCellKind.Value).Select(cell => cell.Text);

                Assert.Equal(expected, printed);
            }
        }
    }

    private static IHtmlDocument Write(AnnualReport report)
    {
        using var stream = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Html, stream);
        return new HtmlParser().ParseDocument(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
