using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class PdfSpacedTextTests
{
    private const string Full = """
                                       申请人情况
                              自然人 商业企业 科研机构 社会公益 法律服务 其他 总计
        一、本年新收政府信息公开申请数量    12  0  130  0   12  0   1
        二、上年结转政府信息公开申请数量     0   1   0   2048   0  0  0
        三、 （一）予以公开             130 130  0      0     0  1 0
        本年 （二）部分公开（区分处理的，只
        度办 计这一情形，不计其他情形）      2048 130  0    2048    0  0 130
        理结     1.属于国家秘密         {0}
             （三） 2.其他法律行政法规禁止    12   0   0      0   130 130 12
             不予公 公开
        四、结转下年度继续办理          5     0      1    130      0    12 12
        """;

    [Fact(DisplayName = "空格排版的满行：折行的标签与数字对上")]
    public void FromSpacedText_FullRows_AreRead()
    {
        var rows = Rows("0   0  130     1    12  1 0");

        Assert.Equal(["12", "0", "130", "0", "12", "0", "1"], rows["一、本年新收政府信息公开申请数量"]);
        Assert.Equal(["2048", "130", "0", "2048", "0", "0", "130"], rows["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]);
        Assert.Equal(["12", "0", "0", "0", "130", "130", "12"], rows["2.其他法律行政法规禁止公开"]);
        Assert.Equal(["0", "0", "130", "1", "12", "1", "0"], rows["1.属于国家秘密"]);
    }

    [Fact(DisplayName = "空格排版中缺格的行：列位不可信，不给空格定位")]
    public void FromSpacedText_RowWithBlank_KeepsOnlyTheOrder()
    {
        Assert.Equal(["5", "130", "5"], Rows("5      130   5")["1.属于国家秘密"]);
    }

    [Fact(DisplayName = "空格排版中整行无数字：全空行")]
    public void FromSpacedText_RowWithoutFigures_IsBlank()
    {
        Assert.Equal(["", "", "", "", "", "", ""], Rows("")["1.属于国家秘密"]);
    }

    [Fact(DisplayName = "出处是原文的行和列，换页以后也是")]
    public void FromSpacedText_SecondPage_PlacesAreLinesOfTheText()
    {
        var document = PageLayoutSource.FromSpacedText("云栖市虚构局\n年度报告\n\f   四、情况\n", SourceLimits.Default).Value;

        Assert.Equal("第3行第4列", Assert.IsType<SourceParagraph>(document.Blocks[^1]).Place.ToString());
    }

    [Theory(DisplayName = "是否空格排版")]
    [InlineData("一、总体情况\n本年度收到申请 44 件，其中网络 43 件，信函 1 件。\n", false)]
    [InlineData("规章\n0\n0\n0\n", false)]
    [InlineData("规章\t0\t0\t0\n许可\t0\t0\t0\n处罚\t0\t0\t0\n强制\t0\t0\t0\n", false)]
    [InlineData("规章  0  0  0\n许可  0  0  0\n处罚  0  0  0\n强制  0  0  0\n", true)]
    public void LooksSpaced_Text_IsToldByRunsOfBlanks(string text, bool expected)
    {
        Assert.Equal(expected, PageLayoutSource.LooksSpaced(text));
    }

    private static Dictionary<string, string[]> Rows(string values)
    {
        var document = PageLayoutSource.FromSpacedText(Full.Replace("{0}", values, StringComparison.Ordinal), SourceLimits.Default).Value;
        var table = Assert.Single(document.Blocks.OfType<SourceTable>());
        Assert.Equal(SourceGeometry.Packed, table.Geometry);
        return table.Rows.Where(row => row.Cells[0].Text.Length > 0).ToDictionary(row => row.Cells[0].Text, row => row.Cells.Skip(1).Select(cell => cell.Text).ToArray());
    }
}
