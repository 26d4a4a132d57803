using Gongkai.Documents.Letters;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Testing;

namespace Gongkai.Documents.Tests.Letters;

public sealed class PaperGoldenTests
{
    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>()];

    public static TheoryData<PaperKind> Decisions =>
        [.. Enum.GetValues<PaperKind>().Where(kind => kind is >= PaperKind.ReplyAlreadyPublic and <= PaperKind.ClosingUnpaid)];

    [Theory(DisplayName = "三十九种文书的全文")]
    [MemberData(nameof(Kinds))]
    public void Text_EachPaper_IsAsReviewed(PaperKind kind)
    {
        var text = PaperRenderer.Text(SampleFields.Paper(kind));

        Assert.Equal(Golden.Expected(PaperTemplates.FileOf(kind), text), text);
    }

    [Theory(DisplayName = "签发的文书里没有留下占位符")]
    [MemberData(nameof(Kinds))]
    public void Text_EachPaper_HasNoOpenPlace(PaperKind kind)
    {
        var paper = SampleFields.Paper(kind);

        Assert.DoesNotMatch("[【】{}]|申请人】|？", PaperRenderer.Text(paper));
        Assert.DoesNotMatch("[【】{}]|申请人】", PaperRenderer.Html(paper));
    }

    [Theory(DisplayName = "文书引用的条款与文书目录一致")]
    [MemberData(nameof(Kinds))]
    public void Template_EachPaper_CitesItsProvision(PaperKind kind)
    {
        var basis = PaperKinds.List[kind].Basis!;
        var whole = PaperTemplates.TextOf(kind);

        Assert.Contains(basis.Source == "条例" ? "《中华人民共和国政府信息公开条例》" : basis.Source, whole, StringComparison.Ordinal);
        Assert.All(basis.Clause.Split('、'), clause => Assert.Contains(clause, whole, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "每种办理结果都有文书，文书都写着它的条款")]
    public void Outcomes_Each_HaveTheirPapers() =>
        Assert.All(Outcomes.All, entry =>
        {
            Assert.NotEmpty(entry.Papers);
            Assert.All(entry.Papers, kind => Assert.Contains("救济", PaperTemplates.TextOf(kind), StringComparison.Ordinal));
        });

    [Theory(DisplayName = "每件决定都写明机关、文号、申请人、收到日期、申请内容、查明情况、理由、救济、日期")]
    [MemberData(nameof(Decisions))]
    public void Needs_EachDecision_AskForWhatTheLawWantsToSee(PaperKind kind)
    {
        var compulsory = PaperTemplates.Shipped.FieldsOf(kind).Where(need => need.IsCompulsory).Select(need => need.Field.Name).ToList();

        string[] always = ["机关", "文号", "申请人", "收到日期", "申请内容", "查明情况", "复议机关", "人民法院", "决定日期", "送达方式", "联系电话"];
        Assert.Empty(always.Except(compulsory));
    }

    [Theory(DisplayName = "不予公开的救济告知：2023年12月31日可以直接起诉，2024年1月1日起复议前置")]
    [InlineData(PaperKind.ReplyStateSecret)]
    [InlineData(PaperKind.ReplyForbiddenByLaw)]
    [InlineData(PaperKind.ReplySecurityOrStability)]
    [InlineData(PaperKind.ReplyThirdPartyRights)]
    [InlineData(PaperKind.ReplyInternalAffairs)]
    [InlineData(PaperKind.ReplyProcessInformation)]
    [InlineData(PaperKind.ReplyEnforcementFile)]
    public void Remedies_Denial_FollowTheDayOfDecision(PaperKind kind)
    {
        var before = PaperRenderer.Text(SampleFields.Paper(kind, SampleFields.Decided(new DateOnly(2023, 12, 31))));
        var after = PaperRenderer.Text(SampleFields.Paper(kind, SampleFields.Decided(new DateOnly(2024, 1, 1))));

        Assert.Contains("第五十一条的规定，如不服本决定，可以自收到本决定之日起60日内向云山市人民政府申请行政复议，或者自收到本决定之日起6个月内向云山市云江区人民法院提起行政诉讼。", before, StringComparison.Ordinal);
        Assert.DoesNotContain("行政复议法", before, StringComparison.Ordinal);
        Assert.Contains("《中华人民共和国行政复议法》第二十三条第一款第四项、第二款的规定，如不服本决定，应当先自收到本决定之日起60日内向云山市人民政府申请行政复议", after, StringComparison.Ordinal);
        Assert.DoesNotContain("6个月", after, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "部分公开：只有不予公开的部分复议前置；没有不予公开部分的任选")]
    public void Remedies_PartialDisclosure_FollowItsMatters()
    {
        var denied = PaperRenderer.Text(SampleFields.Paper(PaperKind.ReplyPartiallyGranted));
        var notHeld = PaperRenderer.Text(SampleFields.Paper(PaperKind.ReplyPartiallyGranted, SampleFields.All with { Matters = [Outcome.Granted, Outcome.UnableNotHeld] }));

        Assert.Contains("如不服本决定中不予公开的部分，应当先", denied, StringComparison.Ordinal);
        Assert.DoesNotContain("应当先", notHeld, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "无法提供、不予处理、不再处理的，复议诉讼任选")]
    [MemberData(nameof(Decisions))]
    public void Remedies_EachDecision_AgreeWithTheDomain(PaperKind kind)
    {
        var outcomes = Outcomes.All.Where(entry => entry.Papers.Contains(kind)).Select(entry => entry.Outcome).ToList();
        var isFirst = RemedyNotice.For(outcomes, new DateOnly(2026, 3, 9)).Route != RemedyRoute.EitherWay;

        Assert.Equal(isFirst, PaperRenderer.Text(SampleFields.Paper(kind)).Contains("应当先自收到", StringComparison.Ordinal));
        Assert.Equal(isFirst, PaperRenderer.Text(SampleFields.Paper(kind)).Contains("《中华人民共和国行政复议法》第二十三条", StringComparison.Ordinal));
    }

    [Theory(DisplayName = "日期用阿拉伯数字，不补零")]
    [InlineData("2026-03-09")]
    [InlineData("2026年3月9日")]
    public void Day_EitherForm_IsPrintedOfficially(string written) =>
        Assert.Contains("本机关于2026年3月9日收到", PaperRenderer.Text(SampleFields.Paper(PaperKind.ReplyGranted, SampleFields.All.With("收到日期", written))), StringComparison.Ordinal);
}
