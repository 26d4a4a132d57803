using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

/// <summary>What was written reads back to the same cells, through the same entry that reads everybody's files.</summary>
public sealed class RoundTripTests
{
    [Theory(DisplayName = "转换后再读回：数、零、空白一格不差")]
    [InlineData(ReportOutputFormat.Docx)]
    [InlineData(ReportOutputFormat.Xlsx)]
    [InlineData(ReportOutputFormat.Html)]
    [InlineData(ReportOutputFormat.Markdown)]
    [InlineData(ReportOutputFormat.Json)]
    [InlineData(ReportOutputFormat.Csv)]
    public void Read_PlainReportInAnyFormat_HasTheSameCells(ReportOutputFormat format)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var report = RandomReports.Plain(seed, seed % 2 == 0 ? "2019" : "2021");

            Assert.Equal(ReportCells.Exact(report), ReportCells.Exact(Read(report, format)));
        }
    }

    [Theory(DisplayName = "转换后再读回：文字、金额、不可读的格也不变")]
    [InlineData(ReportOutputFormat.Docx)]
    [InlineData(ReportOutputFormat.Xlsx)]
    [InlineData(ReportOutputFormat.Html)]
    [InlineData(ReportOutputFormat.Json)]
    [InlineData(ReportOutputFormat.Csv)]
    public void Read_ReportWithEveryKindOfCell_MeansTheSame(ReportOutputFormat format)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var report = RandomReports.Of(seed);

            Assert.Equal(ReportCells.Meant(report), ReportCells.Meant(Read(report, format)));
        }
    }

    [Theory(DisplayName = "转换后再读回：机关、年度、标题、各部分标题和落款不变")]
    [InlineData(ReportOutputFormat.Docx)]
    [InlineData(ReportOutputFormat.Xlsx)]
    [InlineData(ReportOutputFormat.Html)]
    [InlineData(ReportOutputFormat.Markdown)]
    [InlineData(ReportOutputFormat.Json)]
    public void Read_ReportInAnyFormatWithText_HasTheSameHeadings(ReportOutputFormat format)
    {
        var report = ReportBuilder.For("2021").Build();

        var read = Read(report, format);

        Assert.Equal((report.Organ, report.Year, report.Title, report.SignOff), (read.Organ, read.Year, read.Title, read.SignOff));
        Assert.Equal(report.Sections.Select(section => section.Heading), read.Sections.Select(section => section.Heading));
        Assert.Equal(report.Sections.Select(section => section.Text), read.Sections.Select(section => section.Text));
    }

    private static AnnualReport Read(AnnualReport report, ReportOutputFormat format)
    {
        using var stream = new MemoryStream();
        ReportConverter.Write(report, format, stream);
        return new ReportReader().Read(stream.ToArray(), $"报告.{ReportConverter.Extension(format)}").Value;
    }
}
