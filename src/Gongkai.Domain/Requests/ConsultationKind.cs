namespace Gongkai.Domain.Requests;

/// <summary>征求意见种类 — who is asked; whose silence means what differs; 条例 32, 33(3), 34.</summary>
public enum ConsultationKind
{
    ThirdPartyConsultation,
    InterOrganConsultation,
    OtherOrganConsultation,
}

/// <summary>征求意见种类 — the code list, and what silence means.</summary>
public static class ConsultationKinds
{
    public static CodeList<ConsultationKind> List { get; } = new(
        new(ConsultationKind.ThirdPartyConsultation, "third-party-consultation", "征求第三方意见", Provision.Regulation("第三十二条")),
        new(ConsultationKind.InterOrganConsultation, "inter-organ-consultation", "征求共同制作机关意见", Provision.Regulation("第三十四条")),
        new(ConsultationKind.OtherOrganConsultation, "other-organ-consultation", "征求其他机关意见", Provision.Regulation("第三十三条第三款")));

    /// <summary>What it means that no opinion came in time.</summary>
    public static string Silence(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdPartyConsultation => "第三方逾期未提出意见的，由本机关依照条例决定是否公开，不视为同意，也不视为反对",
        ConsultationKind.InterOrganConsultation => "被征求意见机关逾期未提出意见的，视为同意公开",
        ConsultationKind.OtherOrganConsultation => "其他机关逾期未提出意见的，由本机关依照条例决定",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
