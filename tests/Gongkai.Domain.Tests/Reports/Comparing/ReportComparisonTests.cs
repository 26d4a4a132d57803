using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Comparing;

public sealed class ReportComparisonTests
{
    [Fact(DisplayName = "两年对照：跨年问题、每格变化、文字相似度")]
    public void YearComparison_TwoFormats_MeetsThroughTheCrosswalk()
    {
        var before = ReportBuilder.For("2019").Year(2020).Row("part3.carriedOut", 2, 0, 0, 0, 0, 0, 2).Row("part3.granted", 4, 0, 0, 0, 0, 0, 4)
            .Build();
        var now = ReportBuilder.For("2021").Year(2021).Row("part3.granted", 5, 0, 0, 0, 0, 0, 5).Row("part2.art20_1.normativeDocuments", 1, 0, 1)
            .Build();

        var comparison = YearComparison.Compare(before, now);

        Assert.Equal(["B07 part3.naturalPerson", "B07 part3.total"],
            comparison.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule} {finding.Location}"));
        var granted = Of(comparison, "part3.granted.total");
        Assert.Equal((1m, 0.25m), (granted.Difference, granted.Growth));
        var issued = Of(comparison, "part2.art20_1.normativeDocuments.issued");
        Assert.Equal((MeasureState.NoCounterpart, null), (issued.Before.State, issued.Difference));
        Assert.Equal(6, comparison.Sections.Count);
        Assert.False(comparison.OrgansDiffer);
    }

    [Fact(DisplayName = "从零增长没有增长率，读不出的没有差")]
    public void MeasureChange_ZeroOrUnread_HasNoGrowth()
    {
        var before = ReportBuilder.For("2021").Year(2023).Build();
        var now = ReportBuilder.For("2021").Year(2024).Row("part3.granted", 5, 0, 0, 0, 0, 0, 5).Unread("part3.other").Build();

        var comparison = YearComparison.Compare(before, now);

        Assert.Equal((5m, null), (Of(comparison, "part3.granted.total").Difference, Of(comparison, "part3.granted.total").Growth));
        Assert.Null(Of(comparison, "part3.other.total").Difference);
    }

    [Fact(DisplayName = "多机关合计：写明由几个机关得出，读不出的不当零")]
    public void OrganComparison_Sums_SayHowManyOrgansTheyRestOn()
    {
        AnnualReport[] reports =
        [
            Organ("甲县数据局", 3).Build(),
            Organ("乙县数据局", 4).Build(),
            Organ("丙县数据局", 0).Blank("part3.granted").Build(),
            Organ("丁县数据局", 9).Unread("part3.granted").Build(),
            ReportBuilder.For("2019").Organ("戊县数据局").Row("part3.granted", 1, 0, 0, 0, 0, 0, 1).Build(),
        ];

        var comparison = OrganComparison.Compare(reports);

        var granted = comparison.Sums.Single(sum => sum.Measure.Id == "part3.granted.total");
        Assert.Equal((8m, 3, 1, 1, 0), (granted.Total, granted.Known, granted.Blank, granted.Unknown, granted.NoCounterpart));
        var fees = comparison.Sums.Single(sum => sum.Measure.Id == "part3.otherFeeUnpaid.total");
        Assert.Equal((4, 1), (fees.Known, fees.NoCounterpart));
        Assert.Equal(4 * 200 + 198, comparison.Rows.Count);
        Assert.Equal(7, comparison.Rows.Count(row => row.State is null));
    }

    [Fact(DisplayName = "性质：机关次序不影响合计")]
    public void OrganComparison_OrganOrder_DoesNotChangeSums()
    {
        var random = new Random(11);
        var reports = Enumerable.Range(0, 12).Select(i => Organ($"第{i}局", random.Next(500)).Build()).ToArray();
        var expected = Sums(reports);

        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(reports);
            Assert.Equal(expected, Sums(reports));
        }

        static (string, decimal?, int)[] Sums(AnnualReport[] reports) =>
            [.. OrganComparison.Compare(reports).Sums.Select(sum => (sum.Measure.Id, sum.Total, sum.Known))];
    }

    [Fact(DisplayName = "离群：与中位数相差十倍以上，写明原因")]
    public void OrganComparison_FarFromTheMedian_IsAnOutlierWithItsReason()
    {
        var reports = new long[] { 10, 12, 9, 11, 300, 10 }.Select((granted, i) => Organ($"第{i}局", granted).Build()).ToArray();

        var outlier = Assert.Single(OrganComparison.Compare(reports).Outliers,
            outlier => outlier.Reason == OutlierReason.FarAbove && outlier.Location == "part3.granted.total");

        Assert.Equal("第4局“（一）予以公开·总计”为300，6个机关的中位数是10.5，在其十倍以上，请核对。", outlier.Message);
    }

    [Theory(DisplayName = "离群：机关太少、相差不大、本来就散的不算")]
    [InlineData(new long[] { 10, 12, 9, 300 })]
    [InlineData(new long[] { 10, 12, 9, 11, 40, 10 })]
    [InlineData(new long[] { 1, 40, 80, 200, 300, 900 })]
    [InlineData(new long[] { 0, 0, 0, 0, 0, 9 })]
    public void OrganComparison_NothingUnusual_HasNoOutlier(long[] granted)
    {
        var reports = granted.Select((count, i) => Organ($"第{i}局", count).Build()).ToArray();

        Assert.Empty(OrganComparison.Compare(reports).Outliers);
    }

    [Fact(DisplayName = "表内勾稽不成立的机关单独列出")]
    public void OrganComparison_BrokenSum_IsListed()
    {
        var report = Organ("甲县数据局", 3).Count("part3.granted.total", 4).Build();

        Assert.Equal(["part3.granted", "part3.total"],
            OrganComparison.Compare([report]).Outliers.Where(outlier => outlier.Reason == OutlierReason.SumBreaks)
            .Select(outlier => outlier.Location));
    }

    private static MeasureChange Of(YearComparison comparison, string id) => comparison.Changes.Single(change => change.Measure.Id == id);

    private static ReportBuilder Organ(string name, long granted) => ReportBuilder.For("2021").Organ(name)
        .Row("part3.newReceived", granted, 0, 0, 0, 0, 0, granted)
        .Row("part3.granted", granted, 0, 0, 0, 0, 0, granted)
        .Row("part3.resultsTotal", granted, 0, 0, 0, 0, 0, granted);
}
