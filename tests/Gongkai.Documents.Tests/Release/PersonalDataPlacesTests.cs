using System.Text;
using Gongkai.Documents.Release;
using Gongkai.Domain.PersonalData;
using Gongkai.Testing.Release;

namespace Gongkai.Documents.Tests.Release;

public sealed class PersonalDataPlacesTests
{
    public static TheoryData<PersonalDataKind, string> Kinds => new()
    {
        { PersonalDataKind.ResidentIdentityNumber, "11010519491231002X" },
        { PersonalDataKind.MobileNumber, "13800138000" },
        { PersonalDataKind.BankCard, new InventedPersonalData(1).BankCard() },
        { PersonalDataKind.VehiclePlate, "鲁A·D1234" },
        { PersonalDataKind.Email, "u123456@example.org" },
        { PersonalDataKind.Address, "云山市云江区竹园路8号3幢2单元501室" },
    };

    public static TheoryData<string> Wrong => ["110105194912310021", "1380013800", "6222020000000000001"];

    [Theory(DisplayName = "六类个人信息，在每种格式的正文和隐藏处都查得出，结果里不露原文")]
    [MemberData(nameof(Kinds))]
    public void Inspect_EachFormat_FindsTheKind(PersonalDataKind kind, string value)
    {
        foreach (var (name, content) in Files(value))
        {
            var report = ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);

            Assert.Contains(report.Findings, finding => finding.PersonalData == kind);
            Assert.DoesNotContain(report.Findings, finding => finding.Excerpt.Contains(value, StringComparison.Ordinal));
            Assert.Equal(name.StartsWith("隐藏", StringComparison.Ordinal) ? null : "release-not-clean",
                ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, []).Refusal?.Code);
        }
    }

    [Theory(DisplayName = "校验位不对的不算公民身份号码、银行卡号")]
    [MemberData(nameof(Wrong))]
    public void Inspect_WrongCheckCharacter_IsNoFinding(string value) =>
        Assert.DoesNotContain(ReleaseInspector.Inspect(Encoding.UTF8.GetBytes($"编号{value}"), "a.txt", ReleaseLimits.Default, OfficeContacts.None).Findings,
            finding => finding.PersonalData is PersonalDataKind.ResidentIdentityNumber or PersonalDataKind.BankCard or PersonalDataKind.MobileNumber);

    private static IEnumerable<(string Name, byte[] Content)> Files(string value) =>
    [
        ("a.txt", Encoding.UTF8.GetBytes($"登记内容：{value}")),
        ("a.csv", Encoding.UTF8.GetBytes($"一,{value},二")),
        ("a.docx", DocumentFiles.Add($"<w:p><w:r><w:t>{value}</w:t></w:r></w:p>").ToBytes()),
        ("a.xlsx", WorkbookFiles.Rows($"<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>{value}</t></is></c></row>").ToBytes()),
        ("a.pptx", SlideFiles.New().Edit("ppt/slides/slide1.xml", "可以公开的内容", value).ToBytes()),
        ("a.pdf", new PdfSample(PdfSample.Text(72, 500, value)).ToBytes()),
        ("隐藏.docx", DocumentFiles.Add($"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{value}</w:t></w:r></w:p>").ToBytes()),
        ("隐藏.xlsx", WorkbookFiles.Rows($"<row r=\"7\" hidden=\"1\"><c r=\"C7\" t=\"inlineStr\"><is><t>{value}</t></is></c></row>").ToBytes()),
    ];
}
