using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class ProactiveTableRulesTests
{
    private const string Documents = "part2.art20_1.normativeDocuments";
    private const string License = "part2.art20_5.administrativeLicense";
    private const string Rules = "part2.art20_1.governmentRules";

    [Theory(DisplayName = "2019年表二各行：规范性文件")]
    [InlineData("A01", 3, 3, 2, "Error")]
    [InlineData("A01", 3, 3, 3, null)]
    [InlineData("A02", 1, 0, 0, "Warning")]
    [InlineData("A02", 1, 0, 1, null)]
    [InlineData("A04", 2, 33, 37, "Warning")]
    [InlineData("A04", 33, 33, 37, null)]
    public void DocumentRow_InTheTrialFormat_IsChecked(string rule, long made, long published, long total, string? severity) =>
        Expect(rule, severity, Documents, ReportBuilder.For("2019").Row(Documents, made, published, total));

    [Theory(DisplayName = "2019年表二各行：事项与决定")]
    [InlineData("A06", 5, -8, 0, "Error")]
    [InlineData("A06", 8, -8, 0, null)]
    [InlineData("A07", 0, 0, 9, "Warning")]
    [InlineData("A07", 1, 0, 9, null)]
    [InlineData("A08", 0, 293, 293, "Warning")]
    [InlineData("A08", 0, 293, 294, null)]
    [InlineData("A08", 0, 0, 0, null)]
    public void ItemRow_InTheTrialFormat_IsChecked(string rule, long before, long change, long decisions, string? severity) =>
        Expect(rule, severity, License, ReportBuilder.For("2019").Row(License, before, change, decisions));

    [Theory(DisplayName = "A09 采购项目与金额应同时有或同时没有")]
    [InlineData("0", "3万元", true)]
    [InlineData("2", "0万元", true)]
    [InlineData("2", "", true)]
    [InlineData("2", "0.5万元", false)]
    [InlineData("0", "0万元", false)]
    public void A09_ProjectsAndAmount_GoTogether(string projects, string amount, bool fires) =>
        Expect("A09", fires ? "Warning" : null, "part2.art20_9.centralProcurement", ReportBuilder.For("2019")
            .Cell("part2.art20_9.centralProcurement.projects", projects)
            .Cell("part2.art20_9.centralProcurement.amount", amount));

    [Theory(DisplayName = "A22 现行有效件数少于净增是错误；废止多于制发是正常的")]
    [InlineData(5, 2, 2, "Error")]
    [InlineData(5, 2, 3, null)]
    [InlineData(564, 984, 4185, null)]
    public void A22_StockBelowTheYearsGrowth_IsAnError(long issued, long repealed, long inForce, string? severity) =>
        Expect("A22", severity, Documents, ReportBuilder.For("2021").Row(Documents, issued, repealed, inForce));

    [Theory(DisplayName = "A11/A23 没有规章制定权的机关填了规章")]
    [InlineData("2019", "A11", OrganKind.MunicipalDepartment, "云泽市数据管理局", true)]
    [InlineData("2021", "A23", OrganKind.TownshipGovernment, "云泽县清溪镇人民政府", true)]
    [InlineData("2021", "A23", OrganKind.CountyLevelGovernment, "云泽县人民政府", true)]
    [InlineData("2021", "A23", OrganKind.CountyLevelDepartment, "云泽县人民政府办公室", true)]
    [InlineData("2021", "A23", OrganKind.MunicipalGovernment, "云泽市人民政府", false)]
    [InlineData("2021", "A23", OrganKind.MunicipalGovernment, "云泽地区行政公署", true)]
    [InlineData("2021", "A23", OrganKind.MunicipalDepartment, "云泽市人民政府办公室", false)]
    [InlineData("2021", "A23", OrganKind.ProvincialGovernment, "云泽省人民政府", false)]
    [InlineData("2021", "A23", OrganKind.StateCouncilDepartment, "国家云务局", false)]
    public void GovernmentRules_OfAnOrganWithoutThePower_AreAWarning(string format, string rule, OrganKind kind, string organ, bool fires)
    {
        var report = ReportBuilder.For(format).Organ(organ, kind).Row(Rules, 0, 0, 6);

        Expect(rule, fires ? "Warning" : null, Rules, report);
        Assert.Empty(TableRules.Found(rule == "A11" ? "A23" : "A11", report.Build()));
    }

    [Fact(DisplayName = "A23 机关类别不明时不能判断，规章为零时没有问题")]
    public void A23_KindUnknown_IsNotAssessableUnlessZero()
    {
        var unknown = ReportBuilder.For("2021").Organ("市数据局");

        Assert.DoesNotContain("A23", TableRules.NotAssessable(unknown.Build()));
        Assert.Contains("A23", TableRules.NotAssessable(unknown.Row(Rules, 0, 0, 6).Build()));
        Assert.Empty(TableRules.Found("A23", unknown.Build()));
    }

    [Theory(DisplayName = "A21 单份报告中推出上年件数，记提示；全零不记")]
    [InlineData(1, 0, 1, true)]
    [InlineData(0, 0, 7, true)]
    [InlineData(0, 0, 0, false)]
    [InlineData(5, 0, 1, false)]
    public void A21_OneReport_StatesTheImpliedStock(long issued, long repealed, long inForce, bool fires) =>
        Expect("A21", fires ? "Info" : null, Documents, ReportBuilder.For("2021").Row(Documents, issued, repealed, inForce));

    [Theory(DisplayName = "需要的格读不出或是文字时不能判断")]
    [InlineData("A22")]
    [InlineData("A21")]
    public void RowRule_CellUnread_IsNotAssessable(string rule)
    {
        var unread = ReportBuilder.For("2021").Row(Documents, 5, 2, 1).Unread(Documents + ".inForce").Build();

        Assert.Contains(rule, TableRules.NotAssessable(unread));
        Assert.Empty(TableRules.Found(rule, unread));
    }

    [Theory(DisplayName = "A03、A05、A21、A24 跨年核对")]
    [InlineData("2019", "A03", Documents, new long[] { 2, 3, 10 }, new long[] { 2, 4, 15 }, "Warning")]
    [InlineData("2019", "A03", Documents, new long[] { 2, 3, 10 }, new long[] { 2, 4, 14 }, null)]
    [InlineData("2019", "A03", Documents, new long[] { 2, 3, 10 }, new long[] { 2, 4, 13 }, "Info")]
    [InlineData("2019", "A05", License, new long[] { 5, 2, 0 }, new long[] { 6, 0, 0 }, "Warning")]
    [InlineData("2019", "A05", License, new long[] { 5, 2, 0 }, new long[] { 7, 0, 0 }, null)]
    [InlineData("2021", "A21", Documents, new long[] { 3, 0, 10 }, new long[] { 2, 1, 12 }, "Warning")]
    [InlineData("2021", "A21", Documents, new long[] { 3, 0, 10 }, new long[] { 2, 1, 11 }, null)]
    [InlineData("2021", "A24", License, new long[] { 9 }, new long[] { 900 }, "Info")]
    [InlineData("2021", "A24", License, new long[] { 900 }, new long[] { 90 }, "Info")]
    [InlineData("2021", "A24", License, new long[] { 1 }, new long[] { 10 }, null)]
    [InlineData("2021", "A24", License, new long[] { 100 }, new long[] { 900 }, null)]
    public void CrossYear_Row_IsComparedWithLastYear(string format, string rule, string address, long[] before, long[] now, string? severity)
    {
        var year = format == "2019" ? 2020 : 2025;
        var lastYear = ReportBuilder.For(format).Year(year - 1).Row(address, before).Build();

        Assert.Equal(severity is null ? [] : [$"{severity} {address}"],
            TableRules.Found(rule, ReportBuilder.For(format).Year(year).Row(address, now).Build(), lastYear));
    }

    [Fact(DisplayName = "对照的不是上一年度报告时，跨年规则不能判断")]
    public void CrossYear_NotThePreviousYear_IsNotAssessable()
    {
        var older = ReportBuilder.For("2021").Year(2022).Row(Documents, 0, 0, 3).Build();
        var now = ReportBuilder.For("2021").Year(2025).Build();

        Assert.Contains("A21", TableRules.NotAssessable(now, older));
        Assert.Contains("B07", TableRules.NotAssessable(now, older));
        Assert.Empty(TableRules.Found("A21", now, older));
    }

    private static void Expect(string rule, string? severity, string location, ReportBuilder builder) =>
        Assert.Equal(severity is null ? [] : [$"{severity} {location}"], TableRules.Found(rule, builder.Build()));
}
