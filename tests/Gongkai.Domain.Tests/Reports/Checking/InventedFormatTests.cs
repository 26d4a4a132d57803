using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

/// <summary>A format that nobody has written code for: two rows of new requests, three columns, an own table four.</summary>
public sealed class InventedFormatTests
{
    private static readonly ReportFormats s_formats = InventedFormat.Formats;

    private static ReportBuilder Consistent => ReportBuilder.For("2031", s_formats).Year(2031).Organ("云泽县数据局", OrganKind.CountyLevelDepartment)
        .Row("part3.online", 4, 1, 5).Row("part3.paper", 2, 0, 2).Row("part3.open", 1, 0, 1)
        .Row("part3.given", 3, 1, 4).Row("part3.refused", 2, 0, 2).Row("part3.done", 5, 1, 6).Row("part3.left", 2, 0, 2)
        .Row("part4.suit", 1, 2, 3);

    [Fact(DisplayName = "设想的第三种格式：不写代码即可核对")]
    public void Check_InventedFormat_NeedsNoCode() => Assert.Empty(Faults(Consistent));

    [Theory(DisplayName = "设想的第三种格式：每类规则都起作用")]
    [InlineData("part3.paper.body", 1, "B01 part3.paper", "B02 part3.body")]
    [InlineData("part3.refused.person", 1, "B01 part3.refused", "B03 part3.person")]
    [InlineData("part4.suit.all", 4, "C02 part4.suit")]
    [InlineData("part2.documents.issued", 4, "A22 part2.documents")]
    [InlineData("part2.governmentRules.inForce", 2, "A23 part2.governmentRules")]
    [InlineData("part3.left.all", 20, "B01 part3.left", "B02 part3.all", "B06 part3.all")]
    public void Check_InventedFormatWithAMistake_FindsIt(string address, long value, params string[] expected) =>
        Assert.Equal(expected, Faults(Consistent.Count(address, value)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Faults(ReportBuilder builder) =>
        TableRules.Check(builder.Build(), formats: s_formats).Findings.Where(finding => finding.Severity != Severity.Info)
            .Select(finding => $"{finding.Rule} {finding.Location}");
}
