using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class HtmlSourceTests
{
    public static TheoryData<string, string, string> Paragraphs => new()
    {
        { "换行和段落", "<p>甲</p><div>乙<br>丙<div>丁</div>戊</div>", "甲 ¶ 乙 ¶ 丙 ¶ 丁 ¶ 戊" },
        { "空行留痕", "<p>甲<br><br>乙</p><p></p>", "甲 ¶  ¶ 乙" },
        { "脚本样式不读", "<style>p{}</style><script>var a='<p>x</p>'</script><noscript><p>请开启</p></noscript><!-- <p>注</p> --><p>甲</p>", "甲" },
        { "隐藏内容不读", "<p style='color:red; DISPLAY : none !important'>藏</p><p hidden>藏</p><span style='mso-hide:all'>藏</span><p>甲</p>", "甲" },
        { "实体和空格", "<p>甲&nbsp;乙&#12288;丙 &amp;\n  丁 5\n 6</p>", "甲\u00A0乙\u3000丙 & 丁 5 6" },
        { "源码折行不生空格", "<p>本年新\n   制作数量</p>", "本年新制作数量" },
        { "Word粘贴", "<p class=MsoNormal><!--[if gte mso 9]><xml></xml><![endif]--><![if !supportLists]>1.<![endif]><font>信</font><span lang=EN-US>20</span><span>20<o:p></o:p></span></p>", "1.信2020" },
        { "定义列表", "<dl><dt>甲</dt><dd>乙</dd></dl><ol><li>丙</ol>", "甲 ¶ 乙 ¶ 丙" },
        { "标题和选项", "<h1>甲</h1><select><option>乙<option>丙</select>", "甲 ¶ 乙 ¶ 丙" },
        { "预排文本", "<p>前</p><pre>甲\n乙</pre>", "前 ¶ 甲 ¶ 乙" },
    };

    public static TheoryData<string, string, string> Tables => new()
    {
        { "空格保留", "<table><tr><td>规章<td><td>&nbsp;<td>0</table>", "[规章||\u00A0|0]" },
        { "纵向合并", "<table><tr><td rowspan=2>甲<td>1<tr><td>2<tr><td>乙<td>3</table>", "[甲*1,2|1 / ^|2 / 乙|3]" },
        { "纵横合并", "<table><tr><td>a<td ROWSPAN='2' COLSPAN=2>b<td>c<tr><td>d<td>e</table>", "[a|b*2,2|c / d|^*2|e]" },
        { "合并到底", "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>", "[甲*1,3|1 / ^|2 / ^|3]" },
        { "合并不越组", "<table><thead><tr><th rowspan=9>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody></table>", "[甲|乙 / 1|2]" },
        { "行尾合并", "<table><tr><td>1<td>2<td rowspan=2>3<tr><td>4<td>5</table>", "[1|2|3*1,2 / 4|5|^]" },
        { "表脚在后", "<table><tfoot><tr><td>计<td>2</tfoot><tr><td>甲<td>1</table>", "[甲|1 / 计|2]" },
        { "标题在前", "<table><caption>表一</caption><tr><td>甲<td>1</table>", "表一 ¶ [甲|1]" },
        { "竖排标签", "<table><tr><td>行<br>政<br/>许可<td><p>1.</p><p>属于</p><td>3<br>4</table>", "[行政许可|1. 属于|3 4]" },
        { "逐字span", "<table><tr><td><p><span>总</span><span>计</span></p><td><b>1</b>0</table>", "[总计|10]" },
        { "上标注", "<table><tr><td>总计<sup>①</sup><td>1</table>", "[总计①|1]" },
        { "两截表", "<table><tr><td>甲<td>1</table><table><tr><td>乙<td>2</table>", "[甲|1] ¶ [乙|2]" },
        { "版式表格", "<table><tr><td>导航<td><p>正文</p><table><tr><td>甲<td>1</table></table>", "导航 ¶ 正文 ¶ [甲|1]" },
        { "版式外层单格", "<table><tr><td><p>标题</p><p>正文</p></table>", "标题 ¶ 正文" },
        { "格内单格表", "<table><tr><td><table><tr><td>甲</table><td>1</table>", "[甲|1]" },
        { "版式行与数据行", "<table><tr><td>甲<td>1<tr><td>x<td><table><tr><td>乙<td>2</table></table>", "[甲|1] ¶ x ¶ [乙|2]" },
        { "行式伪表", "<div style='display:table'><div style='display:table-row'><span style='display:table-cell'>甲</span><span style='display:table-cell'>1</span></div></div>", "[甲|1]" },
        { "角色伪表", "<div role=table><div role=row><span role=cell>甲</span><span role=cell></span></div></div>", "[甲|]" },
        { "空行", "<table><tr><td>甲<td>1<tr></tr><tr><td><td><tr><td>乙<td>2</table>", "[甲|1 / | / 乙|2]" },
        { "超大跨列", "<table><tr><td colspan=100000>甲<tr><td>乙<td>1</table>", "[甲*512 / 乙|1]" },
        { "隐藏行", "<table><tr style='display:none'><td>藏<td>9<tr><td>甲<td>1</table>", "[甲|1]" },
    };

    [Theory]
    [MemberData(nameof(Paragraphs))]
    public void Read_Text_GivesParagraphs(string kind, string html, string expected) => AssertShown(kind, html, expected);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Read_Table_ResolvesCells(string kind, string html, string expected) => AssertShown(kind, html, expected);

    [Fact(DisplayName = "长段文字所在的表格只是版式")]
    public void Read_ProseInCells_IsLayout()
    {
        var prose = new string('文', 70);

        Assert.Equal($"一、总体情况 ¶ {prose} ¶ 尾", SourceText.ShowHtml($"<table><tr><td>一、总体情况<td><p>{prose}</p><p>尾</p></table>"));
    }

    [Fact]
    public void Read_RowsWithoutTable_GetOne() => Assert.Equal("[甲|1]", SourceText.ShowHtml("<tr><td>甲</td><td>1</td></tr>"));

    [Fact]
    public void Read_Cells_CarryPlaceAndColumn()
    {
        var opened = SourceText.Open("<title> 年报 </title><table><tr><td>a<td>b</table><table><tr><td rowspan=2>甲<td>1<tr><td>2</table>");

        var table = Assert.IsType<SourceTable>(opened.Value.Blocks[1]);
        Assert.Equal(SourceGeometry.Exact, table.Geometry);
        Assert.Equal(new SourceCell("2", SourcePlace.OfTable(2, 2, 2), 1), table.Rows[1].Cells[1]);
        Assert.Equal("年报", opened.Value.OuterTitle);
    }

    [Theory]
    [InlineData("<html><body><div id=app></div><script src=a.js></script></body></html>", "source-page-shell")]
    [InlineData("<html><frameset><frame src=a.html></frameset></html>", "source-page-shell")]
    [InlineData("<html><body><iframe src=a.html></iframe></body></html>", "source-page-shell")]
    [InlineData("<html><body><p> &nbsp; </p></body></html>", "source-no-text")]
    public void Read_PageWithoutText_IsRefused(string html, string code) => Assert.Equal(code, SourceText.Open(html).Refusal?.Code);

    private static void AssertShown(string kind, string html, string expected) =>
        Assert.Equal($"{kind}: {expected}", $"{kind}: {SourceText.ShowHtml("<!doctype html>" + html)}");
}
