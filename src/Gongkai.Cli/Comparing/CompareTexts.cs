using System.Globalization;
using Gongkai.Domain.Reports.Comparing;

namespace Gongkai.Cli.Comparing;

/// <summary>比较文字 — what the compare command says.</summary>
internal static class CompareTexts
{
    internal const string NotComparable = "这些报告不能比较：请给出同一机关两个年度的两份报告，或同一年度多个机关的报告。";
    internal const string NeedsTwo = "比较至少要有两份能读出的报告。";

    internal static readonly string[] ChangeHeads = ["项目", "上年", "本年", "增减", "增幅"];
    internal static readonly string[] SectionHeads = ["部分", "文字相似度", "新增句", "删去句"];
    internal static readonly string[] SumHeads = ["项目", "合计", "有数", "空白", "未知", "无此项"];

    internal static string YearTitle(YearComparison comparison) =>
        $"{comparison.Now.Organ ?? "（机关不详）"}：{Year(comparison.Before.Year)}年与{Year(comparison.Now.Year)}年";

    internal static string OrgansDiffer(YearComparison comparison) =>
        $"注意：两份报告的机关名称不同（{comparison.Before.Organ}、{comparison.Now.Organ}），请确认是同一机关。";

    internal static string Unchanged(int count) => $"另有{count}项两年相同，或只有零和空白，未列出。";

    internal static string Added(string sentence) => $"＋ {sentence}";

    internal static string Removed(string sentence) => $"－ {sentence}";

    internal static string OrgansTitle(int reports, int? year) => $"{Year(year)}年{reports}个机关";

    internal static string AllZero(int count) => $"另有{count}项合计为零或无数据，未列出。";

    internal static string Outlier(Outlier outlier) => $"离群 {outlier.Report.Organ ?? "（机关不详）"}　{outlier.Message}";

    internal static string Value(MeasureValue value) => value.State switch
    {
        MeasureState.Known => Number(value.Value),
        MeasureState.Blank => "空白",
        MeasureState.NotApplicable => "不适用",
        MeasureState.Unknown => "未读出",
        _ => "",
    };

    internal static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    internal static string Percent(decimal? value) => value?.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture) ?? "";

    internal static string Share(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    internal static string Code(MeasureState state) => state switch
    {
        MeasureState.Known => "known",
        MeasureState.Blank => "blank",
        MeasureState.NotApplicable => "notApplicable",
        MeasureState.Unknown => "unknown",
        _ => "noCounterpart",
    };

    internal static string Code(OutlierReason reason) => reason switch
    {
        OutlierReason.FarAbove => "farAbove",
        OutlierReason.FarBelow => "farBelow",
        _ => "sumBreaks",
    };

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "？";
}
