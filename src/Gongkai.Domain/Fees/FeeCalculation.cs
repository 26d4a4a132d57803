namespace Gongkai.Domain.Fees;

/// <summary>收费计算 — the amount, and tier by tier how it comes about; 国办函〔2020〕109号.</summary>
public sealed record FeeCalculation(FeeMethod Method, int Quantity, IReadOnlyList<FeeStep> Steps)
{
    public long Yuan => Steps.Sum(step => step.Yuan);
}

/// <summary>收费方式 — by item or by volume.</summary>
public enum FeeMethod
{
    /// <summary>按件.</summary>
    PerItem,

    /// <summary>按量.</summary>
    PerPage,
}

/// <summary>超额累进 — one tier: from which to which item or page, and the price of each within it.</summary>
/// <param name="From">First item or page of the tier.</param>
/// <param name="To">Last one; null where the tier has no end.</param>
/// <param name="YuanEach">Price of each, in yuan.</param>
public readonly record struct ProgressiveTier(int From, int? To, int YuanEach);

/// <summary>收费档 — how many items or pages fall into a tier and what they cost together.</summary>
public readonly record struct FeeStep(ProgressiveTier Tier, int Quantity)
{
    public long Yuan => (long)Quantity * Tier.YuanEach;
}
