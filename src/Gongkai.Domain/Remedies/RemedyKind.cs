namespace Gongkai.Domain.Remedies;

/// <summary>救济种类 — reconsideration, a suit without it, a suit after it: the three rows of table four; 条例 51.</summary>
public enum RemedyKind
{
    Reconsideration,
    DirectSuit,
    SuitAfterReconsideration,
}

/// <summary>救济种类 — the code list.</summary>
public static class RemedyKinds
{
    public static CodeList<RemedyKind> List { get; } = new(
        new(RemedyKind.Reconsideration, "reconsideration", "行政复议", new Provision("行政复议法", "第二十条"), "reconsideration"),
        new(RemedyKind.DirectSuit, "direct-suit", "未经复议直接起诉", new Provision("行政诉讼法", "第四十六条"), "directSuit"),
        new(RemedyKind.SuitAfterReconsideration, "suit-after-reconsideration", "复议后起诉", new Provision("行政诉讼法", "第四十五条"), "suitAfterReconsideration"));
}

/// <summary>救济结果 — the columns of table four; other results are withdrawal, termination, rejection on form; 国办公开办函〔2021〕30号.</summary>
public enum RemedyResult
{
    Upheld,
    Overturned,
    OtherResult,
    Pending,
}

/// <summary>救济结果 — the code list.</summary>
public static class RemedyResults
{
    public static CodeList<RemedyResult> List { get; } = new(
        new(RemedyResult.Upheld, "upheld", "结果维持", ReportKey: "upheld"),
        new(RemedyResult.Overturned, "overturned", "结果纠正", ReportKey: "overturned"),
        new(RemedyResult.OtherResult, "other-result", "其他结果", ReportKey: "otherResult"),
        new(RemedyResult.Pending, "pending", "尚未审结", ReportKey: "pending"));
}
