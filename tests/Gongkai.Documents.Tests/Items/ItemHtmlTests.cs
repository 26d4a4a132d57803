using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Documents.Items;

namespace Gongkai.Documents.Tests.Items;

public sealed class ItemHtmlTests
{
    private const string Picture = "/files/0192e4a8-0000-7000-8000-000000000001";

    private static readonly string[] s_elements =
    [
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "td", "th", "blockquote", "hr", "br", "a", "strong", "em", "u", "s", "sub", "sup", "img",
    ];

    private static readonly string[] s_attributes = ["href", "src", "alt", "colspan", "rowspan"];

    [Theory(DisplayName = "粘贴：Word、WPS 和编辑器的写法整理成规范的正文")]
    [InlineData("<h1>标题</h1><div>一段</div>散句", "<h2>标题</h2><p>一段</p><p>散句</p>")]
    [InlineData("<p class=MsoNormal style='mso-pagination:none'><span style='font-family:仿宋'>　　各<span lang=EN-US>2026</span>单位<o:p></o:p></span></p>", "<p>各2026单位</p>")]
    [InlineData("<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>正文</p>", "<p>正文</p>")]
    [InlineData("<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>第一项</p>", "<p>1. 第一项</p>")]
    [InlineData("<p><span style='mso-list:Ignore'>l<span>&nbsp; </span></span>要点</p>", "<p>• 要点</p>")]
    [InlineData("<b><p>甲</p><p>乙</p></b>", "<p>甲</p><p>乙</p>")]
    [InlineData("<p><b><strong>重</strong></b><i></i><span><em>斜</em></span></p>", "<p><strong>重</strong><em>斜</em></p>")]
    [InlineData("<p><br>一行<br><br>又一行<br></p><p>&nbsp;</p>", "<p>一行<br><br>又一行</p>")]
    [InlineData("<table border=1 style='x'><tr height=1><td colspan=2 width=9><p>甲</p></td></tr><tr><td rowspan=2>乙</td><td></td></tr></table>",
        "<table><tbody><tr><td colspan=\"2\"><p>甲</p></td></tr><tr><td rowspan=\"2\">乙</td><td></td></tr></tbody></table>")]
    [InlineData("<table><caption>表一</caption><thead><tr><th scope=col>项</th></tr></thead><tfoot><tr><td>计</td></tr></tfoot></table>",
        "<table><caption>表一</caption><thead><tr><th>项</th></tr></thead><tbody><tr><td>计</td></tr></tbody></table>")]
    [InlineData("<ul><li>一</li>散<ul><li>二</li></ul></ul>", "<ul><li>一</li><li>散</li><li><ul><li>二</li></ul></li></ul>")]
    [InlineData("<a href='https://a.example/?x=1&y=2' onclick=x target=_blank>链接</a>", "<p><a href=\"https://a.example/?x=1&amp;y=2\">链接</a></p>")]
    [InlineData("<p><img src='" + Picture + "' alt='图一' width=9><img src='https://a.example/b.png' alt='外图'></p>", "<p><img src=\"" + Picture + "\" alt=\"图一\"></p>")]
    [InlineData("1 < 2 & 3 > 2 \"引\"", "<p>1 &lt; 2 &amp; 3 &gt; 2 \"引\"</p>")]
    [InlineData("", "")]
    public void Clean_WaysOfPasting_GivesTheCanonicalBody(string pasted, string expected) => Assert.Equal(expected, ItemHtml.Clean(pasted).Html);

    [Theory(DisplayName = "攻击：脚本、事件、样式、伪协议、外部嵌入一律进不了正文")]
    [MemberData(nameof(AttackVectors.All), MemberType = typeof(AttackVectors))]
    public void Clean_Attack_LeavesOnlyWhatIsAllowed(string attack)
    {
        AssertSafe(attack);
        AssertSafe($"<table><tr><td>{attack}</td></tr></table>");
        AssertSafe($"<p title='{attack}'>x<svg>{attack}</svg></p><!--{attack}-->");
    }

