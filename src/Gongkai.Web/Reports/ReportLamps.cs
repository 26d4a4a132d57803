using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.Domain.Reports;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Reports;

/// <summary>年报灯 — how states and findings of reports look.</summary>
public static class ReportLamps
{
    public static IReadOnlyList<Choice> Verdicts { get; } =
        [new(nameof(FindingVerdict.Confirmed), "属实"), new(nameof(FindingVerdict.Dismissed), "不属实"), new(nameof(FindingVerdict.Explained), "已说明")];

    public static Lamp Of(FilingState? state) => state switch
    {
        FilingState.Draft => new Lamp(LampColor.Grey, "编制中"),
        FilingState.Filed => new Lamp(LampColor.Blue, "已报送"),
        FilingState.Returned => new Lamp(LampColor.Orange, "退回修改"),
        FilingState.Accepted => new Lamp(LampColor.Green, "已通过"),
        _ => new Lamp(LampColor.Grey, "未报送"),
    };

    public static Lamp Of(WritingState state) => state switch
    {
        WritingState.Writing => new Lamp(LampColor.Orange, "编制中"),
        WritingState.InReview => new Lamp(LampColor.Blue, "审核中"),
        WritingState.SignedOff => new Lamp(LampColor.Blue, "已签发"),
        _ => new Lamp(LampColor.Green, "已公开"),
    };

    public static Lamp Of(Severity severity) => severity switch
    {
        Severity.Error => new Lamp(LampColor.Red, "错误"),
        Severity.Warning => new Lamp(LampColor.Orange, "警告"),
        _ => new Lamp(LampColor.Grey, "提示"),
    };

    public static Lamp Counts(int errors, int warnings, int unreadable) =>
        errors > 0 ? new Lamp(LampColor.Red, $"错误 {errors}") : unreadable > 0 ? new Lamp(LampColor.Orange, $"读不出 {unreadable}")
        : warnings > 0 ? new Lamp(LampColor.Orange, $"警告 {warnings}") : new Lamp(LampColor.Green, "无误");

    public static string InChinese(FindingVerdict verdict) => Verdicts.First(choice => choice.Value == verdict.ToString()).Text;
}
