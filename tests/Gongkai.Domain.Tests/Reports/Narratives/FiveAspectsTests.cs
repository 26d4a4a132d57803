namespace Gongkai.Domain.Tests.Reports.Narratives;

public sealed class FiveAspectsTests
{
    private const string Four = "（一）主动公开。公开政策文件。（二）依申请公开。全年未收到政府信息公开申请。（三）政府信息管理。标注效力状态。（四）政府信息公开平台建设。改版网站。";

    [Theory(DisplayName = "总体情况缺哪一方面就提示哪一方面（N12）")]
    [InlineData(Four + "（五）监督保障。纳入年度考核。", new string[0])]
    [InlineData(Four, new[] { "N12 Info 监督保障" })]
    [InlineData("（一）主动公开。公开政策文件。（二）依申请公开。全年未收到政府信息公开申请。", new[] { "N12 Info 政府信息管理", "N12 Info 政府信息公开平台建设", "N12 Info 监督保障" })]
    public void N12_PartOne_NamesTheAspectsThatAreMissing(string text, string[] expected) =>
        Assert.Equal(expected, new WrittenReport { PartOne = text }.Check().Findings.Where(finding => finding.Rule == "N12")
            .Select(finding => $"N12 {finding.Severity} {finding.Right}"));
}
