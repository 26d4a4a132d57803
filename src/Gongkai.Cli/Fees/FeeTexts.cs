using Gongkai.Domain.Fees;

namespace Gongkai.Cli.Fees;

/// <summary>信息处理费文字 — what the fee commands say.</summary>
internal static class FeeTexts
{
    internal static readonly Bilingual Fee = new("信息处理费计算（条例第四十二条，国办函〔2020〕109号）", "The information processing fee, tier by tier");
    internal static readonly Bilingual Items = new("按件计收", "By item");
    internal static readonly Bilingual Pages = new("按量计收", "By volume");
    internal static readonly Bilingual ItemCount = new("同一申请人一个自然月内的累计件数", "Requests of one applicant in a calendar month");
    internal static readonly Bilingual PageCount = new("一件申请的页数（A4及以下幅面单面为一页）", "Pages of one request (one side of A4 or smaller)");

    internal static string[] Heads(FeeMethod method) =>
        method == FeeMethod.PerItem ? ["第几件", "件数", "每件（元）", "金额（元）"] : ["第几页", "页数", "每页（元）", "金额（元）"];

    internal static string Answer(FeeCalculation fee) => fee.Method == FeeMethod.PerItem
        ? $"{fee.Quantity}件（同一申请人一个自然月内累计）共{fee.Yuan}元。依据：{InformationProcessingFee.Tariff.Basis}"
        : $"{fee.Quantity}页（一件申请）共{fee.Yuan}元。依据：{InformationProcessingFee.Tariff.Basis}";
}
