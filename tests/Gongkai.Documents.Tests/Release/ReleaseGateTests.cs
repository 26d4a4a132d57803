using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Release;
using Gongkai.Domain.PersonalData;
using Gongkai.Testing;
using Gongkai.Testing.Release;

namespace Gongkai.Documents.Tests.Release;

public sealed class ReleaseGateTests
{
    private const string Identity = "11010519491231002X";

    public static TheoryData<string, string, byte[]> HeldFiles => new()
    {
        { "空文件", "release-empty", [] },
        { "旧版DOC", "release-legacy-office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "加密DOCX", "release-encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "RTF", "release-rtf", "{\\rtf1 a}"u8.ToArray() },
        { "ZIP", "release-archive", new PackageFile().Part("a.txt", "", "a").ToBytes() },
        { "7z", "release-archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] },
        { "程序", "release-unknown-format", "MZ\0\0"u8.ToArray() },
        { "未知二进制", "release-unknown-format", [1, 2, 3, 0, 5] },
        { "网页", "release-page", "<html><body>a</body></html>"u8.ToArray() },
        { "宏", "release-macros", DocumentFiles.New().Part("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x").ToBytes() },
        { "残缺PDF", "release-broken", "%PDF-1.7\nhello"u8.ToArray() },
        { "加密PDF", "release-encrypted", new PdfSample().Trailer($"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{new string('4', 64)}> /U <{new string('4', 64)}> /P -4 >> /ID [<41> <41>]").ToBytes() },
        { "残缺DOCX", "release-broken", DocumentFiles.Clean[..^40] },
        { "残缺JPEG", "release-broken", ImageFiles.Jpeg()[..30] },
        { "残缺PNG", "release-broken", ImageFiles.Png()[..^14] },
        { "重名部件", "release-broken", Repeated() },
        { "外部实体", "release-broken", DocumentFiles.New().Part("word/document.xml", "", "<!DOCTYPE a [<!ENTITY e SYSTEM \"x\">]><a>&e;</a>").ToBytes() },
        { "过大", "release-too-large", new byte[(64 << 20) + 1] },
    };

    public static TheoryData<string, string, byte[]> PersonalFiles => new()
    {
        { "a.xlsx", "工作表“一”!C7", WorkbookFiles.Rows($"<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>{Identity}</t></is></c></row>").ToBytes() },
        { "a.xlsx", "工作表“一”!A1", WorkbookFiles.New().Edit("xl/sharedStrings.xml", "可以公开的内容", Identity).ToBytes() },
        { "a.docx", "正文第2段", DocumentFiles.Add($"<w:p><w:r><w:t>{Identity[..7]}</w:t></w:r><w:r><w:t>{Identity[7..]}</w:t></w:r></w:p>").ToBytes() },
        { "a.docx", "批注", DocumentFiles.New().Link("word/document.xml", "rId8", "comments", "word/comments.xml").Part("word/comments.xml", "application/xml", $"<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment><w:p><w:r><w:t>{Identity}</w:t></w:r></w:p></w:comment></w:comments>").ToBytes() },
        { "a.pdf", "第1页", new PdfSample(PdfSample.Text(72, 500, Identity)).ToBytes() },
        { "a.txt", "第2行", Encoding.UTF8.GetBytes($"名单\n{Identity}\n") },
        { "a.csv", "第1行", Encoding.UTF8.GetBytes($"甲,{Identity}") },
        { "a.pptx", "幻灯片", SlideFiles.New().Edit("ppt/slides/slide1.xml", "可以公开的内容", Identity).ToBytes() },
    };

    [Theory(DisplayName = "查不了的不放行，并说明怎么办")]
    [MemberData(nameof(HeldFiles))]
    public void Inspect_CannotBeRead_IsHeldWithAWayOut(string kind, string code, byte[] content)
    {
        var report = Inspect(content, "文件");

        Assert.Equal($"{kind} {code}", $"{kind} {report.HeldBecause?.Code}");
        Assert.Equal(ReleaseVerdict.Held, report.Verdict);
        Assert.StartsWith("文件：", report.HeldBecause!.Message, StringComparison.Ordinal);
        Assert.Equal(code, ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, []).Refusal?.Code);
    }

    [Theory(DisplayName = "各处文字里的个人信息都指明位置，只显示遮盖后的样子")]
    [MemberData(nameof(PersonalFiles))]
    public void Inspect_PersonalData_IsFoundWithItsPlaceAndMasked(string name, string place, byte[] content)
    {
        var finding = Inspect(content, name).Findings.First(finding => finding.PersonalData == PersonalDataKind.ResidentIdentityNumber);

        Assert.Contains(place, finding.Place, StringComparison.Ordinal);
        Assert.Equal("110***********002X", finding.Excerpt);
    }

