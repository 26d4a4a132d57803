using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Comparing;

public sealed class TextSimilarityTests
{
    [Theory(DisplayName = "相同文字的比例")]
    [InlineData("本年度主动公开信息一百条。", "本年度主动公开信息一百条。", 1.0)]
    [InlineData("本年度主动公开信息一百条。", " 本年度　主动公开信息\n一百条。", 1.0)]
    [InlineData("", "", 1.0)]
    [InlineData("", "本年度主动公开信息一百条。", 0.0)]
    [InlineData("甲乙丙丁戊", "己庚辛壬癸", 0.0)]
    [InlineData("一二三四五六", "一二三四五七", 0.5)]
    [InlineData("无", "无", 1.0)]
    public void Compare_TwoTexts_GivesTheShareOfCommonText(string before, string now, double expected) =>
        Assert.Equal(expected, TextSimilarity.Compare(before, now).Share, 6);

    [Fact(DisplayName = "列出变了的句子，次序和空格变化不算")]
    public void Compare_ChangedSentences_AreListedOnEachSide()
    {
        var comparison = TextSimilarity.Compare(
            "公开信息100条；开展培训2次。更新不及时！\n下一步加强培训。",
            "公开信息130条；更新 不及时！开展培训2次。下一步加强培训。");

        Assert.Equal(["公开信息100条；"], comparison.Removed);
        Assert.Equal(["公开信息130条；"], comparison.Added);
    }

    [Fact(DisplayName = "同一句写两遍，少一遍也算变化")]
    public void Compare_SentenceRepeated_CountsEachTime() =>
        Assert.Equal(["无。"], TextSimilarity.Compare("无。无。", "无。").Removed);

    [Fact(DisplayName = "性质：对称，介于零和一之间，自身为一")]
    public void Compare_AnyTexts_IsSymmetricAndBounded() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
        {
            var forth = TextSimilarity.Compare(one.Get, other.Get);
            var back = TextSimilarity.Compare(other.Get, one.Get);
            return forth.Share == back.Share
                && forth.Share is >= 0 and <= 1
                && forth.Added.SequenceEqual(back.Removed)
                && TextSimilarity.Compare(one.Get, one.Get) is { Share: 1, Removed.Count: 0, Added.Count: 0 };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_TwoReports_GoesPartByPart()
    {
        var before = ReportBuilder.For("2021").Text(5, "更新不够及时，人手不足。").Build();
        var now = ReportBuilder.For("2021").Text(5, "栏目设置不够合理，已经调整。").Build();

        var sections = TextSimilarity.Compare(before, now);

        Assert.Equal([1, 1, 1, 1, 0, 1], sections.Select(section => section.Text.Share));
        Assert.Equal("五、存在的主要问题及改进情况", sections[4].Heading);
    }
}
