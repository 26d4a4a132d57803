using System.Globalization;

namespace Gongkai.Testing.Layouts;

/// <summary>页的变化 — headings, order of parts, other tables on the page, two reports in one file.</summary>
public static class PageChanges
{
    private static readonly string[] s_numerals = ["", "一", "二", "三", "四", "五", "六"];

    /// <summary>Headings numbered （一） instead of 一、.</summary>
    public static void BracketedHeadings(Page page)
    {
        page.Expect.MayRefuseFact("heading").MayRefuseFact("prose");
        page.ReplaceText(ParagraphRole.Heading, heading => $"（{s_numerals[heading.Part]}）{heading.Text[2..]}");
    }

    public static void UnnumberedHeadings(Page page)
    {
        page.Expect.MayRefuseFact("heading").MayRefuseFact("prose");
        page.ReplaceText(ParagraphRole.Heading, heading => heading.Text[2..]);
    }

    public static void BoldHeadings(Page page) => page.ReplaceText(ParagraphRole.Heading, heading => $"**{heading.Text}**");

    public static void HashHeadings(Page page) =>
        page.ReplaceText(ParagraphRole.Heading, heading => $"{new string('#', 2 + (heading.Part / 3))} {heading.Text}");

    public static void WordedHeadings(Page page) => page.ReplaceText(ParagraphRole.Heading, heading => heading.Part switch
    {
        2 => "二、主动公开政府信息的情况",
        4 => "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        6 => "六、其它需要报告的事项",
        _ => heading.Text,
    });

    /// <summary>The heading of part three is not printed; its table is.</summary>
    public static void MissingHeading(Page page)
    {
        page.Blocks.RemoveAll(block => block is PrintedParagraph { Role: ParagraphRole.Heading, Part: 3 });
        page.Expect.Fact("heading.3", null);
    }

    public static void MissingLastPart(Page page)
    {
        page.Blocks.RemoveAll(block => block is PrintedParagraph { Part: 6 });
        page.Expect.Fact("heading.6", null).Fact("prose.6", null);
    }

    /// <summary>The heading of a part is the first row of its table.</summary>
    public static void HeadingsInTables(Page page)
    {
        page.Expect.MayRefuseFact("heading").MayRefuseFact("prose");
        foreach (var id in (string[])["part2", "part3", "part4"])
        {
            var part = id[^1] - '0';
            var heading = page.Blocks.OfType<PrintedParagraph>().First(block => block.Role == ParagraphRole.Heading && block.Part == part);
            page.Blocks.Remove(heading);
            page.Replace(id, table =>
                table with { Rows = [new PrintedRow([new PrintedCell(heading.Text, PrintedRole.Head) { ColumnSpan = table.Columns }]), .. table.Rows] });
        }
    }

    /// <summary>Part three printed before part two, headings with their tables.</summary>
    public static void SwappedParts(Page page)
    {
        page.Expect.MayRefuseFact("heading").MayRefuseFact("prose");
        var second = page.Blocks.Where(block => block is PrintedParagraph { Part: 2 } or PrintedTable { Id: "part2" }).ToList();
        page.Blocks.RemoveAll(second.Contains);
        var at = page.Blocks.FindIndex(block => block is PrintedParagraph { Role: ParagraphRole.Heading, Part: 4 });
        page.Blocks.InsertRange(at, second);
    }

    /// <summary>A second report under the first: nothing says which one is meant.</summary>
    public static void TwoReports(Page page)
    {
        page.Expect.MustRefuseFile = true;
        page.Blocks.AddRange(new Page(GeneratedReport.Create(page.Report.Seed + 1001), page.Style).Blocks);
    }

    /// <summary>Table three of another office stands behind the first one.</summary>
    public static void SecondRequestTable(Page page)
    {
        page.Expect.MayRefuseAll().MustRefuse("part3");
        var other = GeneratedReport.Create(page.Report.Seed + 2002, page.Report.Year, page.Report.ProactiveFormat, page.Report.RequestFormat);
        page.ReplaceWithBlocks("part3", table => [table, PrescribedTables.Build("part3", other, page.Style)]);
    }

    /// <summary>A table of another subject between the parts.</summary>
    public static void ForeignTable(Page page)
    {
        var rows = new List<PrintedRow> { Row("培训班次", "参加人数", "课时", "经费（元）") };
        rows.AddRange(Enumerable.Range(1, 5).Select(i => Row($"第{s_numerals[i]}期", $"{i * 7}", $"{i + 3}", $"{i * 1300}")));
        rows.Add(Row("总计", "105", "35", "19500"));
        AddBefore(page, 3, new PrintedTable("training", rows));
        AddBefore(page, 5, new PrintedTable("training", rows));
    }

    /// <summary>A comparison with last year in words of its own.</summary>
    public static void ComparisonTable(Page page)
    {
        var year = page.Report.Year;
        AddBefore(page, 2, new PrintedTable("comparison",
        [
            Row("指标", string.Create(CultureInfo.InvariantCulture, $"{year - 1}年"), string.Create(CultureInfo.InvariantCulture, $"{year}年"), "增减"),
            Row("收到申请", "91", "87", "-4"),
            Row("按时答复率", "100%", "100%", "持平"),
            Row("网站发布信息", "1205", "1377", "172"),
        ]));
    }

    /// <summary>A comparison with last year in the very labels of the form, before the form.</summary>
    public static void SameLabelComparison(Page page)
    {
        page.Expect.MayRefuse("part3");
        var year = page.Report.Year;
        AddBefore(page, 3, new PrintedTable("comparison",
        [
            Row("项目", string.Create(CultureInfo.InvariantCulture, $"{year - 1}年"), string.Create(CultureInfo.InvariantCulture, $"{year}年")),
            Row("一、本年新收政府信息公开申请数量", "91", "87"),
            Row("二、上年结转政府信息公开申请数量", "3", "2"),
            Row("（一）予以公开", "55", "51"),
            Row("（二）部分公开", "12", "14"),
            Row("四、结转下年度继续办理", "2", "1"),
        ]));
    }

    /// <summary>What a content management system prints around an article.</summary>
    public static void SiteChrome(Page page)
    {
        page.Blocks.Insert(0, new PrintedParagraph("首页 > 政务公开 > 政府信息公开年报", ParagraphRole.Other));
        page.Blocks.Insert(1, new PrintedParagraph($"发布日期：{page.Report.SignedOn:yyyy-MM-dd} 来源：{page.Report.Organ} 浏览次数：1024 字体：大 中 小",
            ParagraphRole.Other));
        page.Blocks.Add(new PrintedParagraph("扫一扫在手机打开当前页", ParagraphRole.Other));
        page.Blocks.Add(new PrintedParagraph($"版权所有：{page.Place()} 网站标识码：3209990001", ParagraphRole.Other));
    }

    public static string Place(this Page page) => page.Report.Place + "人民政府办公室";

    private static PrintedRow Row(params string[] texts) => new([.. texts.Select(text => new PrintedCell(text, PrintedRole.Head))]);

    private static void AddBefore(Page page, int part, PrintedTable table)
    {
        var at = page.Blocks.FindIndex(block => block is PrintedParagraph { Role: ParagraphRole.Heading } heading && heading.Part == part);
        page.Blocks.Insert(at, table);
    }
}
