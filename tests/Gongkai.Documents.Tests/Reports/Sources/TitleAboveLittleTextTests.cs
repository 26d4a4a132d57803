using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class TitleAboveLittleTextTests
{
    // The words of a report that has its tables and no text yet, where an office program put them; its figures are set in a wider font.
    private static readonly (string Text, float Left, float Top, float Right, float Bottom)[] s_words =
    [
        ("云汀市工业和信息化局", 190.6f, 112.4f, 410.6f, 141f),
        ("2023", 127.4f, 147.4f, 183.37f, 176f),
        ("年政府信息公开工作年度报告", 187.8f, 147.4f, 473.8f, 176f),
        ("一、总体情况", 111.5f, 210.5f, 207.5f, 231.3f),
        ("二、主动公开政府信息情况", 111.5f, 239.5f, 303.5f, 260.3f),
        ("三、收到和处理政府信息公开申请情况", 111.5f, 499.5f, 383.5f, 520.3f),
        ("四、政府信息公开行政复议、行政诉讼情况", 111.5f, 528.5f, 415.5f, 549.3f),
        ("五、存在的主要问题及改进情况", 111.5f, 557.5f, 335.5f, 578.3f),
        ("六、其他需要报告的事项", 111.5f, 586.5f, 287.5f, 607.3f),
    ];

    [Theory(DisplayName = "没有多少文字的年报：标题不与下面的标题或者开头连成一段，机关和年度都在标题里")]
    [InlineData("", "云汀市工业和信息化局|2023年政府信息公开工作年度报告|一、总体情况|二、主动公开政府信息情况")]
    [InlineData("本报告根据《中华人民共和国政府信息公开条例》和政府", "云汀市工业和信息化局|2023年政府信息公开工作年度报告|本报告根据《中华人民共和国政府信息公开条例》和政府")]
    public void Read_TitleReachesTheMarginOfLittleText_StaysAlone(string preface, string expected)
    {
        // The preface stands where else the first heading does.
        var words = s_words.Where(word => preface.Length == 0 || word.Top is < 200 or > 400).Select(word => new PageWord(word.Text, new PageBox(word.Left, word.Top, word.Right, word.Bottom))).ToList();
        if (preface.Length > 0)
        {
            words.Add(new PageWord(preface, new PageBox(111.5f, 210.5f, 520.7f, 231.3f)));
        }

        var document = PageLayoutSource.Read([new PageLayout(1, 595.3f, 841.9f, words, [])], SourceKind.Pdf, SourceLimits.Default).Value;

        var read = document.Blocks.OfType<SourceParagraph>().Select(block => block.Text.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(expected.Split('|'), read.Take(expected.Split('|').Length));
    }
}
