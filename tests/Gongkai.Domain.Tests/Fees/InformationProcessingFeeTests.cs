using Gongkai.Domain.Fees;

namespace Gongkai.Domain.Tests.Fees;

public sealed class InformationProcessingFeeTests
{
    [Theory(DisplayName = "按件计收：同一申请人一个自然月内累计（国办函〔2020〕109号）")]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 100)]
    [InlineData(30, 2000)]
    [InlineData(31, 2200)]
    [InlineData(40, 4000)]
    [InlineData(41, 4300)]
    [InlineData(45, 5500)]
    [InlineData(50, 7000)]
    public void ForItems_PublishedVectors_GiveTheAmount(int items, long yuan) =>
        Assert.Equal(yuan, InformationProcessingFee.ForItems(items).Value.Yuan);

    [Theory(DisplayName = "按量计收：一件申请的页数（国办函〔2020〕109号）")]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 10)]
    [InlineData(100, 700)]
    [InlineData(101, 720)]
    [InlineData(200, 2700)]
    [InlineData(201, 2740)]
    [InlineData(250, 4700)]
    [InlineData(10_000_000, 399_994_700)]
    public void ForPages_PublishedVectors_GiveTheAmount(int pages, long yuan) =>
        Assert.Equal(yuan, InformationProcessingFee.ForPages(pages).Value.Yuan);

    [Fact(DisplayName = "逐件加总与分档一致")]
    public void ForItems_EveryNumber_AgreesWithPricingEachItem()
    {
        var sum = 0L;
        foreach (var item in Enumerable.Range(1, 2000))
        {
            sum += item <= 10 ? 0 : item <= 30 ? 100 : 100 * (((item - 30 + 9) / 10) + 1);
            Assert.Equal(sum, InformationProcessingFee.ForItems(item).Value.Yuan);
        }
    }

    [Fact(DisplayName = "逐页加总与分档一致")]
    public void ForPages_EveryNumber_AgreesWithTheFormula()
    {
        foreach (var pages in Enumerable.Range(0, 2000))
        {
            var expected = (10 * Math.Min(Math.Max(pages - 30, 0), 70)) + (20 * Math.Min(Math.Max(pages - 100, 0), 100))
                + (40 * Math.Max(pages - 200, 0));
            Assert.Equal(expected, InformationProcessingFee.ForPages(pages).Value.Yuan);
        }
    }

    [Fact(DisplayName = "分档说明：各档数量之和等于总数")]
    public void ForItems_FortyFive_ExplainsEveryTier()
    {
        var fee = InformationProcessingFee.ForItems(45).Value;

        Assert.Equal([10, 20, 10, 5], fee.Steps.Select(step => step.Quantity));
        Assert.Equal([0L, 2000, 2000, 1500], fee.Steps.Select(step => step.Yuan));
        Assert.Equal(FeeMethod.PerItem, fee.Method);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void ForItems_NumberThatCannotBe_IsRefused(int items) =>
        Assert.Equal("fee-items", InformationProcessingFee.ForItems(items).Refusal?.Code);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void ForPages_NumberThatCannotBe_IsRefused(int pages) =>
        Assert.Equal("fee-pages", InformationProcessingFee.ForPages(pages).Refusal?.Code);

    [Fact]
    public void Tariff_Shipped_NamesItsSourceAndFirstDay()
    {
        Assert.Equal("国办函〔2020〕109号", InformationProcessingFee.Tariff.Basis.Source);
        Assert.Equal(new DateOnly(2021, 1, 1), InformationProcessingFee.Tariff.InForceFrom);
    }
}
