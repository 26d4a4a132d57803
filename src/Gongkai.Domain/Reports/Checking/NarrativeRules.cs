namespace Gongkai.Domain.Reports.Checking;

/// <summary>文表一致规则 — figures in the text against the tables and each other (N01–N14).</summary>
/// <remarks>An error only where a sentence speaks of this organ's own matters of the report year in an
/// exact figure; equal or unlike figures of different subjects are never compared.</remarks>
public static class NarrativeRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        new("N01", Severity.Error, "正文总数与分项", "正文所写总数＝所列各分项之和（有“等”字或只列一部分的不作错误）", StatedFigures.Article50, StatedSumRules.CheckSums),
        new("N02", Severity.Error, "正文收到申请数", "正文“收到、新收”申请数＝表三本年新收总计；“受理、办理”可为新收加上年结转或办理结果总计", StatedFigures.Article50, StatedRequestRules.Check),
        new("N03", Severity.Error, "申请渠道之和", "网络、信函、当面、传真等各渠道申请数之和＝所写申请总数", StatedFigures.Article50, StatedSumRules.CheckChannels),
        new("N04", Severity.Error, "正文申请人类别", "正文各类申请人申请数＝表三相应列", StatedFigures.Article50, StatedApplicantRules.Check),
        new("N05", Severity.Error, "正文答复结果", "正文予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数＝表三相应行", StatedFigures.Article50, StatedOutcomeRules.Check),
        new("N06", Severity.Error, "正文复议诉讼数", "正文行政复议、行政诉讼件数及结果＝表四相应数字", StatedFigures.Article50, StatedRemedyRules.Check),
        new("N07", Severity.Error, "正文百分比", "增长＝（新－旧）÷旧，占比＝部分÷总数，准确到所写末位（“约”可差一个末位单位）", StatedFigures.Article50, StatedRatioRules.CheckPercentages),
        new("N08", Severity.Warning, "列举数", "“N个、N项、N方面”＝实际列出的个数（有“等”字而少列的不作错误）", StatedFigures.Notice, StatedRatioRules.CheckLists),
        new("N09", Severity.Error, "正文规章和规范性文件数", "正文规章、规范性文件制发、废止、现行有效件数＝表二相应数字", StatedFigures.Article50, StatedDocumentRules.Check),
        new("N10", Severity.Error, "正文办结和未发生", "“全部办结”则结转下年度为0；“未收到申请”则本年新收为0；“未发生复议诉讼”则表四为0", StatedFigures.Article50, StatedEventRules.Check),
        new("N11", Severity.Warning, "信息处理费", "2021年度起，第六部分报告信息处理费情况", new Provision("国办函〔2020〕109号"), StatedContentRules.CheckFees),
        new("N12", Severity.Info, "总体情况五个方面", "总体情况写明主动公开、依申请公开、政府信息管理、平台建设、监督保障", StatedFigures.Notice, StatedContentRules.CheckAspects),
        new("N13", Severity.Warning, "他年数据", "本年数据不以其他年份表述", StatedFigures.Article50, StatedContentRules.CheckYears),
        new("N14", Severity.Warning, "尚未形成的事项", "报告年度的决算不可能在报告年度公开", StatedFigures.Article50, StatedContentRules.CheckAccounts),
    ];
}
