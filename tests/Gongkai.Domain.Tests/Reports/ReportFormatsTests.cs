using System.Text;
using System.Text.Json;
using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Tests.Reports;

public sealed class ReportFormatsTests
{
    [Theory(DisplayName = "两种格式的格数与规定表式一致")]
    [InlineData("2019", 22, 161, 15)]
    [InlineData("2021", 10, 175, 15)]
    public void Shipped_EachFormat_HasTheCellsOfThePrescribedForm(string id, int part2, int part3, int part4)
    {
        var format = ReportFormats.Shipped.Find(id)!;

        Assert.Equal([part2, part3, part4], format.Tables.Select(table => table.CellCount));
    }

    [Theory]
    [InlineData(2018, null)]
    [InlineData(2019, "2019")]
    [InlineData(2020, "2019")]
    [InlineData(2021, "2021")]
    [InlineData(2026, "2021")]
    public void ForYear_YearOfAReport_GivesTheFormatInForce(int year, string? expected) =>
        Assert.Equal(expected, ReportFormats.Shipped.ForYear(year)?.Id);

    [Fact]
    public void Parse_UnknownMember_SaysSo() =>
        Assert.Throws<JsonException>(() => ReportFormats.Parse(Encoding.UTF8.GetBytes("""{"id":"x","colour":"red"}""")));
}
