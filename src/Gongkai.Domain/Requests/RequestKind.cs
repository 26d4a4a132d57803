namespace Gongkai.Domain.Requests;

/// <summary>申请种类 — a request for information, or for the correction of records about oneself, which no report counts; 条例 27, 41.</summary>
public enum RequestKind
{
    Disclosure,
    RecordCorrection,
}

/// <summary>申请种类 — the code list.</summary>
public static class RequestKinds
{
    public static CodeList<RequestKind> List { get; } = new(
        new(RequestKind.Disclosure, "disclosure", "政府信息公开申请", Provision.Regulation("第二十七条")),
        new(RequestKind.RecordCorrection, "record-correction", "更正与其自身相关的政府信息记录", Provision.Regulation("第四十一条")));
}

/// <summary>更正结果 — how a request to correct a record ended; 条例 41.</summary>
public enum RecordCorrectionOutcome
{
    Corrected,
    NotInaccurate,
    Referred,
    Advised,
}

/// <summary>更正结果 — the code list.</summary>
public static class RecordCorrectionOutcomes
{
    public static CodeList<RecordCorrectionOutcome> List { get; } = new(
        new(RecordCorrectionOutcome.Corrected, "corrected", "已更正", Provision.Regulation("第四十一条")),
        new(RecordCorrectionOutcome.NotInaccurate, "not-inaccurate", "记录并无不准确，不予更正", Provision.Regulation("第四十一条")),
        new(RecordCorrectionOutcome.Referred, "referred", "转送有权更正的机关", Provision.Regulation("第四十一条")),
        new(RecordCorrectionOutcome.Advised, "advised", "告知向有权更正的机关提出", Provision.Regulation("第四十一条")));
}
