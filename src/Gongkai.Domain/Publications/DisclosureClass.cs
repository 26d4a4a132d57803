namespace Gongkai.Domain.Publications;

/// <summary>公开属性 — how an item may become known: by itself, on request, or not at all; 条例 13–18.</summary>
public enum DisclosureClass
{
    Proactive,
    OnRequest,
    Withheld,
}

/// <summary>公开属性认定 — the class fixed at drafting, with the reason and provision that a class short of proactive needs; 条例 14–18.</summary>
/// <param name="Reason">Why it is not disclosed proactively.</param>
/// <param name="Provision">The provision the reason rests on.</param>
/// <param name="ReassessOn">The day a withheld item is looked at again; 条例 18.</param>
public sealed record DisclosureDecision(DisclosureClass Class, string Reason = "", string Provision = "", DateOnly? ReassessOn = null)
{
    public static readonly DisclosureDecision Proactive = new(DisclosureClass.Proactive);

    public static string InChinese(DisclosureClass disclosure) => disclosure switch
    {
        DisclosureClass.Proactive => "主动公开",
        DisclosureClass.OnRequest => "依申请公开",
        DisclosureClass.Withheld => "不予公开",
        _ => throw new ArgumentOutOfRangeException(nameof(disclosure)),
    };

    /// <summary>The refusal where the decision lacks what its class needs.</summary>
    public Refusal? Check()
    {
        if (Class == DisclosureClass.Proactive)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(Reason) || string.IsNullOrWhiteSpace(Provision))
        {
            return new Refusal("disclosure-reason", "公开属性不是主动公开的，应写明理由和依据的条款。", Domain.Provision.Regulation("第十七条"));
        }

        return Class == DisclosureClass.Withheld && ReassessOn is null
            ? new Refusal("disclosure-reassess", "不予公开的信息应写明下次评估审查的日期。", Domain.Provision.Regulation("第十八条"))
            : null;
    }
}
