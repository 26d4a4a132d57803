using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportXlsxTests
{
    [Fact]
    public void Write_AnyReport_IsValidOpenXml()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            using var document = Write(RandomReports.Of(seed));

            Assert.Equal([], new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact(DisplayName = "一张正文表，每个规定表格一张工作表，表头冻结并在打印时重复")]
    public void Write_Report_HasOneSheetForTextAndOneATable()
    {
        using var document = Write(ReportBuilder.For("2021").Build());
        var workbook = document.WorkbookPart!.Workbook;

        Assert.Equal(
            ["正文", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"],
            workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(["'收到和处理政府信息公开申请情况'!$1:$3", "'政府信息公开行政复议、行政诉讼情况'!$1:$3"], workbook.DefinedNames!.Select(name => name.InnerText));
        Assert.Equal("D4", Worksheet(document, 2).GetFirstChild<SheetViews>()!.Descendants<Pane>().Single().TopLeftCell!.Value);
    }

    [Fact(DisplayName = "数是数，空白是空白，文字和带单位的金额是文字")]
    public void Write_CellOfEachState_HasItsOwnType()
    {
        using var document = Write(ReportBuilder.For("2019")
            .Row("part3.newReceived", 44, 0, 0, 0, 0, 0, 0).Blank("part3.newReceived.commercialEnterprise")
            .Cell("part3.newReceived.researchInstitution", "/")
            .Cell("part3.newReceived.publicWelfareOrganization", "13件").Unread("part3.newReceived.total")
            .Cell("part2.art20_9.centralProcurement.amount", "25.8万元").Build());

        Assert.Equal("44", Text(document, 2, "D4"));
        Assert.Equal("empty", Text(document, 2, "E4"));
        Assert.Equal("text /", Text(document, 2, "F4"));
        Assert.Equal("13", Text(document, 2, "G4"));
        Assert.Equal("0", Text(document, 2, "H4"));
        Assert.Equal("text 〔不可读〕", Text(document, 2, "J4"));
        Assert.Equal("text 25.8万元", Text(document, 1, "C18"));
    }

    [Fact]
    public void Write_TableThree_MergesLikeTheForm()
    {
        using var document = Write(ReportBuilder.For("2021").Build());
        var merges = Worksheet(document, 2).GetFirstChild<MergeCells>()!.Elements<MergeCell>().Select(merge => merge.Reference!.Value!).ToHashSet();

        Assert.Superset(new HashSet<string> { "A1:C3", "D1:J1", "E2:I2", "J2:J3", "A4:C4", "A6:A27", "B8:B15" }, merges);
    }

    private static string Text(SpreadsheetDocument document, int sheet, string reference)
    {
        var cell = Worksheet(document, sheet).Descendants<SheetCell>().Single(cell => cell.CellReference == reference);
        return cell.DataType?.Value == CellValues.InlineString ? "text " + cell.InnerText : cell.CellValue is { } value ? value.Text : "empty";
    }

    private static Worksheet Worksheet(SpreadsheetDocument document, int index)
    {
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(index);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet;
    }

    private static SpreadsheetDocument Write(AnnualReport report)
    {
        var stream = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Xlsx, stream);
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, false);
    }
}