    [Fact(DisplayName = "随机拼接的标记：整理后安全、再整理不变、文字不丢")]
    public void Clean_RandomMarkup_IsSafeStableAndKeepsTheWords()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<span style='mso-list:Ignore'>", "</span>", "<a href='https://a.example'>", "</a>", "<table>", "</table>", "<tr>", "</tr>",
            "<td colspan=3>", "</td>", "<th>", "<ul>", "</ul>", "<li>", "</li>", "<ol>", "</ol>", "<blockquote>", "</blockquote>", "<h1>", "</h1>", "<h3>", "</h3>", "<br>", "<hr>", "<pre>", "</pre>", "\n",
            " ", "&nbsp;", "甲", "乙", "丙丁", "abc", "&lt;", "&amp;", "<img src='" + Picture + "' alt='图'>", "<u>", "</u>", "<sup>", "</sup>", "<font>", "</font>", "<center>", "</center>", "<!--", "-->",
        ];
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));

            var clean = ItemHtml.Clean(html).Html;

            AssertSafe(html);
            Assert.True(clean == ItemHtml.Clean(clean).Html, $"{seed}: {html}\n{clean}\n{ItemHtml.Clean(clean).Html}");
            Assert.True(Words(html) == Words(clean), $"{seed}: {html}\n{clean}");
        }
    }

    [Fact(DisplayName = "层层嵌套的标记不耗尽栈，费时与长度成比例")]
    public void Clean_DeepMarkup_Returns()
    {
        foreach (var tag in (string[])["b", "div", "table><tr><td", "ul><li", "blockquote", "font"])
        {
            var html = string.Concat(Enumerable.Repeat($"<{tag}>", 20_000)) + "底";

            Assert.Contains("底", ItemHtml.Clean(html).Html, StringComparison.Ordinal);
            Assert.Contains("底", ItemHtml.Clean(html[..(html.Length / 20)] + "底").Html, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "正文读取：段落、表格行、图片替代文字、链接")]
    public void Read_CleanBody_GivesParagraphsPicturesAndLinks()
    {
        var text = ItemReading.Read($"<h2>标题</h2><p>一<br>二</p><table><tbody><tr><td>甲</td><td><p>乙</p></td></tr></tbody></table><p><a href=\"/x\">看</a><img src=\"{Picture}\" alt=\"\"></p>");

        Assert.Equal(["标题", "一", "二", "甲\t乙", "看"], text.Paragraphs);
        Assert.Null(Assert.Single(text.Images));
        Assert.Equal(["/x"], text.Links);
    }

    private static void AssertSafe(string html)
    {
        var clean = ItemHtml.Clean(html).Html;
        foreach (var element in new HtmlParser().ParseDocument(clean).Body!.QuerySelectorAll("*"))
        {
            Assert.True(s_elements.Contains(element.LocalName), $"<{element.LocalName}> from {html}");
            foreach (var attribute in element.Attributes)
            {
                Assert.True(s_attributes.Contains(attribute.Name), $"{attribute.Name} from {html}");
            }

            Assert.True(element.GetAttribute("src") is null or Picture, $"{clean} from {html}");
            var address = element.GetAttribute("href") ?? "/";
            Assert.True(address[0] is '/' or '#' || address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase), $"{address} from {html}");
            Assert.False(address.StartsWith("//", StringComparison.Ordinal), address);
        }
    }

    // What a reader sees, blanks aside; words of list markers apart, since bullets change their letter.
    private static string Words(string html)
    {
        var body = new HtmlParser(new HtmlParserOptions { SkipComments = true }).ParseDocument(html).Body!;
        var text = new StringBuilder();
        foreach (var c in body.TextContent)
        {
            text.Append(char.IsWhiteSpace(c) ? "" : c.ToString());
        }

        return text.ToString();
    }
}
