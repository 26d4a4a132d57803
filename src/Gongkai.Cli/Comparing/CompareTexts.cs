using System.Globalization;
using Gongkai.Domain.Reports.Comparing;

namespace Gongkai.Cli.Comparing;

/// <summary>比较文字 — what the compare command says.</summary>
internal static class CompareTexts
{
    internal const string NotComparable = "这些报告不能比较：请给出同一机关两个年度的两份报告，或同一年度多个机关的报告。";
    internal const string NeedsTwo = "比较至少要有两份能读出的报告。";

    internal static readonly TextColumn[] ChangeHeads = [new("项目"), new("上年", IsRight: true), new("本年", IsRight: true), new("增减", IsRight: true),
        new("增幅", IsRight: true)];
    internal static readonly TextColumn[] SectionHeads = [new("部分"), new("文字相似度", IsRight: true), new("新增句", IsRight: true),
        new("删去句", IsRight: true)];
    internal static readonly TextColumn[] SumHeads =
        [new("项目"), new("合计", IsRight: true), new("有数", IsRight: true), new("空白", IsRight: true), new("未知", IsRight: true),
            new("无此项", IsRight: true)];

    internal static string YearTitle(YearComparison comparison) =>
        $"{comparison.Now.Organ ?? "（机关不详）"}：{Year(comparison.Before.Year)}年与{Year(comparison.Now.Year)}年";

    internal static string OrgansDiffer(YearComparison comparison) =>
        $"注意：两份报告的机关名称不同（{comparison.Before.Organ}、{comparison.Now.Organ}），请确认是同一机关。";

    internal static string Unchanged(int count) => $"另有{count}项两年相同，或只有零和空白，未列出。";

    internal static string Added(string sentence) => $"＋ {sentence}";

    internal static string Removed(string sentence) => $"－ {sentence}";

    internal static string OrgansTitle(int reports, int? year) => $"{Year(year)}年{reports}份报告";

    internal static string SameOrgan(string organ, int reports) => $"注意：{organ}有{reports}份同年度的报告，合计中各算一次，请确认没有重复。";

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
