using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>Every consistent claim of the truth file is really evaluated: one figure
/// changed in the seed's text gives the finding of its rule.</summary>
public sealed class SeedClaimTests
{
    private static readonly (string Seed, string Original, string Changed, string Rule, Severity Severity)[] s_seedClaims =
    [
        ("000", "199条", "198条", "N01", Severity.Error),
        ("000", "1301条", "1310条", "N01", Severity.Error),
        ("000", "约135%", "约145%", "N07", Severity.Error),
        ("000", "428510", "528510", "N07", Severity.Error),
        ("000", "等5个环节", "等4个环节", "N08", Severity.Warning),
        ("000", "等5个环节", "等6个环节", "N08", Severity.Info),
        ("000", "以下四个方面", "以下三个方面", "N08", Severity.Warning),
        ("000", "1000余条", "1400余条", "N01", Severity.Info),
        ("001", "申请1例", "申请2例", "N02", Severity.Error),
        ("001", "申请人为自然人", "申请人为商业企业", "N04", Severity.Error),
        ("001", "以下三个方面", "以下四个方面", "N08", Severity.Warning),
        ("002", "信息 44 件", "信息 45 件", "N02", Severity.Error),
        ("002", "申请 43 件", "申请 42 件", "N03", Severity.Error),
        ("002", "44 件已全部", "43 件已全部", "N10", Severity.Error),
        ("002", "无收取信息处理费用的事项", "无此类事项", "N11", Severity.Warning),
        ("003", "办理政府信息公开申请0件", "办理政府信息公开申请1件", "N02", Severity.Error),
        ("003", "网络申请0件", "网络申请1件", "N03", Severity.Error),
        ("003", "办结0件", "办结1件", "N10", Severity.Error),
        ("003", "结转下年0件", "结转下年1件", "N10", Severity.Error),
        ("003", "公开答复0件", "公开答复1件", "N05", Severity.Error),
        ("003", "不予处理0件", "不予处理1件", "N05", Severity.Error),
        ("003", "行政诉讼0件；", "行政诉讼2件；", "N06", Severity.Error),
        ("003", "；行政诉讼0件", "；行政诉讼2件", "N06", Severity.Error),
        ("003", "五大栏目", "六大栏目", "N08", Severity.Warning),
        ("003", "13个二级子栏目", "12个二级子栏目", "N08", Severity.Warning),
        ("003", "六部分", "五部分", "N08", Severity.Warning),
        ("003", "到 12 月 31 日", "到 11 月 30 日", "S08", Severity.Error),
        ("003", "从 2020 年 1 月", "从 2019 年 1 月", "S08", Severity.Error),
        ("004", "876条", "867条", "N01", Severity.Error),
        ("004", "回复办结13条", "回复办结14条", "N10", Severity.Warning),
        ("004", "承办政协4件", "承办政协5件", "N01", Severity.Info),
        ("004", "信息共11条", "信息共12条", "N01", Severity.Info),
        ("004", "产业等四基地", "产业等三基地", "N08", Severity.Warning),
        ("004", "六个部分", "五个部分", "N08", Severity.Warning),
        ("004", "专用等5项", "专用等3项", "N08", Severity.Warning),
        ("004", "2019年度财政决算", "2020年度财政决算", "N14", Severity.Warning),
        ("004", "统计期限为2020年1月1日", "统计期限为2021年1月1日", "S08", Severity.Error),
    ];

    private static readonly (string Seed, string Original, string Changed, string Rule, Severity Severity)[] s_sampleClaims =
    [
        ("clean-2021", "政策文件31条", "政策文件41条", "N01", Severity.Error),
        ("clean-2021", "申请16件", "申请17件", "N02", Severity.Error),
        ("clean-2021", "商业企业3件", "商业企业4件", "N04", Severity.Error),
        ("clean-2021", "结转下年度1件", "结转下年度2件", "N10", Severity.Error),
        ("clean-2021", "新制发2件", "新制发3件", "N09", Severity.Error),
        ("clean-2021", "至2023年12月31日", "至2023年11月30日", "S08", Severity.Error),
        ("old-form-2023", "申请5件", "申请6件", "N02", Severity.Error),
        ("old-form-2023", "自然人4件", "自然人3件", "N04", Severity.Error),
        ("clean-2019", "申请39件", "申请93件", "N02", Severity.Error),
        ("clean-2019", "结转下年度3件", "结转下年度4件", "N10", Severity.Error),
        ("clean-2019", "结转下年度3件", "结转下年度0件", "N10", Severity.Error),
        ("clean-2019", "为2019年1月1日", "为2018年1月1日", "S08", Severity.Error),
    ];

    public static TheoryData<string, string, string, string, Severity> Claims
    {
        get
        {
            var claims = new TheoryData<string, string, string, string, Severity>();
            foreach (var (seed, original, changed, rule, severity) in SeedTruth.AreHere ? s_seedClaims : s_sampleClaims)
            {
                claims.Add(seed, original, changed, rule, severity);
            }

            return claims;
        }
    }

    [Theory(DisplayName = "种子报告：每条一致的表述改动一个数字即被发现")]
    [MemberData(nameof(Claims))]
    public void Check_SeedWithOneFigureChanged_FindsIt(string seed, string original, string changed, string rule, Severity severity)
    {
        var report = SeedReports.Find(seed);
        var before = Count(report, rule, severity);
        var altered = report with
        {
            Narrative = null,
            Preface = report.Preface.Replace(original, changed, StringComparison.Ordinal),
            Sections = [.. report.Sections.Select(section =>
                section with { Text = section.Text.Replace(original, changed, StringComparison.Ordinal) })],
        };

        Assert.NotEqual(report.Preface + report.Section(1).Text + report.Section(5).Text + report.Section(6).Text,
            altered.Preface + altered.Section(1).Text + altered.Section(5).Text + altered.Section(6).Text);
        Assert.True(Count(altered, rule, severity) > before,
            string.Join('\n', ReportChecker.Check(altered).Findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Message}")));
    }

    private static int Count(AnnualReport report, string rule, Severity severity) =>
        ReportChecker.Check(report).Findings.Count(finding => finding.Rule == rule && finding.Severity == severity);
}
