using System.Text;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportMarkdownTests
{
    [Fact(DisplayName = "每行的标签紧挨着数值，合并的标签逐行重复，数值只印一次")]
    public void Write_Report_HasReadableRows()
    {
        var lines = Write(ReportBuilder.For("2021").Row("part3.newReceived", 6, 0, 0, 0, 0, 0, 6).Blank("part3.deniedStateSecret").Build());

        Assert.Equal("# 云泽市数据管理局2025年政府信息公开工作年度报告", lines[0]);
        Assert.Contains("## 三、收到和处理政府信息公开申请情况", lines);
        Assert.Contains("| 第二十条第（五）项 |", lines);
        Assert.Contains("| 行政许可 | 0 |", lines);
        Assert.Contains("| 一、本年新收政府信息公开申请数量 | 一、本年新收政府信息公开申请数量 | 一、本年新收政府信息公开申请数量 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |", lines);
        Assert.Contains("| 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 |  |  |  |  |  |  |  |", lines);
        Assert.Contains("|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |", lines);
    }

    [Fact]
    public void Write_TextThatLooksLikeMarkup_IsEscaped()
    {
        var lines = Write(ReportBuilder.For("2021").Text(1, "# 井号\n|竖线|").Cell("part3.granted.total", "a|b").Build());

        Assert.Contains("\\# 井号", lines);
        Assert.Contains("\\|竖线|", lines);
        Assert.Contains("| 三、本年度办理结果 | （一）予以公开 | （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | a\\|b |", lines);
    }

    [Fact]
    public void Write_EveryTable_HasOneRuleUnderItsFirstRow()
    {
        var lines = Write(RandomReports.Of(5));

        Assert.Equal(3, lines.Count(line => line.StartsWith("| --- |", StringComparison.Ordinal)));
    }

    private static string[] Write(AnnualReport report)
    {
        using var stream = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Markdown, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }
}
