using System.Text;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class DocxSourceTests
{
    private const string Numbering =
        "<w:abstractNum w:abstractNumId='7'>"
        + "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:pStyle w:val='H1'/><w:lvlText w:val='%1、'/></w:lvl>"
        + "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
        + "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='•'/></w:lvl></w:abstractNum>"
        + "<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>"
        + "<w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>";

    private const string Styles =
        "<w:style w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
        + "<w:style w:styleId='H1a'><w:basedOn w:val='H1'/></w:style>";

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "段落与制表符", P("甲<w:tab/>乙") + P(""), "甲\t乙 ¶ " },
        { "修订", "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>", "新" },
        { "隐藏文字", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p>", "显" },
        { "域代码", "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", "1" },
        { "分页", P("甲") + "<w:p><w:r><w:br w:type='page'/><w:t>乙</w:t></w:r></w:p>" + P("<w:lastRenderedPageBreak/>丙"), "甲 ¶ §乙 ¶ §丙" },
        { "内容控件", "<w:sdt><w:sdtPr/><w:sdtContent>" + P("甲") + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + P("单击此处") + "</w:sdtContent></w:sdt>", "甲" },
        { "文本框取一支", "<w:p><w:r><w:t>前</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + P("框") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + P("框") + "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:r><w:t>后</w:t></w:r></w:p>", "框 ¶ 前后" },
        { "符号", "<w:p><w:r><w:sym w:char='2460'/><w:sym w:char='F0FC'/><w:noBreakHyphen/></w:r></w:p>", "①-" },
        { "标题自动编号", N("总体情况", 3, 0) + N("甲", 3, 1) + N("乙", 3, 1) + N("丙", 3, 2) + N("主动公开", 3, 0) + N("丁", 3, 1), "一、总体情况 ¶ 1.甲 ¶ 2.乙 ¶ 丙 ¶ 二、主动公开 ¶ 1.丁" },
        { "编号重起", N("甲", 3, 0) + N("乙", 4, 0) + N("丙", 4, 0), "一、甲 ¶ 一、乙 ¶ 二、丙" },
        { "样式编号", S("H1", "甲") + S("H1a", "乙") + S("H2", "丙"), "一、甲 ¶ 二、乙 ¶ 丙" },
        { "横向合并", T(R(C("甲", "<w:gridSpan w:val='2'/>") + C("1")) + R(C("乙") + C("") + C("2"))), "[甲*2|1 / 乙||2]" },
        { "纵向合并", T(R(C("甲", "<w:vMerge w:val='restart'/>") + C("1")) + R(C("", "<w:vMerge/>") + C("2")) + R(C("乙") + C("3"))), "[甲*1,2|1 / ^|2 / 乙|3]" },
        { "行首留空", T(R(C("a") + C("b") + C("c")) + "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + C("d") + C("e") + "</w:tr>"), "[a|b|c / d|e]" },
        { "格内多段", T(R("<w:tc>" + P("行政") + P("许可") + "</w:tc>" + C("1"))), "[行政许可|1]" },
        { "格内自动编号", T(R("<w:tc>" + N("属于国家秘密", 3, 1) + "</w:tc>" + C("0"))), "[1.属于国家秘密|0]" },
        { "删除的行", T("<w:tr><w:trPr><w:del/></w:trPr>" + C("旧") + C("9") + "</w:tr>" + R(C("新") + C("1"))), "[新|1]" },
        { "嵌套表格", T(R(C("x") + "<w:tc>" + T(R(C("甲") + C("1"))) + P("") + "</w:tc>")), "x ¶ [甲|1]" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_Body_GivesWhatIsPrinted(string kind, string body, string expected) =>
        Assert.Equal($"{kind}: {expected}", $"{kind}: {SourceText.Show(SourceText.Open(OfficeFiles.Docx(body, Numbering, Styles), "a.docx"))}");

    [Fact]
    public void Read_SkippedColumns_ShiftTheRow()
    {
        var opened = SourceText.Open(OfficeFiles.Docx(T("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + C("d") + C("e") + "</w:tr>")));

        var table = Assert.IsType<Documents.Reports.Sources.SourceTable>(opened.Value.Blocks[0]);
        Assert.Equal([1, 2], table.Rows[0].Cells.Select(cell => cell.Column));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>甲</w:t></w:p>", "source-xml-broken")]
    [InlineData("<w:p/>", "source-no-text")]
    public void Read_BrokenOrEmptyBody_IsRefused(string body, string code) =>
        Assert.Equal(code, SourceText.Open(OfficeFiles.Docx(body)).Refusal?.Code);

    [Fact]
    public void Read_DocumentType_IsRefused()
    {
        var file = OfficeFiles.Zip(("word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><document>&e;</document>"));

        Assert.Equal("source-xml-broken", SourceText.Open(file).Refusal?.Code);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var body = new StringBuilder().Insert(0, "<w:sdt>", 2000).Insert(14000, "</w:sdt>", 2000).ToString();

        Assert.Equal("source-too-deep", SourceText.Open(OfficeFiles.Docx(body)).Refusal?.Code);
    }

    private static string P(string text) =>
        $"<w:p><w:r><w:t xml:space='preserve'>{text.Replace("<w:", "</w:t><w:").Replace("/>", "/><w:t>")}</w:t></w:r></w:p>";

    private static string N(string text, int list, int level) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string S(string style, string text) => $"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string T(string rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>";

    private static string R(string cells) => $"<w:tr>{cells}</w:tr>";

    private static string C(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
}
