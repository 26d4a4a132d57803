namespace Gongkai.Domain.Fees;

/// <summary>信息处理费 — what an applicant beyond the free number or volume pays, progressively over the excess; 条例 42, 国办函〔2020〕109号.</summary>
/// <remarks>For one request the organ takes one method, never both. Whether to charge at all is the organ's decision (可以).</remarks>
public static class InformationProcessingFee
{
    /// <summary>More requests than anyone files in a month; above it the number is taken for a typing error.</summary>
    private const int MostItems = 10_000;

    /// <summary>Most pages that are priced; above it the number is taken for a typing error.</summary>
    private const int MostPages = 10_000_000;

    private static readonly Lazy<FeeTariff> s_tariff = new(FeeTariff.LoadShipped);

    public static FeeTariff Tariff => s_tariff.Value;

    /// <summary>按件 — the sum for all requests of one applicant to one organ in a calendar month.</summary>
    public static Result<FeeCalculation> ForItems(int items) =>
        items is < 0 or > MostItems
            ? new Refusal("fee-items", $"件数{items}不对，请填0到{MostItems}之间的整数（同一申请人一个自然月内的累计件数）。")
            : Calculate(FeeMethod.PerItem, items, Tariff.ItemTiers());

    /// <summary>按量 — the sum for the pages of one request; one side of A4 or smaller is a page.</summary>
    public static Result<FeeCalculation> ForPages(int pages) =>
        pages is < 0 or > MostPages
            ? new Refusal("fee-pages", $"页数{pages}不对，请填0到{MostPages}之间的整数（一件申请的页数，A4及以下幅面单面为一页）。")
            : Calculate(FeeMethod.PerPage, pages, Tariff.PerPage);

    private static FeeCalculation Calculate(FeeMethod method, int quantity, IEnumerable<ProgressiveTier> tiers)
    {
        var steps = tiers
            .TakeWhile(tier => tier.From <= quantity)
            .Select(tier => new FeeStep(tier, Math.Min(tier.To ?? quantity, quantity) - tier.From + 1))
            .ToList();
        return new FeeCalculation(method, quantity, steps);
    }
}
