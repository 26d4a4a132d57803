using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class RemedyTableRulesTests
{
    private static ReportBuilder LastYear => ReportBuilder.For("2021").Year(2024);

    [Theory(DisplayName = "C01–C03 各类合计")]
    [InlineData("C01", "part4.reconsideration")]
    [InlineData("C02", "part4.directSuit")]
    [InlineData("C03", "part4.suitAfterReconsideration")]
    public void Sums_OfEachProcedure_AreChecked(string rule, string row)
    {
        Assert.Equal([$"Error {row}"], TableRules.Found(rule, ReportBuilder.For("2021").Row(row, 1, 2, 3, 4, 11).Build()));
        Assert.Empty(TableRules.Faults(ReportBuilder.For("2021").Year(2023).Row(row, 1, 2, 3, 4, 10).Build()));
    }

    [Fact]
    public void C01_Finding_ShowsBothSides()
    {
        var finding = TableRules.Of("C01", ReportBuilder.For("2021").Row("part4.reconsideration", 1, 0, 3, 4, 11).Build())[0];

        Assert.Equal(("upheld 1 + overturned 0 + otherResult 3 + pending 4 = 8", "total 11"), (finding.Left, finding.Right));
    }

    [Theory(DisplayName = "C04 上年未审结的要在本年有去向")]
    [InlineData(3, 2, true)]
    [InlineData(2, 2, false)]
    public void C04_PendingLastYear_TurnsUp(long pending, long total, bool fires)
    {
        var before = LastYear.Row("part4.directSuit", 0, 0, 0, pending, pending).Build();
        var now = ReportBuilder.For("2021").Row("part4.directSuit", total, 0, 0, 0, total).Build();

        Assert.Equal(fires ? ["Info part4.directSuit"] : [], TableRules.Found("C04", now, before));
    }

    [Theory(DisplayName = "C05 复议后起诉不多于两年的复议")]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void C05_SuitsAfterReconsideration_AreCovered(long suits, bool fires)
    {
        var before = LastYear.Row("part4.reconsideration", 2, 0, 0, 0, 2).Build();
        var now = ReportBuilder.For("2021").Row("part4.reconsideration", 1, 0, 0, 0, 1).Row("part4.suitAfterReconsideration", suits, 0, 0, 0, suits)
            .Build();

        Assert.Equal(fires ? ["Warning part4.suitAfterReconsideration"] : [], TableRules.Found("C05", now, before));
    }

    [Theory(DisplayName = "C06 复议和直接起诉不多于两年的办结与未办结")]
    [InlineData(8, true)]
    [InlineData(7, false)]
    public void C06_Disputes_AreCoveredByResults(long disputes, bool fires)
    {
        var before = LastYear.Row("part3.resultsTotal", 2, 0, 0, 0, 0, 0, 2).Build();
        var now = ReportBuilder.For("2021")
            .Row("part3.resultsTotal", 4, 0, 0, 0, 0, 0, 4)
            .Row("part3.carriedOut", 1, 0, 0, 0, 0, 0, 1)
            .Row("part4.reconsideration", disputes, 0, 0, 0, disputes)
            .Build();

        Assert.Equal(fires ? ["Warning part4"] : [], TableRules.Found("C06", now, before));
    }

    [Theory(DisplayName = "C07 2024年起不予公开的应当先复议")]
    [InlineData(2024, "deniedInternalAffairs", true)]
    [InlineData(2023, "deniedInternalAffairs", false)]
    [InlineData(2024, "deniedAdministrativeInquiry", false)]
    [InlineData(2024, "granted", false)]
    public void C07_DirectSuitAfterRefusals_IsWorthALook(int year, string outcome, bool fires)
    {
        var report = ReportBuilder.For("2021").Year(year)
            .Row($"part3.{outcome}", 3, 0, 0, 0, 0, 0, 3)
            .Row("part4.directSuit", 1, 0, 0, 0, 1)
            .Build();

        Assert.Equal(fires ? ["Info part4.directSuit"] : [], TableRules.Found("C07", report));
    }

    [Fact]
    public void C02_CellUnread_IsNotAssessable()
    {
        var report = ReportBuilder.For("2021").Row("part4.directSuit", 1, 0, 0, 0, 5).Unread("part4.directSuit.pending").Build();

        Assert.Contains("C02", TableRules.NotAssessable(report));
        Assert.Empty(TableRules.Found("C02", report));
    }
}
