using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>The name of a count before or behind its number, counts of a part beside
/// counts of the whole, and what is carried over by its year.</summary>
public sealed class LabelOrderTests
{
    [Theory(DisplayName = "数字在前名称在后、部分与整体并列、按年份结转等写法与表格一致时不报")]
    [InlineData("办理结果：6件予以公开，1件部分公开。")]
    [InlineData("收到政府信息公开申请12件，其中6件予以公开、1件部分公开、2件不予公开、2件无法提供、1件重复申请不予处理。")]
    [InlineData("办结的13件政府信息公开申请中，予以公开和部分公开7件，不予处理和其他处理2件。")]
    [InlineData("政府信息公开行政复议3件，其中2件维持、1件纠正。")]
    [InlineData("收到政府信息公开申请12件，其中10件为自然人申请、2件为商业企业申请。")]
    [InlineData("全年共收到12件政府信息公开申请，其中11件当年办结、1件跨年度办理。")]
    [InlineData("全年收到政府信息公开申请12件，1件因需征求第三方意见转入2024年办理。")]
    [InlineData("共收到政府信息公开申请12件，截至年底，余1件在法定期限内正常办理中。")]
    [InlineData("收到政府信息公开申请12件，上年结转2件，已办结13件，正在办理1件。")]
    [InlineData("全年收到政府信息公开申请12件，受理11件，不予受理1件。")]
    [InlineData("全年共接收办理依申请公开事项12件次，实际受理10件，2件退回补正。10件受理件均依法办结。")]
    [InlineData("全年收到政府信息公开申请12件，其中局机关收到9件、二级机构收到3件，较2022年的15件减少3件，同比下降20%。")]
    [InlineData("从申请主体看，自然人10件、法人或其他组织2件，占比分别为83.3%和16.7%；从提交方式看，网络申请8件、邮寄申请4件。")]
    [InlineData("设立申请点1个，受理政府信息公开申请0件。")]
    [InlineData("依申请公开方面，设查阅点3个，接待查阅86人次，现场受理申请0件。")]
    [InlineData("收到政府信息公开申请12件，上年结转2件，应答复14件，已答复13件。")]
    [InlineData("截至2023年11月30日，共收到政府信息公开申请11件；全年收到12件。")]
    [InlineData("2023年1至6月，收到政府信息公开申请5件。")]
    [InlineData("受理政府信息公开申请14件，其中1件结转至2024年，2022年结转2件。")]
    [InlineData("公开规范性文件3件，其中废止0件。")]
    [InlineData("清理规范性文件6件，其中继续有效5件、废止1件。")]
    [InlineData("新制发规范性文件3件，公开规范性文件总数65件。")]
    [InlineData("收到政府信息公开申请12件，全部在法定时限内办结。")]
    [InlineData("全年办结政府信息公开申请13件，全部在法定期限内办结。")]
    [InlineData("办结政府信息公开申请13件，全部按时办结。")]
    [InlineData("2023年新收政府信息公开申请12件，同比增长20%（2022年10件）。")]
    [InlineData("全年收到政府信息公开申请12件，下降20%（上年15件）。")]
    [InlineData("我局收到政府信息公开申请12件；二级机构收到政府信息公开申请21件，已答复20件。")]
    [InlineData("收到政府信息公开申请表12份，涉及信息事项36项，其中公开28项、不予公开5项、本机关不掌握3项。")]
    [InlineData("2023年全年主动公开信息486条（2022年512条），同比下降5.08%。")]
    [InlineData("收到政府信息公开申请12件，其中局机关收到政府信息公开申请4件，均为自然人申请。")]
    [InlineData("全年办理政府信息公开申请14件，其中，上年结转2件，本年新收12件（含局本级8件、各分局4件），同比上升8.3%。")]
    [InlineData("全年主动公开信息1560条，其中，通过政府网站公开1060条，较上年增长6%，通过微信公众号公开500条，较上年下降10.2%。")]
    [InlineData("本年度收到政府信息公开申请12件（含省厅转来1件），同比下降20%（上年15件），按期答复率100%。")]
    public void Check_TrueSentence_IsSilent(string text) =>
        Assert.Empty(new WrittenReport { PartOne = text, Cells = WrittenReport.Busy }.Serious());

    [Theory(DisplayName = "同样写法改动一个数字只报相应规则")]
    [InlineData("收到政府信息公开申请12件，其中8件予以公开、1件部分公开、2件不予公开。", "N05 Error")]
    [InlineData("办结的13件政府信息公开申请中，予以公开和部分公开8件。", "N05 Error")]
    [InlineData("办结的政府信息公开申请中，6件予以公开，2件部分公开。", "N05 Error")]
    [InlineData("政府信息公开行政复议3件，其中3件维持。", "N06 Error")]
    [InlineData("收到政府信息公开申请12件，其中9件为自然人申请、3件为商业企业申请。", "N04 Error")]
    [InlineData("受理政府信息公开申请14件，其中2件结转至2024年。", "N10 Error")]
    [InlineData("受理政府信息公开申请14件，其中2022年结转3件。", "N10 Error")]
    [InlineData("收到政府信息公开申请12件，全部办结，无结转。", "N10 Error")]
    [InlineData("我局设受理窗口1个，全年共收到政府信息公开申请15件。", "N02 Error")]
    [InlineData("2023年1月1日至12月31日，共收到政府信息公开申请15件。", "N02 Error")]
    [InlineData("截至12月底，共收到政府信息公开申请15件。", "N02 Error")]
    [InlineData("2023年新收政府信息公开申请12件，同比增长35%（2022年10件）。", "N07 Error")]
    [InlineData("全年收到政府信息公开申请12件，下降25%（上年15件）。", "N07 Error")]
    [InlineData("收到政府信息公开申请12件，已答复20件。", "N05 Error")]
    [InlineData("收到政府信息公开申请12件，均为自然人申请。", "N04 Error")]
    [InlineData("2023年全年主动公开信息486条（2022年512条），同比下降6.08%。", "N07 Error")]
    public void Check_FalseFigure_HasItsFinding(string text, params string[] expected) =>
        Assert.Equal(expected, new WrittenReport { PartOne = text, Cells = WrittenReport.Busy }.Serious());

    [Fact(DisplayName = "“全部在法定时限内办结”而有结转时只提示")]
    public void Check_FinishedInTimeWithOneCarriedOut_IsInformation()
    {
        var findings = new WrittenReport { PartOne = "收到政府信息公开申请12件，全部在法定时限内办结。", Cells = WrittenReport.Busy }.Check().Findings;

        var finding = Assert.Single(findings, finding => finding.Rule == "N10");
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("到期", finding.Message, StringComparison.Ordinal);
    }
}
