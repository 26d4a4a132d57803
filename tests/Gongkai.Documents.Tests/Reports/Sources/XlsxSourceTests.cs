using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class XlsxSourceTests
{
    private const string Styles =
        "<numFmts><numFmt numFmtId='164' formatCode='0.00&quot;万元&quot;'/><numFmt numFmtId='165' formatCode='#,##0;-#,##0;&quot;-&quot;'/>"
        + "<numFmt numFmtId='166' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/><numFmt numFmtId='167' formatCode='0;;;@'/></numFmts>"
        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='1'/><xf numFmtId='3'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>"
        + "<xf numFmtId='167'/><xf numFmtId='10'/></cellXfs>";

    private const string Shared = "<si><t>规章</t></si><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>x</t></rPh></si><si><t>行政&#10;处罚</t></si>";

    public static TheoryData<string, string, string> Numbers => new()
    {
        { "6", "0", "6" },
        { "25.800000000000001", "0", "25.8" },
        { "6.0", "0", "6" },
        { "1.2E3", "0", "1200" },
        { "2.5", "1", "3" },
        { "1006950", "2", "1,006,950" },
        { "44197", "3", "2021-01-01" },
        { "25.8", "4", "25.80万元" },
        { "0", "5", "-" },
        { "-3", "5", "-3" },
        { "44197", "6", "2021-01-01" },
        { "0", "7", "" },
        { "0.5", "8", "50.00%" },
    };

    public static TheoryData<string, string, string> Sheets => new()
    {
        { "共享与内联", Row(1, "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><t>甲</t></is></c><c r='D1' t='s'><v>2</v></c>"), "[规章|行政许可|甲|行政处罚]" },
        { "布尔错误公式", Row(1, "<c r='A1' t='b'><v>1</v></c><c r='B1' t='e'><v>#REF!</v></c><c r='C1' t='str'><f>A1</f><v>x</v></c><c r='D1'><f>1+1</f><v>2</v></c>"), "[TRUE|#REF!|x|2]" },
        { "空格补齐", Row(1, S("A1", "甲") + S("C1", "丙") + "<c r='Z1'/>") + Row(3, S("A3", "乙") + S("B3", "1")), "[甲||丙 / 乙|1|]" },
        { "合并", Row(1, S("A1", "甲") + "<c r='B1'/>" + S("C1", "1")) + Row(2, "<c r='A2'/>" + S("C2", "2")) + "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>", "[甲*2,2|1 / ^*2|2]" },
        { "隐藏行列", "<cols><col min='2' max='2' hidden='1'/></cols>" + Row(1, S("A1", "甲") + S("B1", "藏") + S("C1", "1")) + "<row r='2' hidden='1'>" + S("A2", "藏") + "</row>", "[甲||1]" },
        { "长文成段", Row(1, S("A1", "某某市工业和信息化局二〇二〇年年度报告")) + Row(2, S("A2", "甲") + S("B2", "1")) + Row(3, S("A3", "三、收到和处理政府信息公开申请情况") + "<c r='B3'/>") + Row(4, S("A4", "2.没有现成信息需要另行制作") + "<c r='B4'/>"), "某某市工业和信息化局二〇二〇年年度报告 ¶ [甲|1] ¶ 三、收到和处理政府信息公开申请情况 ¶ [2.没有现成信息需要另行制作]" },
        { "无地址", "<row><c t='s'><v>0</v></c><c><v>1</v></c></row>", "[规章|1]" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Read_Number_IsPrintedAsShown(string value, string style, string expected)
    {
        var file = OfficeFiles.Xlsx(Row(1, S("A1", "x") + $"<c r='B1' s='{style}'><v>{value}</v></c>" + S("C1", "y")), Shared, Styles);

        Assert.Equal($"[x|{expected}|y]", SourceText.Show(SourceText.Open(file)));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Read_Sheet_GivesTablesAndProse(string kind, string sheet, string expected) =>
        Assert.Equal($"{kind}: {expected}", $"{kind}: {SourceText.Show(SourceText.Open(OfficeFiles.Xlsx(sheet, Shared, Styles)))}");

    [Fact]
    public void Read_HiddenSheet_IsRefused() =>
        Assert.Equal("source-workbook-empty", SourceText.Open(OfficeFiles.Xlsx(Row(1, S("A1", "甲")), state: "hidden")).Refusal?.Code);

    [Fact]
    public void Read_TooWide_IsRefused() =>
        Assert.Equal("source-too-many-columns", SourceText.Open(OfficeFiles.Xlsx(Row(1, S("A1", "甲") + S("XFD1", "乙")))).Refusal?.Code);

    [Fact]
    public void Read_HostileMerges_IsBounded()
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(row => Row(row, S($"A{row}", "甲"))));
        var merges = string.Concat(Enumerable.Range(0, 3000).Select(_ => "<mergeCell ref='A1:XFD1048576'/>"));

        Assert.Equal("source-too-many-cells", SourceText.Open(OfficeFiles.Xlsx(rows + $"<mergeCells>{merges}</mergeCells>")).Refusal?.Code);
    }

    [Fact]
    public void Read_Cells_CarrySheetRowAndColumn()
    {
        var opened = SourceText.Open(OfficeFiles.Xlsx(Row(5, S("C5", "甲") + S("D5", "1"))));

        var cell = Assert.IsType<SourceTable>(opened.Value.Blocks[0]).Rows[0].Cells[1];
        Assert.Equal(Domain.Reports.SourcePlace.OfTable(1, 5, 4), cell.Place);
        Assert.Equal(3, cell.Column);
    }

    private static string Row(int number, string cells) => $"<row r='{number}'>{cells}</row>";

    private static string S(string address, string text) => $"<c r='{address}' t='inlineStr'><is><t>{text}</t></is></c>";
}