    [Fact(DisplayName = "正文中的个人信息不会被清理，须说明理由并经第二人复核才放行；同样的另一处不在内")]
    public void Clean_PersonalDataInSight_NeedsAcceptancePlaceByPlace()
    {
        var content = DocumentFiles.Add($"<w:p><w:r><w:t>{Identity}，{Identity}</w:t></w:r></w:p>").ToBytes();
        var report = Inspect(content, "a.docx");

        Assert.Equal(2, report.ToDecide.Count());
        Assert.Equal("release-not-clean", Clean([]).Code);
        Assert.Equal("release-not-clean", Clean([.. report.ToDecide.Take(1)]).Code);
        Assert.Equal("", Clean([.. report.ToDecide]).Code);

        (string Code, int _) Clean(IReadOnlyCollection<ReleaseFinding> accepted) =>
            (ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, accepted).Refusal?.Code ?? "", 0);
    }

    [Fact(DisplayName = "报告只对它所检查的那份文件有效")]
    public void Clean_OtherFile_IsRefused() =>
        Assert.Equal("release-other-file", ReleaseCleaner.Clean(DocumentFiles.Clean, Inspect(WorkbookFiles.Clean, "a.xlsx"), ReleaseLimits.Default, OfficeContacts.None, []).Refusal?.Code);

    [Fact(DisplayName = "接受修订后的文字正确")]
    public void Clean_Revisions_GiveTheAcceptedText()
    {
        const string Mark = "w:id=\"1\" w:author=\"a\"";
        var content = DocumentFiles.Add($"<w:p><w:pPr><w:rPr><w:del {Mark}/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r><w:del {Mark}><w:r><w:delText>乙</w:delText></w:r></w:del></w:p><w:p><w:ins {Mark}><w:r><w:t>丙</w:t></w:r></w:ins></w:p>").ToBytes();

        var copy = ReleaseCleaner.Clean(content, Inspect(content, "a.docx"), ReleaseLimits.Default, OfficeContacts.None, []).Value;

        using var archive = new ZipArchive(new MemoryStream(copy.Content.ToArray()));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        var text = reader.ReadToEnd();
        Assert.Contains("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>", text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "引用隐藏表的公式改为已有的数值")]
    public void Clean_FormulaOfHiddenSheet_BecomesItsValue()
    {
        var file = WorkbookFiles.All.Single(file => file.Where == "隐藏工作表被公式引用");

        var copy = ReleaseCleaner.Clean(file.Content, Inspect(file.Content, "a.xlsx"), ReleaseLimits.Default, OfficeContacts.None, []).Value;

        Assert.True(DeepBytes.Contain(copy.Content.ToArray(), "<v>3</v>"));
        Assert.False(DeepBytes.Contain(copy.Content.ToArray(), "<f>"));
    }

    [Fact(DisplayName = "任意截断和改动的文件只会不放行或报出问题，不会出错")]
    public void Inspect_MutatedFiles_NeverThrow()
    {
        var random = new Random(20260102);
        foreach (var file in (byte[][])[DocumentFiles.Clean, WorkbookFiles.Clean, ImageFiles.JpegWithExif(), ImageFiles.Clean[4].Content, ImageFiles.Png()])
        {
            for (var round = 0; round < 200; round++)
            {
                var copy = file[..random.Next(1, file.Length + 1)];
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
                var report = Inspect(copy, "a");

                Assert.True(report.HeldBecause is null || report.HeldBecause.Message.Contains('不', StringComparison.Ordinal));
            }
        }
    }

    [Fact(DisplayName = "上万行的工作簿：查它的功夫随行数成比例，不随行数的平方")]
    public void Inspect_LargeWorkbook_IsFastAndFlat()
    {
        var (small, large) = (Workbook(2_000), Workbook(2_000 * Growth.Times));

        Assert.Empty(Inspect(large, "a.xlsx").Findings);
        Assert.InRange(Growth.Factor(() => Inspect(small, "a.xlsx"), () => Inspect(large, "a.xlsx")), 0, Growth.MostOfLinear);
    }

    private static byte[] Workbook(int last)
    {
        var rows = new StringBuilder();
        for (var row = 2; row <= last; row++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"><c r=\"A{row}\"><v>{row * 7919L % 100_003}</v></c><c r=\"B{row}\"><v>{row}.25</v></c><c r=\"C{row}\" t=\"s\"><v>0</v></c><c r=\"D{row}\" t=\"inlineStr\"><is><t>街道办事处{row}</t></is></c></row>");
        }

        return WorkbookFiles.Rows(rows.ToString()).ToBytes();
    }

    private static ReleaseReport Inspect(byte[] content, string name) => ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);

    private static byte[] Repeated()
    {
        using var memory = new MemoryStream();
        memory.Write(DocumentFiles.Clean);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write("<a/>"u8);
        }

        return memory.ToArray();
    }
}
