using Gongkai.Documents.Letters;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Tests.Letters;

public sealed class PaperFieldsTests
{
    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>()];

    [Theory(DisplayName = "每种文书：缺少任何一个必填字段都不出文书，并说出是哪一个")]
    [MemberData(nameof(Kinds))]
    public void Fill_WithoutOneCompulsoryField_IsRefusedByName(PaperKind kind)
    {
        foreach (var need in PaperTemplates.Shipped.FieldsOf(kind).Where(need => need.IsCompulsory))
        {
            var refusal = PaperTemplates.Shipped.Of(kind).Fill(SampleFields.For(kind, SampleFields.All).With(need.Field.Name, " \n")).Refusal;

            Assert.Equal($"paper-field-missing “{need.Field.Name}”", $"{refusal?.Code} {refusal?.Message[(refusal.Message.IndexOf("缺少", StringComparison.Ordinal) + 2)..refusal.Message.IndexOf('，', StringComparison.Ordinal)]}");
        }
    }

    [Fact(DisplayName = "缺几个说几个")]
    public void Fill_Nothing_NamesEveryField() =>
        Assert.StartsWith("《延迟答复告知书》缺少“机关”“文号”“申请人”“收到日期”", PaperTemplates.Shipped.Of(PaperKind.DelayNotice).Fill(new PaperFields()).Refusal!.Message, StringComparison.Ordinal);

    [Theory(DisplayName = "填得不对的字段不印，并说出应当怎样填")]
    [InlineData("收到日期", "2026年2月30日", "“收到日期”填的是“2026年2月30日”，应当是日期，例如2026年3月9日。")]
    [InlineData("文号", "云林公开〔2026〕012号", "“文号”填的是“云林公开〔2026〕012号”，应当是发文字号，例如云信公开〔2026〕12号。")]
    [InlineData("称谓", "喂", "“称谓”填的是“喂”，应当是下列之一：您、你单位。")]
    [InlineData("收费金额", "-1", "“收费金额”填的是“-1”，应当是以元为单位的金额，例如3200或者12.50。")]
    [InlineData("收费金额", "1.005", "“收费金额”填的是“1.005”，应当是以元为单位的金额，例如3200或者12.50。")]
    [InlineData("计费数量", "三十二", "“计费数量”填的是“三十二”，应当是整数。")]
    public void Fill_WrongValue_IsRefused(string field, string value, string expected) =>
        Assert.Equal(expected, PaperTemplates.Shipped.Of(PaperKind.FeeNotice).Fill(SampleFields.All.With(field, value)).Refusal?.Message);

    [Theory(DisplayName = "恶意的内容只是文字：标记、控制字符、方向符、换行、模板记号")]
    [InlineData("<script>alert(1)</script>&amp;\"'", "<script>alert(1)</script>&amp;\"'")]
    [InlineData("甲\u0000\u0008\u001B乙\uFFFE\uFFFF\uD800丙", "甲乙丙")]
    [InlineData("甲\u202E乙\u200B\u2066丙\uFEFF", "甲乙丙")]
    [InlineData("甲\r\n乙\n\n丙\t丁", "甲 乙 丙 丁")]
    [InlineData("【申请人】【若 机关】{复议机关}{人民法院}", "【申请人】【若 机关】{复议机关}{人民法院}")]
    [InlineData("林𠮷某", "林𠮷某")]
    public void Fill_HostileName_StaysText(string value, string printed)
    {
        foreach (var field in (string[])["申请人", "复议机关", "机关"])
        {
            var paper = SampleFields.Paper(PaperKind.ReplyStateSecret, SampleFields.All.With(field, value));

            Assert.Contains(printed, PaperRenderer.Text(paper), StringComparison.Ordinal);
            Assert.DoesNotContain("<script", PaperRenderer.Html(paper), StringComparison.Ordinal);
            Assert.Contains(printed, string.Concat(PaperFiles.Paragraphs(paper)), StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "一万字的内容照录，不截短；超过限额的说明怎么办")]
    public void Fill_LongValue_IsWholeOrRefused()
    {
        var text = string.Concat(Enumerable.Repeat("古树名木养护经费", 1250));
        var paper = SampleFields.Paper(PaperKind.ReplyGranted, SampleFields.All.With("申请内容", text));

        Assert.Contains(text, PaperRenderer.Text(paper), StringComparison.Ordinal);
        Assert.Equal("paper-field-too-long", PaperTemplates.Shipped.Of(PaperKind.ReplyGranted).Fill(SampleFields.All.With("申请内容", new string('长', 40_001))).Refusal?.Code);
    }

    [Fact(DisplayName = "多行的申请内容分段照录")]
    public void Fill_SeveralLines_BecomeParagraphs()
    {
        var blocks = SampleFields.Paper(PaperKind.ReplyGranted, SampleFields.All.With("申请内容", "一、登记表\r\n\r\n二、经费")).Blocks;

        Assert.Contains(blocks, block => block.Text.EndsWith("申请公开“一、登记表", StringComparison.Ordinal));
        Assert.Contains(blocks, block => block.Kind == PaperBlockKind.Body && block.Text.StartsWith("二、经费”。", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "句末标点不重复")]
    public void Fill_SentenceWithItsStop_HasOneStop() =>
        Assert.Contains("公众需要知晓。\n", PaperRenderer.Text(SampleFields.Paper(PaperKind.ThirdPartyDisclosureNotice, SampleFields.All.With("公开理由", "公众需要知晓。"))), StringComparison.Ordinal);

    [Fact(DisplayName = "称谓随申请人类别")]
    public void WithApplicant_Organization_IsAddressedAsOne()
    {
        var fields = SampleFields.All.WithApplicant("云山市某某有限公司", ApplicantKind.CommercialEnterprise);

        Assert.Contains("收到你单位提出的", PaperRenderer.Text(SampleFields.Paper(PaperKind.ReplyGranted, fields)), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "空白申请表可以打印；决定没有空白件")]
    public void Blank_FormAlone_HasNoValues()
    {
        var text = PaperRenderer.Text(PaperTemplates.Shipped.Of(PaperKind.Request).Blank().Value);

        Assert.Contains("| □自然人　□商业企业", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[【】■]", text);
        Assert.Equal("paper-no-blank", PaperTemplates.Shipped.Of(PaperKind.ReplyGranted).Blank().Refusal?.Code);
    }
}
