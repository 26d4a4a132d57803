using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports;

public sealed class ReportStatementsTests
{
    [Theory(DisplayName = "统计期限：写明1月1日至12月31日才算写明")]
    [InlineData("本年度报告中所列数据统计期限从 2020 年 1 月 1 日到 12 月 31 日止。", true)]
    [InlineData("统计期限为2020年1月1日至2020年12月31日。", true)]
    [InlineData("自2020年01月1日起至12月31日止", true)]
    [InlineData("统计期限为2020年11月1日至12月31日。", false)]
    [InlineData("条例自1月1日起施行。今年工作扎实推进，取得了良好的成效，得到群众认可。截至12月31日共发布12条。", false)]
    [InlineData("", false)]
    public void StatesPeriod_Preface_NeedsBothDays(string preface, bool expected) =>
        Assert.Equal(expected, ReportStatements.StatesPeriod(ReportBuilder.For("2021").Preface(preface).Build()));

    [Fact]
    public void StatesPeriod_InAnyPart_IsStated() =>
        Assert.True(ReportStatements.StatesPeriod(ReportBuilder.For("2021").Preface("").Text(6, "数据自1月1日至12月31日。").Build()));

    [Theory(DisplayName = "信息处理费：取第六部分说到它的那一句")]
    [InlineData("无收取信息处理费用的事项。\n无其他需报告的事项。", "无收取信息处理费用的事项。")]
    [InlineData("一切正常。本年度未收取信息处理费。其他无。", "本年度未收取信息处理费。")]
    [InlineData("（一）信息处理费情况\n未收取。", "（一）信息处理费情况")]
    [InlineData("  信息处理费", "信息处理费")]
    [InlineData("无", null)]
    public void FeeStatement_PartSix_IsTheSentence(string text, string? expected) =>
        Assert.Equal(expected, ReportStatements.FeeStatement(ReportBuilder.For("2021").Text(6, text).Build()));
}
