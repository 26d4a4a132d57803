using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>Every consistent claim of the truth file is really evaluated: one figure changed in the seed's text gives the finding of its rule.</summary>
public sealed class SeedClaimTests
{
    [Theory(DisplayName = "种子报告：每条一致的表述改动一个数字即被发现")]
    [InlineData("000", "199条", "198条", "N01", Severity.Error)]
    [InlineData("000", "1301条", "1310条", "N01", Severity.Error)]
    [InlineData("000", "约135%", "约145%", "N07", Severity.Error)]
    [InlineData("000", "428510", "528510", "N07", Severity.Error)]
    [InlineData("000", "等5个环节", "等4个环节", "N08", Severity.Warning)]
    [InlineData("000", "等5个环节", "等6个环节", "N08", Severity.Info)]
    [InlineData("000", "以下四个方面", "以下三个方面", "N08", Severity.Warning)]
    [InlineData("000", "1000余条", "1400余条", "N01", Severity.Info)]
    [InlineData("001", "申请1例", "申请2例", "N02", Severity.Error)]
    [InlineData("001", "申请人为自然人", "申请人为商业企业", "N04", Severity.Error)]
    [InlineData("001", "以下三个方面", "以下四个方面", "N08", Severity.Warning)]
    [InlineData("002", "信息 44 件", "信息 45 件", "N02", Severity.Error)]
    [InlineData("002", "申请 43 件", "申请 42 件", "N03", Severity.Error)]
    [InlineData("002", "44 件已全部", "43 件已全部", "N10", Severity.Error)]
    [InlineData("002", "无收取信息处理费用的事项", "无此类事项", "N11", Severity.Warning)]
    [InlineData("003", "办理政府信息公开申请0件", "办理政府信息公开申请1件", "N02", Severity.Error)]
    [InlineData("003", "网络申请0件", "网络申请1件", "N03", Severity.Error)]
    [InlineData("003", "办结0件", "办结1件", "N10", Severity.Error)]
    [InlineData("003", "结转下年0件", "结转下年1件", "N10", Severity.Error)]
    [InlineData("003", "公开答复0件", "公开答复1件", "N05", Severity.Error)]
    [InlineData("003", "不予处理0件", "不予处理1件", "N05", Severity.Error)]
    [InlineData("003", "行政诉讼0件；", "行政诉讼2件；", "N06", Severity.Error)]
    [InlineData("003", "；行政诉讼0件", "；行政诉讼2件", "N06", Severity.Error)]
    [InlineData("003", "五大栏目", "六大栏目", "N08", Severity.Warning)]
    [InlineData("003", "13个二级子栏目", "12个二级子栏目", "N08", Severity.Warning)]
    [InlineData("003", "六部分", "五部分", "N08", Severity.Warning)]
    [InlineData("003", "到 12 月 31 日", "到 11 月 30 日", "S08", Severity.Error)]
    [InlineData("003", "从 2020 年 1 月", "从 2019 年 1 月", "S08", Severity.Error)]
    [InlineData("004", "876条", "867条", "N01", Severity.Error)]
    [InlineData("004", "回复办结13条", "回复办结14条", "N10", Severity.Warning)]
    [InlineData("004", "承办政协4件", "承办政协5件", "N01", Severity.Info)]
    [InlineData("004", "信息共11条", "信息共12条", "N01", Severity.Info)]
    [InlineData("004", "产业等四基地", "产业等三基地", "N08", Severity.Warning)]
    [InlineData("004", "六个部分", "五个部分", "N08", Severity.Warning)]
    [InlineData("004", "专用等5项", "专用等3项", "N08", Severity.Warning)]
    [InlineData("004", "2019年度财政决算", "2020年度财政决算", "N14", Severity.Warning)]
    [InlineData("004", "统计期限为2020年1月1日", "统计期限为2021年1月1日", "S08", Severity.Error)]
    public void Check_SeedWithOneFigureChanged_FindsIt(string seed, string original, string changed, string rule, Severity severity)
    {
        if (SeedReports.Find(seed) is not { } report)
        {
            return;
        }

        var before = Count(report, rule, severity);
        var altered = report with
        {
            Preface = report.Preface.Replace(original, changed, StringComparison.Ordinal),
            Sections = [.. report.Sections.Select(section => section with { Text = section.Text.Replace(original, changed, StringComparison.Ordinal) })],
        };

        Assert.NotEqual(report.Preface + report.Section(1).Text + report.Section(5).Text + report.Section(6).Text, altered.Preface + altered.Section(1).Text + altered.Section(5).Text + altered.Section(6).Text);
        Assert.True(Count(altered, rule, severity) > before, string.Join('\n', ReportChecker.Check(altered).Findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Message}")));
    }

    private static int Count(AnnualReport report, string rule, Severity severity) =>
        ReportChecker.Check(report).Findings.Count(finding => finding.Rule == rule && finding.Severity == severity);
}
