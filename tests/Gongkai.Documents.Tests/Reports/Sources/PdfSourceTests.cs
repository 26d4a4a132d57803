using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class PdfSourceTests
{
    private const string Sentence = "根据《中华人民共和国政府信息公开条例》规定，现公布云栖市虚构局2023年度政府信息公开工作年度报告。";

    [Theory(DisplayName = "随机排版的年报：每个数要么在正确的行和列，要么整行缺失")]
    [InlineData(true, 0, 30)]
    [InlineData(false, 2040, 30)]
    public void Read_RandomLayout_NoCellIsWrong(bool isRuled, int firstSeed, int count)
    {
        var read = 0;
        var all = 0;
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var report = PdfReport.Of(seed, isRuled);
            var document = PdfSource.Read(report.Content, "年报.pdf", SourceLimits.Default with { Time = TimeSpan.FromSeconds(60) }).Value;
            foreach (var (label, printed) in SourceRows.Values(document, report.Values))
            {
                Assert.True(report.Values[label].SequenceEqual(printed),
                    $"样张{seed}：{label}：{string.Join(',', printed)}，应为{string.Join(',', report.Values[label])}");
                read++;
            }

            all += report.Values.Count;
        }

        Assert.InRange(read, isRuled ? all : all * 19 / 20, all);
    }

    [Theory(DisplayName = "真实软件导出的PDF：所有格都读对")]
    [InlineData("browser")]
    [InlineData("browser-borderless")]
    [InlineData("office")]
    public void Read_PrintedByRealPrograms_EveryCellIsRight(string name)
    {
        var expected = PrintedReport.Values(name);

        var document = PdfSource.Read(PrintedReport.Content(name), name, SourceLimits.Default with { Time = TimeSpan.FromSeconds(60) }).Value;

        var rows = SourceRows.Values(document, expected);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), rows.Select(row => row.Label).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(expected[row.Label], row.Values));
    }

    [Fact(DisplayName = "跨页被切断的行合成一行")]
    public void Read_RowCutByPageBreak_IsPutTogether()
    {
        var rows = SourceRows.Values(Open(CutRow("5.要求行政机关确认或重", ["", "", ""], "新出具已获取信息", ["1", "2", "3"])), s_cut);

        Assert.Equal([("5.要求行政机关确认或重新出具已获取信息", "1,2,3")], rows.Select(row => (row.Label, string.Join(',', row.Values))));
    }

    [Fact(DisplayName = "标签在上页、数字在下页：数字归标签，不当作空白")]
    public void Read_FiguresAfterPageBreak_BelongToTheLabelAbove()
    {
        var rows = SourceRows.Values(Open(CutRow("5.要求行政机关确认或重新出具已获取信息", ["", "", ""], "", ["1", "2", "3"])), s_cut);

        Assert.Equal(["1,2,3"], rows.Select(row => string.Join(',', row.Values)));
    }

    [Fact(DisplayName = "断页两侧都有数字的半行不采用")]
    public void Read_FiguresOnBothSidesOfPageBreak_RowIsLeftOut()
    {
        var rows = SourceRows.Values(Open(CutRow("5.要求行政机关确认或重", ["4", "", ""], "新出具已获取信息", ["1", "2", "3"])), s_cut);

        Assert.Empty(rows);
    }

    [Fact(DisplayName = "一格里断开的数字之间留空格，不拼成一个数")]
    public void Read_DigitsApartInOneCell_StayApart()
    {
        var document = Open(Ruled(paper => paper.Text(206, 115, 10, "1   0")));

        Assert.Contains(document.Blocks.OfType<SourceTable>().SelectMany(table => table.Rows).SelectMany(row => row.Cells),
            cell => cell.Text == "1 0");
    }

    [Fact(DisplayName = "跨格线的数字：该行不采用")]
    public void Read_FigureAcrossBorder_RowIsLeftOut()
    {
        var document = Open(Ruled(paper => paper.Text(230, 115, 10, "12345678901234")));

        Assert.DoesNotContain(document.Blocks.OfType<SourceTable>().SelectMany(table => table.Rows), row => row.Cells.Any(cell => cell.Text == "规章"));
    }

    [Fact(DisplayName = "折行的段落合成一段，页码和页眉去掉")]
    public void Read_Prose_JoinsLinesAndDropsFurniture()
    {
        var paper = new PdfPaper();
        for (var page = 1; page <= 3; page++)
        {
            paper.AddPage();
            paper.Centered(0, PdfPaper.Width, 40, 9, "云栖市虚构局年报");
            paper.Text(84, 100, 12, Sentence[..34]);
            paper.Text(60, 120, 12, Sentence[34..]);
            paper.Text(84, 140, 12, $"第{page}段另起一段。");
            paper.Centered(0, PdfPaper.Width, 800, 9, $"{page}");
        }

        var paragraphs = Open(paper.ToBytes()).Blocks.Cast<SourceParagraph>().ToList();

        Assert.Equal([Sentence, "第1段另起一段。", Sentence, "第2段另起一段。", Sentence, "第3段另起一段。"], paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal([true, false, true, false, true, false], paragraphs.Select(paragraph => paragraph.StartsPage));
    }

    [Fact(DisplayName = "两栏排版：先左栏后右栏")]
    public void Read_TwoColumns_LeftColumnComesFirst()
    {
        var paper = new PdfPaper();
        paper.AddPage();
        for (var line = 0; line < 12; line++)
        {
            paper.Text(60, 100 + (line * 20), 12, $"左栏第{line:D2}行文字内容较长");
            paper.Text(330, 100 + (line * 20), 12, $"右栏第{line:D2}行文字内容较长");
        }

        var text = string.Concat(Open(paper.ToBytes()).Blocks.Cast<SourceParagraph>().Select(paragraph => paragraph.Text));

        Assert.True(text.LastIndexOf("左栏", StringComparison.Ordinal) < text.IndexOf("右栏", StringComparison.Ordinal), text);
    }

    [Fact(DisplayName = "没有文字层：按扫描件拒绝")]
    public void Read_NoText_RefusesAsScan()
    {
        var paper = new PdfPaper();
        paper.AddPage();
        paper.Line(50, 50, 200, 50);

        var refusal = Refusal(paper.ToBytes());

        Assert.Equal("pdf-scanned", refusal.Code);
        Assert.Contains("扫描件", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "字体没有文字对照表：按文字层无法还原拒绝")]
    public void Read_NoTextMap_RefusesAsGarbled()
    {
        var paper = new PdfPaper { HasTextMap = false };
        paper.AddPage();
        for (var line = 0; line < 20; line++)
        {
            paper.Text(60, 100 + (line * 20), 12, Sentence[..30]);
        }

        Assert.Contains(Refusal(paper.ToBytes()).Code, (string[])["pdf-garbled", "pdf-scanned"]);
    }

    [Fact(DisplayName = "加密的PDF：拒绝并说明")]
    public void Read_Locked_RefusesAsEncrypted()
    {
        var paper = new PdfPaper { IsLocked = true };
        paper.AddPage();
        paper.Text(60, 100, 12, Sentence);

        Assert.Equal("pdf-encrypted", Refusal(paper.ToBytes()).Code);
    }

    [Theory(DisplayName = "损坏的PDF：拒绝并说明")]
    [InlineData("%PDF-1.7\n%broken")]
    [InlineData("<html>不是PDF</html>")]
    [InlineData("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>")]
    public void Read_Broken_Refuses(string content)
    {
        Assert.Contains(Refusal(System.Text.Encoding.UTF8.GetBytes(content)).Code, (string[])["pdf-broken", "pdf-scanned"]);
    }

    [Fact(DisplayName = "超过时间：拒绝并说明")]
    public void Read_NoTime_RefusesAsTooSlow()
    {
        var result = PdfSource.Read(PdfReport.Of(1, isRuled: true).Content, "年报.pdf", SourceLimits.Default with { Time = TimeSpan.Zero });

        Assert.Equal("pdf-too-slow", result.Refusal!.Code);
    }

    private static readonly Dictionary<string, string[]> s_cut = new() { ["5.要求行政机关确认或重新出具已获取信息"] = ["1", "2", "3"] };

    private static SourceDocument Open(byte[] content) =>
        PdfSource.Read(content, "年报.pdf", SourceLimits.Default with { Time = TimeSpan.FromSeconds(60) }).Value;

    private static Refusal Refusal(byte[] content) =>
        PdfSource.Read(content, "年报.pdf", SourceLimits.Default with { Time = TimeSpan.FromSeconds(60) }).Refusal!;

    // Two cells of label and three of figures on either side of a page break.
    private static byte[] CutRow(string label, string[] values, string rest, string[] restValues)
    {
        var paper = new PdfPaper();
        foreach (var (top, text, figures) in (ReadOnlySpan<(float, string, string[])>)[(700, label, values), (60, rest, restValues)])
        {
            paper.AddPage();
            Box(paper, top, 30, [60, 300, 380, 460, 535]);
            Box(paper, top == 60 ? 90 : 670, 30, [60, 300, 380, 460, 535]);
            paper.Text(64, top == 60 ? 105 : 685, 10, top == 60 ? "（七）总计" : "2.重复申请");
            paper.Text(64, top + 15, 10, text);
            for (var i = 0; i < 3; i++)
            {
                paper.Text(330 + (i * 75), top + 15, 10, figures[i]);
                paper.Text(330 + (i * 75), top == 60 ? 105 : 685, 10, "0");
            }
        }

        return paper.ToBytes();
    }

    private static byte[] Ruled(Action<PdfPaper> write)
    {
        var paper = new PdfPaper();
        paper.AddPage();
        paper.Text(60, 60, 12, Sentence[..30]);
        Box(paper, 100, 30, [60, 200, 260, 320, 380]);
        Box(paper, 130, 30, [60, 200, 260, 320, 380]);
        paper.Text(64, 115, 10, "规章");
        paper.Text(64, 145, 10, "行政规范性文件");
        paper.Text(206, 145, 10, "3");
        write(paper);
        return paper.ToBytes();
    }

    private static void Box(PdfPaper paper, float top, float height, float[] xs)
    {
        paper.Line(xs[0], top, xs[^1], top);
        paper.Line(xs[0], top + height, xs[^1], top + height);
        foreach (var x in xs)
        {
            paper.Line(x, top, x, top + height);
        }
    }
}
