using System.Text;

namespace Gongkai.Documents.Tests.Reports.Sources;

public sealed class HostileInputTests
{
    private const long MostBytes = 512L << 20;

    public static TheoryData<string, string, Func<byte[]>> Files => new()
    {
        { "百兆文本", "source-too-large", () => Repeat("年报", 100 << 20) },
        { "四十兆文本", "source-text-too-long", () => Repeat("年报", 40 << 20) },
        { "百万div", "source-too-deep", () => Repeat("<div>", 5_000_000) },
        { "百万b", "source-too-deep", () => Repeat("<b>", 3_000_000) },
        { "交错标签", "source-too-deep", () => Repeat("<b></i><u></p>", 7_000_000) },
        { "格式重建", "source-too-costly", () => [.. Encoding.UTF8.GetBytes("<p>" + string.Concat(Enumerable.Range(0, 300).Select(index => $"<b style=a{index}>"))), .. Repeat("</p><p>x", 4_000_000)] },
        { "万列表格", "source-too-many-columns", () => [.. "<table><tr>"u8, .. Repeat("<td>1", 50_000)] },
        { "万列CSV", "source-too-many-columns", () => Repeat("1,2,3\n4,5,6\n7,8,9\n", 54).Concat(Repeat("1,", 20_000)).ToArray() },
        { "百万格", "source-too-costly", () => [.. "<table>"u8, .. Repeat("<tr><td><td><td><td><td><td>", 3_000_000)] },
        { "跨行放大", "source-too-many-cells", () => [.. "<table><tr>"u8, .. Repeat("<td rowspan=65534>", 18 * 500), .. Repeat("<tr>", 80_000)] },
        { "压缩炸弹", "source-package-too-large", () => OfficeFiles.Bomb(200) },
        { "未声明的炸弹", "source-xml-broken", () => Understate(OfficeFiles.Bomb(200)) },
        { "万个条目", "source-package-too-large", () => OfficeFiles.Zip([.. Enumerable.Range(0, 10_050).Select(index => ($"{index}", ""))]) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_Hostile_IsRefusedWithinBounds(string kind, string code, Func<byte[]> make)
    {
        var content = make();
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var opened = SourceText.Open(content, "a.html");

        Assert.Equal($"{kind}: {code}", $"{kind}: {opened.Refusal?.Code}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostBytes);
    }

    private static byte[] Repeat(string unit, int bytes)
    {
        var once = Encoding.UTF8.GetBytes(unit);
        var all = new byte[bytes / once.Length * once.Length];
        for (var at = 0; at < all.Length; at += once.Length)
        {
            once.CopyTo(all, at);
        }

        return all;
    }

    /// <summary>Makes the directory of a package claim that its first entry unpacks to ten bytes.</summary>
    private static byte[] Understate(byte[] package)
    {
        var entry = package.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(package.AsSpan(entry + 24), 10);
        return package;
    }
}
