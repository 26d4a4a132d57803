using System.Text;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Testing;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Comparing;

public sealed class CrosswalkTests
{
    [Theory(DisplayName = "每种格式的每一格都在对照表中")]
    [InlineData("2019", 198)]
    [InlineData("2021", 200)]
    public void Shipped_EachFormat_IsCoveredCellByCell(string formatId, int cells)
    {
        var format = ReportFormats.Shipped.Find(formatId)!;
        var named = Crosswalk.Shipped.Entries.SelectMany(entry => entry.Addresses.GetValueOrDefault(formatId) ?? [])
            .ToHashSet(StringComparer.Ordinal);

        var addresses = format.Tables.SelectMany(table =>
            table.Rows.SelectMany(row => row.Columns.Select(column => (Row: $"{table.Id}.{row.Path}", Cell: $"{table.Id}.{row.Path}.{column.Id}"))))
            .ToList();

        Assert.Equal(cells, addresses.Count);
        Assert.All(addresses, address => Assert.True(named.Contains(address.Row) || named.Contains(address.Cell), address.Cell));
    }

    [Theory(DisplayName = "口径不同的项目没有对应，不是零")]
    [InlineData("2021", "part2.art20_1.normativeDocuments.newlyMade", MeasureState.NoCounterpart)]
    [InlineData("2019", "part2.art20_1.normativeDocuments.issued", MeasureState.NoCounterpart)]
    [InlineData("2019", "part3.otherFeeUnpaid.total", MeasureState.NoCounterpart)]
    [InlineData("2021", "part2.art20_9.centralProcurement.amount", MeasureState.NoCounterpart)]
    [InlineData("2019", "part2.art20_6.administrativePenalty.decisions", MeasureState.Known)]
    [InlineData("2021", "part2.art20_6.administrativePenalty.decisions", MeasureState.Known)]
    public void Measure_InEachFormat_IsKnownOrHasNoCounterpart(string formatId, string id, MeasureState expected) =>
        Assert.Equal(expected, Of(id).In(ReportBuilder.For(formatId).Build()).State);

    [Fact(DisplayName = "2019年的其他处理对应2021年三行之和")]
    public void Measure_OtherHandling_AddsUpThreeRows()
    {
        var old = ReportBuilder.For("2019").Row("part3.otherHandling", 5, 0, 0, 0, 0, 0, 5).Build();
        var now = ReportBuilder.For("2021").Row("part3.otherClarificationLapsed", 1, 0, 0, 0, 0, 0, 1).Row("part3.otherFeeUnpaid", 2, 0, 0, 0, 0, 0, 2)
            .Row("part3.other", 4, 0, 0, 0, 0, 0, 4).Build();

        Assert.Equal((MeasureValue.Known(5), MeasureValue.Known(7)),
            (Of("part3.otherHandling.total").In(old), Of("part3.otherHandling.total").In(now)));
    }

    [Theory(DisplayName = "空白、斜线、文字、读不出互不相混")]
    [InlineData("", MeasureState.Blank)]
    [InlineData("/", MeasureState.NotApplicable)]
    [InlineData("详见附件", MeasureState.Unknown)]
    [InlineData("0", MeasureState.Known)]
    public void Measure_PrintedCell_KeepsItsState(string printed, MeasureState expected) =>
        Assert.Equal(expected, Of("part3.granted.total").In(ReportBuilder.For("2021").Cell("part3.granted.total", printed).Build()).State);

    [Fact]
    public void Measure_CellOrTableUnread_IsUnknown()
    {
        Assert.Equal(MeasureState.Unknown, Of("part3.granted.total").In(ReportBuilder.For("2021").Unread("part3.granted").Build()).State);
        Assert.Equal(MeasureState.Unknown, Of("part3.granted.total").In(ReportBuilder.For("2021").WithoutTable("part3").Build()).State);
    }

    [Fact(DisplayName = "金额以元对照；没有单位的金额不猜")]
    public void Measure_Money_IsInYuanOrUnknown()
    {
        const string Amount = "part2.art20_9.centralProcurement.amount";

        Assert.Equal(MeasureValue.Known(258_000), Of(Amount).In(ReportBuilder.For("2019").Cell(Amount, "25.8万元").Build()));
        Assert.Equal(MeasureState.Unknown, Of(Amount).In(ReportBuilder.For("2019").Cell(Amount, "25.8").Build()).State);
    }

    [Fact]
    public void Parse_UnknownAddress_SaysWhich() =>
        Assert.Contains("part3.nothing", Assert.Throws<ArgumentException>(() => Crosswalk.Parse(
            Encoding.UTF8.GetBytes("""[{"measure":"part3.x","label":"x","addresses":{"2021":["part3.nothing"]}}]"""),
            ReportFormats.Shipped)).Message, StringComparison.Ordinal);

    [Fact(DisplayName = "docs/crosswalk.md 与对照数据一致")]
    public void Document_PublishedPage_IsWrittenFromTheData()
    {
        var path = RepositoryRoot.File("docs/crosswalk.md");
        var page = CrosswalkDocument.Write(Crosswalk.Shipped, ReportFormats.Shipped);
        if (Environment.GetEnvironmentVariable("GONGKAI_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }

    private static Measure Of(string id) => Crosswalk.Shipped.Measures.Single(measure => measure.Id == id);
}
