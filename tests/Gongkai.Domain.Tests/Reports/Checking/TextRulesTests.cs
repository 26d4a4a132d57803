using Gongkai.Domain.Reports;
using Gongkai.Domain.Tests.Reports.Narratives;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class TextRulesTests
{
    [Theory(DisplayName = "落款：单位与标题一致，日期在次年规定期限内（条例第五十条）")]
    [InlineData("云岭县水务局", "2024-01-31", OrganKind.CountyLevelDepartment, null)]
    [InlineData("云岭县水务局", "2024-02-01", OrganKind.CountyLevelDepartment, "Warning")]
    [InlineData("云岭县水务局", "2024-02-01", null, null)]
    [InlineData("云岭县水务局", "2024-03-31", OrganKind.CountyLevelGovernment, null)]
    [InlineData("云岭县水务局", "2024-04-01", OrganKind.CountyLevelGovernment, "Warning")]
    [InlineData("云岭县水务局", "2023-12-29", OrganKind.CountyLevelDepartment, "Warning")]
    [InlineData("平川县水务局", "2024-01-20", OrganKind.CountyLevelDepartment, "Warning")]
    [InlineData("县水务局", "2024-01-20", OrganKind.CountyLevelDepartment, "Info")]
    [InlineData("云岭县水务局办公室", "2024-01-20", OrganKind.CountyLevelDepartment, "Info")]
    [InlineData(null, "2024-01-20", OrganKind.CountyLevelDepartment, "Info")]
    [InlineData("云岭县水务局", null, OrganKind.CountyLevelDepartment, "Info")]
    [InlineData(null, null, OrganKind.CountyLevelDepartment, "Info")]
    public void S06_SignOff_IsComparedWithTitleAndDeadline(string? organ, string? date, OrganKind? kind, string? expected)
    {
        var report = new WrittenReport { Kind = kind, SignOff = new SignOff(organ, date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd")) };

        Assert.Equal(expected is null ? [] : [expected], Of("S06", report));
    }

    [Theory(DisplayName = "标题：单位＋年份＋政府信息公开工作年度报告")]
    [InlineData("云岭县水务局2023年政府信息公开工作年度报告", null)]
    [InlineData("云岭县水务局2023年政府信息公开工作报告", "缺“年度”二字")]
    [InlineData("云岭县水务局2023年度政府信息公开工作年度报告", "重复“年度”")]
    [InlineData("云岭县水务局2023年政府信息公开年度报告", "缺“工作”二字")]
    public void S07_Title_IsComparedWithThePrescribedForm(string title, string? reason)
    {
        var finding = new WrittenReport { Title = title }.Check().Findings.SingleOrDefault(finding => finding.Rule == "S07");

        Assert.Equal(reason is not null, finding is not null);
        Assert.EndsWith(reason ?? "", finding?.Message ?? "", StringComparison.Ordinal);
    }

    [Theory(DisplayName = "统计期限：未写为提示，写错为错误")]
    [InlineData("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", null)]
    [InlineData("统计期限为2023年1月1日至12月31日。", null)]
    [InlineData("2023年1月1日至12月31日，我局主动公开信息20条。", null)]
    [InlineData("统计期限为2022年1月1日至2022年12月31日。", "Error")]
    [InlineData("统计期限为2023年1月1日至2023年11月30日。", "Error")]
    [InlineData("公示期限为2023年3月1日至12月31日的项目除外。", "Error")]
    [InlineData("本报告根据《条例》编制。", "Info")]
    public void S08_Period_IsTheReportYear(string preface, string? expected)
    {
        var findings = Of("S08", new WrittenReport { Preface = preface.Replace("公示期限", "统计期限", StringComparison.Ordinal) });

        Assert.Equal(expected is null ? [] : [expected], findings);
    }

    [Theory(DisplayName = "文号年份用六角括号")]
    [InlineData("根据云水发〔2023〕5号文件", false)]
    [InlineData("根据云水发[2023]5号文件", true)]
    [InlineData("根据云水发【2023】5号文件", true)]
    [InlineData("根据云水发（2023）5号文件", true)]
    [InlineData("上年（2022）5项任务完成", false)]
    public void T01_DocumentNumber_HasTheRightBrackets(string text, bool isFound) =>
        Assert.Equal(isFound, Of("T01", new WrittenReport { PartOne = text }).Count == 1);

    [Theory(DisplayName = "第六部分报告信息处理费（2021年度起）")]
    [InlineData("无。", 2023, "2021", "Warning")]
    [InlineData("本机关2023年度未收取信息处理费。", 2023, "2021", null)]
    [InlineData("无。", 2020, "2019", null)]
    public void N11_PartSix_SpeaksOfFees(string partSix, int year, string format, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Of("N11", new WrittenReport { PartSix = partSix, Year = year, Format = format }));

    [Fact(DisplayName = "单元格没有读出时不作判断，也不算通过")]
    public void N02_CellUnreadable_CannotBeAssessed()
    {
        var result = new WrittenReport { PartOne = "全年收到政府信息公开申请12件。", Cells = "part3.newReceived.total=?" }.Check();

        Assert.DoesNotContain(result.Findings, finding => finding.Rule == "N02");
        Assert.Contains(result.NotAssessable, entry => entry.Rule == "N02" && entry.Cells.Contains("part3.newReceived.total"));
    }

    [Fact(DisplayName = "空白单元格按零核对")]
    public void N02_BlankCell_CountsAsNothing() =>
        Assert.Equal(["Error"], Of("N02", new WrittenReport { PartOne = "全年收到政府信息公开申请12件。", Cells = "part3.newReceived.total=空" }));

    [Fact(DisplayName = "政府汇总报告中各部门合计数与表格比对，部门报告中不比对")]
    public void N02_WholeDistrict_IsComparedForGovernmentsOnly()
    {
        var text = new WrittenReport { PartOne = "全县各部门共收到政府信息公开申请12件。" };

        Assert.Empty(Of("N02", text));
        Assert.Equal(["Error"], Of("N02", text with { Kind = OrganKind.CountyLevelGovernment }));
    }

    private static List<string> Of(string rule, WrittenReport report) =>
        [.. report.Check().Findings.Where(finding => finding.Rule == rule).Select(finding => $"{finding.Severity}")];
}
