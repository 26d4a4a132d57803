using System.Text;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Tests.Reports.Recognizing;

/// <summary>表三的行 — what may be read of a row and what must be refused, seen on the smallest text that shows it.</summary>
public sealed class RequestRowsTests
{
    [Theory(DisplayName = "行的数值从标签向右取；不能确定的不取")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t0\t0\t0\t0\t0\t6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t\t\t\t\t\t6", "6 □ □ □ □ □ 6")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t/\t—\t无\t０\t 0 \t6件", "6 / — 无 ０ 0 6件")]
    [InlineData("一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\t0", "0 0 0 0 0 0 0")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t0\t0\t0\t0\t0\t6\t\t", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息公开申请数量\t\t\t6\t0\t0\t0\t0\t0\t6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息公开审请数量\t6\t0\t0\t0\t0\t0\t6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息公开申请数量\t13 612\t0\t0\t0\t0\t0\t1,234", "× 0 0 0 0 0 1,234")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t0\t0\t0\t0\t6", "values-missing")]
    [InlineData("一、本年新收政府信息公开申请数量\t6\t0\t1\t0\t0\t0\t0\t6", "values-surplus")]
    [InlineData("一、本年新收政府信息公开申请数量\t\t6\t\t\t\t\t\t", "columns-ambiguous")]
    [InlineData("一、本年新收政府信息公开申请数量 6 6", "blanks-lost")]
    [InlineData("一、本年新收政府信息公开申请数量 6 0 0 0 0 0 6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信\n息公开申请数量\n6\n0\n0\n0\n0\n0\n6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息\t6\t0\t0\t0\t0\t0\t6\n公开申请数量", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息\t\t\t\t\t\t\t\n公开申请数量\t6\t0\t0\t0\t0\t0\t6", "6 0 0 0 0 0 6")]
    [InlineData("一、本年新收政府信息\t5\t0\t0\t0\t0\t0\t5\n公开申请数量\t6\t0\t0\t0\t0\t0\t6", "row-detached")]
    [InlineData("一、本年新收政府信息公开申请数量\t\t\t\t\t\t\t\n\t6\t0\t0\t0\t0\t0\t6", "row-detached")]
    public void Read_FirstRow_IsRightOrRefused(string row, string expected)
    {
        // A second, full row makes a table of it, so that a refusal concerns the row alone.
        var report = Read($"三、收到和处理政府信息公开申请情况\n{row}\n\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0");

        Assert.Equal(expected, Shown(report));
    }

    [Theory(DisplayName = "列的次序或个数与规定不同：整表不取")]
    [InlineData("\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他", "columns-reordered")]
    [InlineData("\t自然人\t科研机构\t商业企业\t社会公益组织\t法律服务机构\t其他\t总计", "columns-reordered")]
    [InlineData("\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他", "columns-unknown")]
    [InlineData("\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t行业协会\t其他\t总计", "columns-unknown")]
    public void Read_OtherHeads_IsRefused(string heads, string reason)
    {
        var report = Read($"三、收到和处理政府信息公开申请情况\n{heads}\n一、本年新收政府信息公开申请数量\t6\t1\t0\t0\t0\t0\t7");

        Assert.Null(report.Table("part3"));
        Assert.Contains(report.Unreadable, unreadable => unreadable is { Where: "part3" } && unreadable.Reason == reason);
    }

    [Fact(DisplayName = "一行出现两次且数值不同：不取")]
    public void Read_RowTwiceWithOtherValues_IsRefused()
    {
        const string Row = "二、上年结转政府信息公开申请数量\t{0}\t0\t0\t0\t0\t0\t{0}\n";
        var report = Read(string.Concat("三、收到和处理政府信息公开申请情况\n", Row.Replace("{0}", "1", StringComparison.Ordinal),
            Row.Replace("{0}", "2", StringComparison.Ordinal), "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0"));

        Assert.Equal("row-repeated", report.Unreadable.Single(unreadable => unreadable.Where == "part3.carriedIn").Reason);
    }

    [Fact(DisplayName = "没有表不是全零的表")]
    public void Read_NoTable_IsMissingNotZero()
    {
        var report = Read("某机关2022年政府信息公开工作年度报告\n一、总体情况\n本年度收到申请3件。");

        Assert.Empty(report.Tables);
        Assert.Equal(["part2", "part3", "part4"],
            report.Unreadable.Where(unreadable => unreadable.Reason == "table-missing").Select(unreadable => unreadable.Where));
    }

    [Fact(DisplayName = "每一格都指得出原文的行和列")]
    public void Read_Cell_PointsToItsPlace()
    {
        var cell = Read("三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t6\t0\t0\t0\t0\t0\t7").Table("part3")!["newReceived", "total"]!;

        Assert.Equal((SourcePlace.OfText(2, 30), "7", Recognition.Row), (cell.Source.Place, cell.Raw, cell.Source.Recognition));
    }

    private static AnnualReport Read(string text) => new ReportReader().Read(Encoding.UTF8.GetBytes(text), "表.txt").Value;

    private static string Shown(AnnualReport report)
    {
        var row = report.Table("part3")!.Format.Row("newReceived")!;
        return report.Unreadable.FirstOrDefault(unreadable => unreadable.Where == "part3.newReceived")?.Reason
            ?? string.Join(' ', row.Columns.Select((_, column) => report.Table("part3")![row, column] is { } cell ? cell.State == CellState.Blank
            ? "□" : cell.Raw : "×"));
    }
}
