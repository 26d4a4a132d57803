using System.IO.Compression;
using System.Xml.Linq;
using Gongkai.Documents.Items;

namespace Gongkai.Documents.Tests.Items;

public sealed class BulletinChartTests
{
    private static readonly XNamespace s_chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    [Fact(DisplayName = "通报的图：Word 自己画的图表，类别、系列、每个数都在文件里，正文引用它；没有数据的不画")]
    public void Write_WithChart_HoldsEveryFigure()
    {
        string[] units = ["办公室", "法规处 & 审批处", "宣传教育处"];
        var bulletin = new Bulletin("关于2026年10月信息供稿情况的通报", ["本月供稿情况如下。"], [["单位", "原创"], ["办公室", "12"]], "云汀市工业和信息化局", "2026年11月3日")
        {
            Chart = new BulletinChart("2026年10月各单位供稿", units, [("原创", [12, 0, 7]), ("转载", [3, 5, 0])]),
        };

        using var zip = Written(bulletin);
        var chart = Part(zip, entry => entry.Contains("chart", StringComparison.Ordinal) && entry.EndsWith(".xml", StringComparison.Ordinal));
        var series = chart.Descendants(s_chart + "ser").ToList();

        Assert.Equal(["原创", "转载"], series.Select(one => one.Element(s_chart + "tx")!.Descendants(s_chart + "pt").Single().Value));
        Assert.All(series, one => Assert.Equal(units, one.Element(s_chart + "cat")!.Descendants(s_chart + "pt").Select(point => point.Value)));
        Assert.Equal(["12", "0", "7", "3", "5", "0"], series.SelectMany(one => one.Element(s_chart + "val")!.Descendants(s_chart + "pt").Select(point => point.Value)));
        Assert.Contains("2026年10月各单位供稿", chart.Root!.Value, StringComparison.Ordinal);
        Assert.Single(Part(zip, entry => entry == "word/document.xml").Descendants(s_chart + "chart"));
        using var plain = Written(bulletin with { Chart = null });
        Assert.DoesNotContain(plain.Entries, entry => entry.FullName.Contains("chart", StringComparison.Ordinal));
    }

    private static ZipArchive Written(Bulletin bulletin)
    {
        var content = new MemoryStream();
        BulletinDocx.Write(content, bulletin);
        content.Position = 0;
        return new ZipArchive(content);
    }

    private static XDocument Part(ZipArchive zip, Func<string, bool> isWanted)
    {
        using var content = zip.Entries.Single(entry => isWanted(entry.FullName)).Open();
        return XDocument.Load(content);
    }
}
