using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;

namespace Gongkai.Domain.Tests.Publications;

public sealed class LeaderCheckTests
{
    private static readonly ItemCheckBasis s_basis = ItemCheckBasis.On(new DateOnly(2026, 11, 20)) with
    {
        Leaders = [new Leader("甲云山", "市长"), new Leader("乙长河", "副市长"), new Leader("丙远湖", "秘书长")],
    };

    [Theory(DisplayName = "领导姓名职务：职务写错、排序颠倒才报")]
    [InlineData("市长甲云山、副市长乙长河出席。", "")]
    [InlineData("乙长河副市长主持，甲云山讲话。", "leader-order")]
    [InlineData("乙长河主持。甲云山讲话。", "")]
    [InlineData("市长乙长河出席。", "leader-title")]
    [InlineData("副市长甲云山出席。", "leader-title")]
    [InlineData("丙远湖秘书长和其他同志", "")]
    [InlineData("会议由有关负责人主持。", "")]
    [InlineData("丙远湖、乙长河、甲云山", "leader-order,leader-order")]
    public void Run_NamesAndTitles_FollowTheList(string paragraph, string rules) =>
        Assert.Equal(rules, string.Join(',', ItemCheck.Run(Content(), new ItemText([paragraph], [], []), s_basis).Select(finding => finding.Rule)));

    [Fact(DisplayName = "领导职务：说明名单里的职务，没有名单时不查")]
    public void Run_WrongTitle_SuggestsTheListed()
    {
        var text = new ItemText(["市长乙长河出席。"], [], []);

        var finding = Assert.Single(ItemCheck.Run(Content(), text, s_basis));

        Assert.Equal(("副市长", 2, "乙长河"), (finding.Suggestion, finding.Place.Start, finding.Place.Quote));
        Assert.Empty(ItemCheck.Run(Content(), text, s_basis with { Leaders = [] }));
    }

    [Theory(DisplayName = "联合发文、转发：公开属性不由一家认定，提醒核对")]
    [InlineData("关于节能工作的通知", "云汀市工业和信息化局、云汀市水务局", "joint-document")]
    [InlineData("关于转发省节能办法的通知", "云汀市工业和信息化局", "forwarded-document")]
    [InlineData("转发省节能办法的通知", "云汀市工业和信息化局", "forwarded-document")]
    [InlineData("关于节能工作的通知", "云汀市工业和信息化局", "")]
    public void Run_SharedDocument_IsPointedOut(string title, string organs, string rule) =>
        Assert.Equal(rule, string.Join(',', ItemCheck.Run(Content() with { Title = title, IssuingOrgan = organs }, new ItemText(["正文。"], [], []), s_basis).Select(finding => finding.Rule)));

    private static ItemContent Content() => new("关于节能工作的通知", ItemKind.NormativeDocument, Guid.NewGuid(), "<p>正文。</p>")
    {
        IssuingOrgan = "云汀市工业和信息化局",
        DatedOn = new DateOnly(2026, 11, 2),
        EffectiveOn = new DateOnly(2026, 11, 10),
        Summary = "概述。",
        ThemeCode = "0201",
        Editor = "测试编辑",
        DocumentNumber = "云工信〔2026〕8号",
    };
}
