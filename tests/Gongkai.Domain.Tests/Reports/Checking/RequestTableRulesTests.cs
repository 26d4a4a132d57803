using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class RequestTableRulesTests
{
    // Seven received, two carried in; six granted, two not held, one carried out: everything from natural persons.
    private static ReportBuilder Consistent => ReportBuilder.For("2021")
        .Row("part3.newReceived", 7, 0, 0, 0, 0, 0, 7)
        .Row("part3.carriedIn", 2, 0, 0, 0, 0, 0, 2)
        .Row("part3.granted", 6, 0, 0, 0, 0, 0, 6)
        .Row("part3.unableNotHeld", 2, 0, 0, 0, 0, 0, 2)
        .Row("part3.resultsTotal", 8, 0, 0, 0, 0, 0, 8)
        .Row("part3.carriedOut", 1, 0, 0, 0, 0, 0, 1);

    [Fact]
    public void Check_ConsistentRequests_FindsNoFault() => Assert.Empty(TableRules.Faults(Consistent.Build()));

    [Fact(DisplayName = "B01 只有一行的总计写错时，列也不平，唯一的更正是该总计")]
    public void B01_TotalOfARowMisprinted_HasOneRepair()
    {
        var report = Consistent.Row("part3.granted", 6, 0, 0, 0, 0, 0, 7).Build();

        Assert.Equal(["B01 part3.granted", "B03 part3.total"], TableRules.Faults(report));
        Assert.All(TableRules.Check(report).Findings.Where(finding => finding.Severity == Severity.Error), finding =>
            Assert.StartsWith("“（一）予以公开”行“总计”列应为6", finding.Repair, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "B01 算式只写不为零的列")]
    public void B01_Finding_ShowsBothSides()
    {
        var finding = TableRules.Of("B01", Consistent.Row("part3.granted", 5, 1, 0, 0, 0, 0, 7).Build())[0];

        Assert.Equal(("naturalPerson 5 + commercialEnterprise 1 = 6", "total 7"), (finding.Left, finding.Right));
        Assert.Equal("“（一）予以公开”行各列之和（6）不等于总计（7），差1。", finding.Message);
        Assert.Equal(7, finding.Cells.Count);
    }

    [Fact(DisplayName = "B02 新收写错：自然人与总计都不平，没有单格更正")]
    public void B02_WrongInTwoColumns_HasNoSingleRepair()
    {
        var report = Consistent.Row("part3.newReceived", 9, 0, 0, 0, 0, 0, 9).Build();

        Assert.Equal(["B02 part3.naturalPerson", "B02 part3.total"], TableRules.Faults(report));
        Assert.StartsWith("改动任何一个单元格都不能", TableRules.Of("B02", report)[0].Repair, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "B03 （七）总计没有随明细更新：按明细重算后全部成立")]
    public void B03_ResultsTotalStale_SaysThatARecountMendsAll()
    {
        var report = Consistent.Row("part3.resultsTotal", 7, 0, 0, 0, 0, 0, 7).Build();

        Assert.Contains("按明细改为“自然人”8、“总计”8", TableRules.Of("B03", report)[0].Repair, StringComparison.Ordinal);
        Assert.Empty(TableRules.Found("B04", report));
    }

    [Fact(DisplayName = "更正不唯一时不给出更正值")]
    public void Repair_SeveralCellsPossible_SaysSo()
    {
        var report = ReportBuilder.For("2021").Row("part4.directSuit", 1, 1, 0, 0, 3).Build();

        Assert.StartsWith("有5种单格更正", TableRules.Of("C02", report)[0].Repair, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "B04 明细与收到、结转也不平时合成一条诊断")]
    public void B04_DetailsDoNotFitEither_IsOneDiagnosis()
    {
        var report = Consistent
            .Row("part3.granted", 5, 0, 0, 0, 0, 0, 5)
            .Row("part3.resultsTotal", 6, 0, 0, 0, 0, 0, 6)
            .Build();

        Assert.Equal(["Info part3.naturalPerson,part3.total"], TableRules.Found("B04", report));
    }

    [Fact(DisplayName = "B05 结果多于申请时只报这一条诊断")]
    public void B05_MoreResultsThanRequests_ReplacesTheRecount()
    {
        var report = Consistent.Row("part3.granted", 9, 0, 0, 0, 0, 0, 9).Build();

        Assert.Equal(["Info part3.naturalPerson,part3.total"], TableRules.Found("B05", report));
        Assert.Empty(TableRules.Found("B04", report));
    }

    [Theory(DisplayName = "B06 结转多于收到")]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void B06_CarriedOut_CannotExceedWhatWasReceived(long carriedOut, bool fires)
    {
        var report = Consistent.Row("part3.carriedOut", carriedOut, 0, 0, 0, 0, 0, carriedOut).Build();

        Assert.Equal(fires ? ["Error part3.naturalPerson", "Error part3.total"] : [], TableRules.Found("B06", report));
    }

    [Theory(DisplayName = "B07 上年结转应等于上年报告的结转下年度，逐列核对")]
    [InlineData(2, 0, 2, new string[0])]
    [InlineData(1, 1, 2, new[] { "Error part3.naturalPerson", "Error part3.commercialEnterprise" })]
    [InlineData(3, 0, 3, new[] { "Error part3.naturalPerson", "Error part3.total" })]
    public void B07_CarriedIn_MeetsLastYearsCarriedOut(long person, long enterprise, long total, string[] expected)
    {
        var lastYear = ReportBuilder.For("2021").Year(2024).Row("part3.carriedOut", person, enterprise, 0, 0, 0, 0, total).Build();

        Assert.Equal(expected, TableRules.Found("B07", Consistent.Year(2025).Build(), lastYear));
    }

    [Fact]
    public void B07_LastYearInTheOtherFormat_IsStillCompared()
    {
        var lastYear = ReportBuilder.For("2019").Year(2020).Row("part3.carriedOut", 3, 0, 0, 0, 0, 0, 3).Build();

        Assert.Equal(["Error part3.naturalPerson", "Error part3.total"], TableRules.Found("B07", Consistent.Year(2021).Build(), lastYear));
    }

    [Theory(DisplayName = "B08 逾期未缴费的件数要有同样多的收费通知")]
    [InlineData("本年度未收取信息处理费。", true)]
    [InlineData("无其他需要报告的事项。", true)]
    [InlineData("本年度共发出信息处理费收费通知1件，金额400元。", true)]
    [InlineData("本年度共发出信息处理费收费通知2件，金额400元，实际收取0元。", false)]
    [InlineData("依申请公开共收到200件；本年度发出收费通知1件。", true)]
    public void B08_UnpaidFees_NeedNotices(string text, bool fires)
    {
        var report = ReportBuilder.For("2021").Row("part3.otherFeeUnpaid", 2, 0, 0, 0, 0, 0, 2).Text(6, text).Build();

        Assert.Equal(fires ? ["Warning part3.otherFeeUnpaid"] : [], TableRules.Found("B08", report));
    }

    [Theory(DisplayName = "P01 二十件以上只有一种结果是少见的")]
    [InlineData(44, 0, true)]
    [InlineData(20, 0, true)]
    [InlineData(19, 0, false)]
    [InlineData(43, 1, false)]
    public void P01_OneOutcomeOnly_IsWorthALook(long granted, long unable, bool fires)
    {
        var report = ReportBuilder.For("2021")
            .Row("part3.granted", granted, 0, 0, 0, 0, 0, granted)
            .Row("part3.unableNotHeld", unable, 0, 0, 0, 0, 0, unable)
            .Build();

        Assert.Equal(fires ? ["Info part3.total"] : [], TableRules.Found("P01", report));
    }

    [Fact(DisplayName = "读不出的格：相关的行和列不能判断，其余照常核对")]
    public void Check_CellUnread_OnlyItsIdentitiesAreNotAssessable()
    {
        var report = Consistent.Unread("part3.granted.commercialEnterprise").Row("part3.carriedIn", 3, 0, 0, 0, 0, 0, 2).Build();

        var result = TableRules.Check(report);

        Assert.Equal(["B01 part3.granted", "B03 part3.commercialEnterprise", "B04 part3.commercialEnterprise", "B05 part3.commercialEnterprise"],
            result.NotAssessable.Select(entry => $"{entry.Rule} {entry.Location}"));
        Assert.Equal(["part3.granted.commercialEnterprise"], result.NotAssessable[0].Cells);
        Assert.Equal(["B01 part3.carriedIn", "B02 part3.naturalPerson"], TableRules.Faults(report));
    }

    [Theory(DisplayName = "文字或斜线的格不参与相加，空白按零")]
    [InlineData("详见", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    public void Check_OddCell_IsNotAssessableUnlessBlank(string printed, bool notAssessable)
    {
        var report = Consistent.Cell("part3.granted.commercialEnterprise", printed).Build();

        Assert.Equal(notAssessable, TableRules.NotAssessable(report).Contains("B01"));
        Assert.Empty(TableRules.Found("B03", report));
    }
}
