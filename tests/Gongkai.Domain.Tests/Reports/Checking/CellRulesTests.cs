using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class CellRulesTests
{
    [Theory(DisplayName = "S05 空白按一次提示，整行、少数几格或整表")]
    [InlineData("part4.reconsideration", "Info part4.reconsideration")]
    [InlineData("part4", "Info part4")]
    [InlineData("part3.granted.total", "Info part3.granted.total")]
    [InlineData("part2.art20_1", "Info part2.art20_1.governmentRules,part2.art20_1.normativeDocuments")]
    public void S05_Blanks_AreOneInformation(string blank, string expected) =>
        Assert.Equal([expected], TableRules.Found("S05", ReportBuilder.For("2021").Blank(blank).Build()));

    [Fact(DisplayName = "S05 多张表的空白合成一条提示")]
    public void S05_BlanksInTwoTables_AreOneInformation()
    {
        var report = ReportBuilder.For("2021").Blank("part3.granted").Blank("part3.other.total").Blank("part4.directSuit.total").Build();

        var finding = Assert.Single(TableRules.Of("S05", report));
        Assert.Equal("part3,part4.directSuit.total", finding.Location);
        Assert.Equal(9, finding.Cells.Count);
    }

    [Theory(DisplayName = "S05 文字、负数、小数在数量格中是错误，斜线是提示，增减栏可以为负")]
    [InlineData("part3.granted.naturalPerson", "详见附件", "Error part3.granted.naturalPerson")]
    [InlineData("part3.granted.naturalPerson", "-3", "Error part3.granted.naturalPerson")]
    [InlineData("part3.granted.naturalPerson", "1.5", "Error part3.granted.naturalPerson")]
    [InlineData("part3.granted.naturalPerson", "/", "Info part3.granted.naturalPerson")]
    [InlineData("part3.granted.naturalPerson", "—", "Info part3.granted.naturalPerson")]
    [InlineData("part2.art20_5.administrativeLicense.changeThisYear", "-8", null)]
    [InlineData("part2.art20_5.administrativeLicense.changeThisYear", "0.5", "Error part2.art20_5.administrativeLicense.changeThisYear")]
    [InlineData("part2.art20_9.centralProcurement.amount", "25.8万元", null)]
    [InlineData("part2.art20_9.centralProcurement.amount", "-2万元", "Error part2.art20_9.centralProcurement.amount")]
    [InlineData("part2.art20_9.centralProcurement.amount", "约两万", "Error part2.art20_9.centralProcurement.amount")]
    public void S05_PrintedCell_IsJudgedByItsColumn(string address, string printed, string? expected)
    {
        var found = TableRules.Found("S05", ReportBuilder.For("2019").Cell(address, printed).Build());

        Assert.Equal(expected is null ? [] : [expected], found);
    }

    [Theory(DisplayName = "S09 没有单位或不是万元的金额记提示，并写出三种单位")]
    [InlineData("2019", "part2.art20_9.centralProcurement.amount", "0", true)]
    [InlineData("2019", "part2.art20_9.centralProcurement.amount", "0.0436亿元", true)]
    [InlineData("2019", "part2.art20_9.centralProcurement.amount", "258000元", true)]
    [InlineData("2019", "part2.art20_9.centralProcurement.amount", "25.8万元", false)]
    [InlineData("2019", "part2.art20_9.centralProcurement.amount", "0元", false)]
    [InlineData("2021", "part2.art20_8.administrativeCharge.amountWanYuan", "3.2", false)]
    [InlineData("2021", "part2.art20_8.administrativeCharge.amountWanYuan", "32000元", true)]
    public void S09_Money_NeedsTheUsualUnit(string format, string address, string printed, bool fires)
    {
        var found = TableRules.Found("S09", ReportBuilder.For(format).Cell(address, printed).Build());

        Assert.Equal(fires ? [$"Info {address}"] : [], found);
    }

    [Fact]
    public void S09_HundredMillions_AreToldInEveryUnit()
    {
        var report = ReportBuilder.For("2019").Cell("part2.art20_9.centralProcurement.amount", "0.0436亿元").Build();

        Assert.Contains("合436万元、4360000元、0.0436亿元", TableRules.Of("S09", report)[0].Message, StringComparison.Ordinal);
    }
}
