namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对依据 — the provisions behind the rules over tables, each written once.</summary>
internal static class CheckingBasis
{
    public static Provision Form { get; } = new("国办公开办函〔2021〕30号");

    public static Provision TrialForm { get; } = new("国办公开办函〔2019〕60号");

    /// <summary>条例 50 — what an annual report contains.</summary>
    public static Provision Content { get; } = Provision.Regulation("第五十条");

    /// <summary>条例 37 — separation: counted once, in partial disclosure only.</summary>
    public static Provision Severance { get; } = Provision.Regulation("第三十七条");

    /// <summary>条例 42 — the information processing fee.</summary>
    public static Provision Fee { get; } = Provision.Regulation("第四十二条");

    /// <summary>立法法 91、93 — who may make government rules.</summary>
    public static Provision RuleMaking { get; } = new("立法法", "第九十一条、第九十三条");

    /// <summary>行政复议法 23 — reconsideration before litigation, from 2024.</summary>
    public static Provision ReconsiderationFirst { get; } = new("行政复议法", "第二十三条");
}
