using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class StructureRulesTests
{
    [Theory(DisplayName = "填写完整、全部为零的报告没有任何问题")]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Check_PlainReport_FindsNothing(string format)
    {
        var result = TableRules.Check(ReportBuilder.For(format).Build());

        Assert.Empty(result.Findings);
        Assert.Empty(result.NotAssessable);
    }

    [Fact(DisplayName = "S01 缺一个部分记一个错误，位置为全文")]
    public void S01_TwoPartsMissing_GivesTwoErrors()
    {
        var report = ReportBuilder.For("2021").WithoutSection(5).WithoutSection(6).Build();

        Assert.Equal(["Error document", "Error document"], TableRules.Found("S01", report));
    }

    [Theory(DisplayName = "S01 标题用语不同记提示，只是空格或标点不同不记")]
    [InlineData("二、主动公开政府信息的情况", "Info heading2")]
    [InlineData("二、 主动公开 政府信息情况", null)]
    [InlineData("二.主动公开政府信息情况：", null)]
    [InlineData("二 主动公开情况", "Info heading2")]
    public void S01_Heading_IsComparedByItsWords(string heading, string? expected)
    {
        var report = ReportBuilder.For("2021").Heading(2, heading).Build();

        Assert.Equal(expected is null ? [] : [expected], TableRules.Found("S01", report));
    }

    [Fact(DisplayName = "S01 次序颠倒是错误")]
    public void S01_PartsOutOfOrder_IsAnError()
    {
        var report = ReportBuilder.For("2021").Place(4, SourcePlace.OfText(250, 1)).Build();

        Assert.Equal(["Error heading4"], TableRules.Found("S01", report));
    }

    [Theory(DisplayName = "S02 表式与年度不符按表判断，表四不参与")]
    [InlineData("2019", 2023, "Warning part2,part3")]
    [InlineData("2019", 2020, null)]
    [InlineData("2021", 2025, null)]
    [InlineData("2021", 2020, "Warning part2,part3")]
    public void S02_FormatOfAnotherYear_IsAWarning(string format, int year, string? expected)
    {
        var report = ReportBuilder.For(format).Year(year).Build();

        Assert.Equal(expected is null ? [] : [expected], TableRules.Found("S02", report));
    }

    [Fact(DisplayName = "S02 表二用2021年格式、表三用2019年格式时只指表三")]
    public void S02_MixedFormats_NamesTheOldTable()
    {
        var report = ReportBuilder.For("2021").TableOf("part3", "2019").Build();

        Assert.Equal(["Warning part3"], TableRules.Found("S02", report));
    }

    [Fact]
    public void S02_YearUnknown_IsNotAssessable() =>
        Assert.Contains("S02", TableRules.NotAssessable(ReportBuilder.For("2021").Year(null).Build()));

    [Theory(DisplayName = "S03 缺表、缺行、缺列是错误，读不出不是")]
    [InlineData("part3.granted", "row-missing", "Error part3.granted")]
    [InlineData("part3.naturalPerson", "column-missing", "Error part3.naturalPerson")]
    [InlineData("part4", "order-lost", null)]
    public void S03_Unreadable_IsAnErrorOnlyWhereSomethingIsMissing(string where, string reason, string? expected)
    {
        var report = ReportBuilder.For("2021").Note(new Unreadable(where, reason, "见原件。", SourcePlace.None)).Build();

        Assert.Equal(expected is null ? [] : [expected], TableRules.Found("S03", report));
    }

    [Fact(DisplayName = "S03 整表缺失只记一个错误，读不出时记不能判断")]
    public void S03_TableAbsent_IsOneErrorOrNotAssessable()
    {
        var missing = ReportBuilder.For("2021").WithoutTable("part2");
        var said = ReportBuilder.For("2021").WithoutTable("part2").Note(new Unreadable("part2", "table-missing", "没有表二。", SourcePlace.None));
        var unread = ReportBuilder.For("2021").WithoutTable("part2").Note(new Unreadable("part2", "order-lost", "次序不明。", SourcePlace.None));

        Assert.Equal(["Error part2"], TableRules.Found("S03", missing.Build()));
        Assert.Equal(["Error part2"], TableRules.Found("S03", said.Build()));
        Assert.Empty(TableRules.Found("S03", unread.Build()));
        Assert.Contains("S03", TableRules.NotAssessable(unread.Build()));
    }

    [Fact(DisplayName = "没有读到表三时，表三各规则都记不能判断，不记通过")]
    public void Check_RequestTableAbsent_LeavesItsRulesNotAssessable()
    {
        var rules = TableRules.NotAssessable(ReportBuilder.For("2021").WithoutTable("part3").Build());

        Assert.Equal(["B01", "B02", "B03", "B04", "B05", "B06", "C07", "P01"], rules.Order(StringComparer.Ordinal).Except(["B08"]));
    }

    [Fact(DisplayName = "S04 多出或缺少的数值每张表记一个警告")]
    public void S04_UnevenRows_GiveOneWarningATable()
    {
        var report = ReportBuilder.For("2021")
            .Note(LayoutNoteKind.SurplusValues, "part3.other", "8")
            .Note(LayoutNoteKind.MissingValues, "part3.carriedOut", "6")
            .Note(LayoutNoteKind.SurplusValues, "part4.directSuit", "6")
            .Note(LayoutNoteKind.ExtraRow, "part2", "其他主动公开文件")
            .Build();

        Assert.Equal(["Warning part3.other,part3.carriedOut", "Warning part4.directSuit"], TableRules.Found("S04", report));
        Assert.Equal(("8, 6 values", "7 columns"), (TableRules.Of("S04", report)[0].Left, TableRules.Of("S04", report)[0].Right));
    }
}
