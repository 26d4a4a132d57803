using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class SourceOpenerTests
{
    private const string Report = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td></tr></table><p>六、其他需要报告的事项</p>";
    private const string Shown = "一、总体情况 ¶ 二、主动公开政府信息情况 ¶ [规章|0] ¶ 六、其他需要报告的事项";

    private static readonly string s_escaped = Report.Replace("<", "\\u003c").Replace("\"", "\\\"");

    public static TheoryData<string, string> Wrappings => new()
    {
        { "网页片段", Report },
        { "JSON", $"{{\"code\":0,\"data\":{{\"title\":\"x\",\"content\":\"{s_escaped}\",\"summary\":\"总体情况\"}}}}" },
        { "JSON数组", $"[{{\"html\":\"{Report}\"}},{{\"html\":\"<p>页脚</p>\"}}]" },
        { "JSON里的JSON", $"{{\"d\":\"{{\\\"content\\\":\\\"{Report}\\\"}}\"}}" },
        { "实体转义", $"{{\"content\":\"{Report.Replace("<", "&lt;").Replace(">", "&gt;")}\"}}" },
        { "双份取有表", $"{{\"text\":\"一、总体情况 二、主动公开政府信息情况 规章 0 六、其他需要报告的事项\",\"content\":\"{s_escaped}\"}}" },
        { "分节字段", $"{{\"a\":\"{Report[..13]}\",\"b\":\"{Report[13..]}\"}}" },
        { "JSONP", $"callback_1({{\"content\":\"{s_escaped}\"}});" },
        { "脚本变量", $"var id = 1;\nvar content = \"{s_escaped[..80]}\" + '{s_escaped[80..]}';" },
        { "脚本对象", $"var page = {{ title: '年报', content: `{Report}` }};" },
        { "XML接口", $"<?xml version=\"1.0\"?><r><c><![CDATA[{Report}]]></c></r>" },
        { "单文件网页", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Convert.ToBase64String(Encoding.UTF8.GetBytes(Report)) + "\r\n----b--" },
        { "可打印编码", "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
            + string.Concat(Encoding.UTF8.GetBytes(Report).Select((unit, index) => $"={unit:X2}" + (index % 20 == 19 ? "=\r\n" : ""))) },
    };

    public static TheoryData<string, string, byte[]> Unreadable => new()
    {
        { "空文件", "source-empty", [] },
        { "空白", "source-no-text", "  \r\n"u8.ToArray() },
        { "图片", "source-unsupported", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3] },
        { "压缩文件", "source-unsupported", "Rar!\u001a"u8.ToArray() },
        { "RTF", "source-rtf", "{\\rtf1\\ansi}"u8.ToArray() },
        { "二进制", "source-binary", [1, 2, 3, 0, 200, 201, 7, 7, 7, 7, 0, 0, 9] },
        { "加密文档", "source-encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "Word XML", "source-flat-word", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>"u8.ToArray() },
        { "无年报的数据", "source-data-without-report", "{\"code\":404,\"msg\":\"页面不存在\"}"u8.ToArray() },
        { "ZIP", "source-unsupported", OfficeFiles.Zip(("报告.txt", "甲")) },
        { "ODT", "source-unsupported", OfficeFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.text")) },
        { "OFD", "source-unsupported", OfficeFiles.Zip(("OFD.xml", "<a/>")) },
        { "演示文稿", "source-unsupported", OfficeFiles.Zip(("_rels/.rels", "<a><Relationship Type='x/officeDocument' Target='p.xml'/></a>"), ("p.xml", "<presentation/>")) },
        { "截断的ZIP", "source-package-broken", OfficeFiles.Docx("<w:p/>")[..200] },
        { "Big5", "source-encoding", [.. "<html><meta charset=big5><p>"u8, 0xA4, 0xA4, 0xA4, 0xE5, 0xFF] },
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Open_ReportInAnyWrapping_IsRead(string kind, string content) =>
        Assert.Equal($"{kind}: {Shown}", $"{kind}: {SourceText.Show(SourceText.Open(content, "报告.doc"))}");

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Open_Unreadable_IsRefusedInOneSentenceWithTheName(string kind, string code, byte[] content)
    {
        var refusal = SourceText.Open(content, "年 报.docx").Refusal;

        Assert.Equal($"{kind}: {code}", $"{kind}: {refusal?.Code}");
        Assert.StartsWith("年 报.docx：", refusal!.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TablesInText_KeepTheirOrder()
    {
        var opened = SourceText.Open("# 甲\n<table><tr><td>乙</td><td>1</td></tr></table>\n末行\n<TABLE><tr><td>丙<td>2</TABLE>", "a.md");

        var shown = SourceText.Show(opened);
        Assert.Contains("甲", shown, StringComparison.Ordinal);
        Assert.True(shown.IndexOf("[乙|1]", StringComparison.Ordinal) < shown.IndexOf("末行", StringComparison.Ordinal));
        Assert.EndsWith("[丙|2]", shown, StringComparison.Ordinal);
        Assert.Equal(SourceKind.Text, opened.Value.Kind);
    }

    [Fact]
    public void Open_PlainText_GoesToTheTextReader()
    {
        var opened = SourceText.Open("某某局2020年年度报告\n一、总体情况（共3条<5条，见附表）\n", "a.html");

        Assert.Equal(SourceKind.Text, opened.Value.Kind);
    }

    [Theory]
    [InlineData(',', "a.csv")]
    [InlineData(';', "a.txt")]
    [InlineData('\t', "a.txt")]
    public void Open_DelimitedText_GivesPackedRows(char delimiter, string name)
    {
        var text = "某某局政府信息公开工作年度报告\n规章,1,2,3\n\"行政\n许可\",\"1,000;\t\"\"\",,\n行政处罚,\"\",5,6".Replace(',', delimiter)
            .Replace("1" + delimiter + "000", "1,000", StringComparison.Ordinal);

        var opened = SourceText.Open(text, name);

        Assert.Equal("某某局政府信息公开工作年度报告 ¶ [规章|1|2|3 / 行政许可|1,000;\t\"|| / 行政处罚||5|6]", SourceText.Show(opened));
        Assert.Equal(SourceGeometry.Packed, Assert.IsType<SourceTable>(opened.Value.Blocks[1]).Geometry);
    }

    [Fact]
    public void Open_CsvField_KnowsItsLineAndColumn()
    {
        var opened = SourceText.Open("a,b,c\n\"x\ny\",2,3\n4,5,6", "a.csv");

        var rows = Assert.IsType<SourceTable>(opened.Value.Blocks[0]).Rows;
        Assert.Equal(Domain.Reports.SourcePlace.OfText(4, 3), rows[2].Cells[1].Place);
    }
}
