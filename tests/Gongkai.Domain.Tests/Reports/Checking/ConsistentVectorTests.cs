using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class ConsistentVectorTests
{
    private static readonly (string Row, long[] Values)[] s_rows =
    [
        ("part3.newReceived", [13612, 252, 0, 45, 128, 32, 14069]),
        ("part3.carriedIn", [535, 6, 0, 1, 18, 0, 560]),
        ("part3.granted", [5345, 129, 0, 41, 19, 14, 5548]),
        ("part3.partiallyGranted", [2120, 39, 0, 1, 6, 2, 2168]),
        ("part3.deniedStateSecret", [13, 0, 0, 0, 0, 0, 13]),
        ("part3.deniedForbiddenByLaw", [30, 0, 0, 0, 0, 0, 30]),
        ("part3.deniedSecurityOrStability", [11, 0, 0, 0, 0, 0, 11]),
        ("part3.deniedThirdPartyRights", [49, 2, 0, 0, 0, 0, 51]),
        ("part3.deniedInternalAffairs", [103, 1, 0, 0, 0, 0, 104]),
        ("part3.deniedProcessInformation", [84, 1, 0, 0, 0, 0, 85]),
        ("part3.deniedEnforcementFile", [282, 4, 0, 0, 0, 0, 286]),
        ("part3.deniedAdministrativeInquiry", [147, 0, 0, 0, 1, 2, 150]),
        ("part3.unableNotHeld", [3075, 50, 0, 0, 89, 8, 3222]),
        ("part3.unableNeedsCreation", [177, 3, 0, 0, 0, 0, 180]),
        ("part3.unableStillUnclear", [19, 0, 0, 0, 0, 0, 19]),
        ("part3.notHandledPetition", [199, 1, 0, 0, 3, 0, 203]),
        ("part3.notHandledRepeat", [147, 1, 0, 0, 0, 0, 148]),
        ("part3.notHandledExcessive", [100, 1, 0, 0, 0, 0, 101]),
        ("part3.notHandledConfirmOrReissue", [5, 0, 0, 0, 0, 0, 5]),
        ("part3.otherClarificationLapsed", [315, 3, 0, 0, 0, 0, 318]),
        ("part3.otherFeeUnpaid", [202, 0, 0, 1, 0, 0, 203]),
        ("part3.other", [941, 17, 0, 1, 3, 3, 965]),
        ("part3.resultsTotal", [13364, 252, 0, 44, 121, 29, 13810]),
        ("part3.carriedOut", [783, 6, 0, 2, 25, 3, 819]),
        ("part4.reconsideration", [376, 97, 196, 121, 790]),
        ("part4.directSuit", [16, 1, 12, 27, 56]),
        ("part4.suitAfterReconsideration", [74, 1, 30, 51, 156]),
        ("part2.art20_1.governmentRules", [3, 5, 74]),
        ("part2.art20_1.normativeDocuments", [564, 984, 4185]),
    ];

    private static ReportBuilder Vector
    {
        get
        {
            var builder = ReportBuilder.For("2021").Year(2025).Organ("云泽市人民政府", OrganKind.MunicipalGovernment)
                .Text(6, "本年度发出信息处理费收费通知203件，实际收取400元。");
            foreach (var (row, values) in s_rows)
            {
                builder.Row(row, values);
            }

            return builder;
        }
    }

    [Fact(DisplayName = "公布的大城市数据：全部勾稽成立，没有错误和警告")]
    public void Check_ConsistentVector_HasNoFault()
    {
        var result = TableRules.Check(Vector.Build());

        Assert.Equal(["A21 part2.art20_1.governmentRules", "A21 part2.art20_1.normativeDocuments"],
            result.Findings.Select(finding => $"{finding.Rule} {finding.Location}"));
        Assert.Empty(result.NotAssessable);
    }

    [Theory(DisplayName = "改动一格，只出现这一格所在各等式的错误")]
    [InlineData("part3.granted.naturalPerson", 5346, "B01 part3.granted", "B03 part3.naturalPerson")]
    [InlineData("part3.granted.total", 5549, "B01 part3.granted", "B03 part3.total")]
    [InlineData("part3.newReceived.otherOrganization", 31, "B01 part3.newReceived", "B02 part3.otherOrganization")]
    [InlineData("part3.carriedOut.total", 818, "B01 part3.carriedOut", "B02 part3.total")]
    [InlineData("part3.resultsTotal.naturalPerson", 13365, "B01 part3.resultsTotal", "B02 part3.naturalPerson", "B03 part3.naturalPerson")]
    [InlineData("part4.reconsideration.pending", 120, "C01 part4.reconsideration")]
    [InlineData("part4.directSuit.total", 57, "C02 part4.directSuit")]
    [InlineData("part2.art20_1.normativeDocuments.issued", 5170, "A22 part2.art20_1.normativeDocuments")]
    public void Check_OneFigureChanged_FindsExactlyItsIdentities(string address, long value, params string[] expected)
    {
        var report = Vector.Count(address, value).Build();

        Assert.Equal(expected, TableRules.Faults(report));
    }

    [Fact(DisplayName = "表三任意一格改动后，推定的唯一更正就是原来的数")]
    public void Repair_AnySingleChangeInPartThree_IsTheOldFigure()
    {
        var sound = Vector.Build();
        var table = sound.Tables.Single(table => table.Format.Id == "part3");
        foreach (var row in table.Format.Rows)
        {
            for (var column = 0; column < row.Columns.Count; column++)
            {
                var old = table.Count(row, column);
                var report = Vector.Count(table.Address(row, column), old + 7).Build();

                var repairs = TableRules.Check(report).Findings.Where(finding => finding.Severity == Severity.Error && finding.Rule != "B06")
                    .Select(finding => finding.Repair).Distinct();

                Assert.Equal([$"“{row.Label}”行“{row.Columns[column].Label}”列应为{old}：只有这一处单格更正能使表内勾稽全部成立。"], repairs);
            }
        }
    }
}
