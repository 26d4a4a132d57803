using System.Text;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Recognizing;

/// <summary>一个文件多份年报，和设想的格式 — what is not guessed: which report is meant; and what needs no code: a further format.</summary>
public sealed class SeveralReportsTests
{
    private const string Two = """
        云泽县数据局2021年政府信息公开工作年度报告
        一、总体情况
        三、收到和处理政府信息公开申请情况
        一、本年新收政府信息公开申请数量	1	0	0	0	0	0	1
        四、结转下年度继续办理	0	0	0	0	0	0	0
        云泽县数据局2022年政府信息公开工作年度报告
        一、总体情况
        三、收到和处理政府信息公开申请情况
        一、本年新收政府信息公开申请数量	2	0	0	0	0	0	2
        四、结转下年度继续办理	0	0	0	0	0	0	0
        """;

    [Fact(DisplayName = "两份年报在一个文件里：不指明就不读")]
    public void Read_TwoReports_IsRefusedUntilOneIsNamed() => Assert.Equal("report-several", Read(Two, null).Refusal?.Code);

    [Theory(DisplayName = "两份年报在一个文件里：指明哪一份就读哪一份")]
    [InlineData(1, 2021, 1)]
    [InlineData(2, 2022, 2)]
    public void Read_TwoReportsAndAPart_ReadsThatOne(int part, int year, int received)
    {
        var report = Read(Two, part).Value;

        Assert.Equal((year, received), (report.Year, report.Table("part3")!["newReceived", "total"]!.Value));
    }

    [Theory(DisplayName = "指明的份数不存在：说明有几份")]
    [InlineData(0)]
    [InlineData(3)]
    public void Read_PartThatIsNotThere_IsRefused(int part) => Assert.Equal("report-part-unknown", Read(Two, part).Refusal?.Code);

    [Fact(DisplayName = "设想的第三种格式：不写代码即可读")]
    public void Read_InventedFormat_NeedsNoCode()
    {
        const string Report = """
            云泽县数据局2031年政府信息公开工作年度报告
            三、依申请公开
            	个人	单位	合计
            网上新收	4	1	5
            书面新收	2		2
            上年结转	1	0	1
            公开	3	1	4
            不公开	2	0	2
            办结	5	1	6
            结转	2	0	2
            """;
        var report = new ReportReader(InventedFormat.Formats).Read(Encoding.UTF8.GetBytes(Report), "2031.txt").Value;

        var table = report.Table("part3")!;
        Assert.Equal(("2031", 5m, CellState.Blank, 6m),
            (table.Format.FormatId, table["online", "all"]!.Value, table["paper", "body"]!.State, table["done", "all"]!.Value));
    }

    [Fact(DisplayName = "部首代字（⼈、⼯、⻓）按本字读")]
    public void Read_RadicalsInPlaceOfCharacters_ReadsTheCharacters()
    {
        var report = Read("云泽县⼯业和信息化局2021年政府信息公开⼯作年度报告\n⼀、总体情况\n⼀、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n⻓期公开。", null).Value;

        Assert.Equal(("云泽县工业和信息化局", "一、总体情况", 1m), (report.Organ, report.Section(1).Heading, report.Table("part3")!["newReceived", "total"]!.Value));
    }

    private static Gongkai.Domain.Result<AnnualReport> Read(string text, int? part) =>
        new ReportReader().Read(Encoding.UTF8.GetBytes(text), "两份.txt", part);
}
