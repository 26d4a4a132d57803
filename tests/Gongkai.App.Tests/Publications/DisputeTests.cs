using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Publications;

public sealed class DisputeTests
{
    private static readonly DisclosureDecision s_withheld = new(DisclosureClass.Withheld, "含企业经营数据", "条例第十五条", new DateOnly(2027, 11, 1));

    [Theory(DisplayName = "公开属性异议：审核人提出、未裁定不能签发、签发人裁定后属性随之改变")]
    [OnBothDatabases]
    public async Task Dispute_FollowedByTheSigner_ChangesTheClass(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync(items.Content() with { Class = ItemClass.Emergency });
        await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft);
        var reviewer = TestSite.Someone(items.Site.Bureau, Role.Reviewer);
        var raise = new DisputeDisclosure(items.Database, items.Clock);
        var decide = new DecideDispute(items.Database, items.Clock);

        Assert.Equal("dispute-same", (await raise.RunAsync(reviewer, await items.KeyAsync(draft.Id), DisclosureDecision.Proactive))?.Code);
        Assert.Equal("disclosure-reassess", (await raise.RunAsync(reviewer, await items.KeyAsync(draft.Id), s_withheld with { ReassessOn = null }))?.Code);
        Assert.Null(await raise.RunAsync(reviewer, await items.KeyAsync(draft.Id), s_withheld));
        Assert.Equal("dispute-open", (await raise.RunAsync(reviewer, await items.KeyAsync(draft.Id), s_withheld))?.Code);
        Assert.Null(await new ApproveStage(items.Database, items.Clock).RunAsync(reviewer, await items.KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)));
        Assert.Equal("dispute-undecided", (await new ApproveStage(items.Database, items.Clock).RunAsync(items.Approver, await items.KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)))?.Code);
        Assert.Equal("not-permitted", (await decide.RunAsync(reviewer, await items.KeyAsync(draft.Id), true, "同意"))?.Code);
        Assert.Equal("dispute-opinion", (await decide.RunAsync(items.Approver, await items.KeyAsync(draft.Id), true, ""))?.Code);
        Assert.Null(await decide.RunAsync(items.Approver, await items.KeyAsync(draft.Id), true, "同意不予公开"));
        Assert.Null(await new ApproveStage(items.Database, items.Clock).RunAsync(items.Approver, await items.KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)));

        var item = await items.ItemAsync(draft.Id);
        Assert.Equal((ItemState.Approved, DisclosureClass.Withheld, "条例第十五条"), (item.State, item.DisclosureClass, item.DisclosureProvision));
        Assert.Equal("item-not-proactive", (await new PublishItem(items.Database, items.Clock, items.Checks).RunAsync(items.Editor, await items.KeyAsync(draft.Id)))?.Code);
        Assert.Null(await new FileItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(draft.Id)));
        Assert.Equal("item-reassess-date", (await new ReassessItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(draft.Id), (new DateOnly(2026, 1, 1), "仍属经营数据")))?.Code);
        Assert.Null(await new ReassessItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(draft.Id), (new DateOnly(2028, 1, 1), "仍属经营数据")));
        Assert.Equal(new DateOnly(2028, 1, 1), (await items.ItemAsync(draft.Id)).ReassessOn);
    }

    [Fact(DisplayName = "版本对照：改动的字、增减的段、变化的要素")]
    public void Difference_OfTwoVersions_NamesWhatChanged()
    {
        var before = new ItemContent("关于节能的通知", ItemKind.Notice, Guid.Empty, "<p>第一段相同。</p><p>在十一月二日前完成。</p><p>要删去的一段。</p>");
        var after = before with { Title = "关于节约能源的通知", BodyHtml = "<p>第一段相同。</p><p>在十一月九日前完成。</p><p>完全另写的话语文字内容。</p><p>增加一段。</p>" };

        var difference = VersionDifference.Of(before, after, ThemeList.Shipped);

        Assert.Equal("标题", Assert.Single(difference.Fields).Name);
        var changed = difference.Paragraphs[1];
        Assert.Equal(["二"], changed.Pieces.Where(piece => piece.Change == TextChange.Removed).Select(piece => piece.Text));
        Assert.Equal(["九"], changed.Pieces.Where(piece => piece.Change == TextChange.Added).Select(piece => piece.Text));
        Assert.Equal(1, difference.Paragraphs.Count(paragraph => paragraph.Change == TextChange.Removed));
        Assert.Equal(2, difference.Paragraphs.Count(paragraph => paragraph.Change == TextChange.Added));
        Assert.True(VersionDifference.Of(before, before, ThemeList.Shipped).IsEmpty);
    }
}
