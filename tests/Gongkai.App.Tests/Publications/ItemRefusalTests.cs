using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ItemRefusalTests
{
    private static readonly ReviewOpinion s_pass = new(FiveGates.AllPassed);

    [Theory(DisplayName = "撤回送审：只有起草人能撤回，审核人要用退回；撤回后是草稿，留下撤回记录，不再有人审")]
    [OnBothDatabases]
    public async Task Recall_ByTheAuthorAlone_GoesBackToDraft(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        var (recall, key) = (new RecallFromReview(items.Database, items.Clock), await items.KeyAsync(draft.Id));
        var colleague = TestSite.Someone(items.Site.Bureau, Role.Contributor, Role.Leader);

        await Refused.AssertAsync(items.Site, ("item-not-author", "只有起草人可以撤回送审；审核人请用退回。"), () => recall.RunAsync(colleague, key, "我来改"));
        await Refused.AssertAsync(items.Site, ("item-not-found", "它可能属于其他机关"), () => recall.RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor), key, "我来改"));
        Assert.Null(await recall.RunAsync(items.Author, key, "附件漏了"));
        await Refused.AssertAsync(items.Site, ("item-state", "“草稿”的信息不能撤回送审"), async () => await recall.RunAsync(items.Author, await items.KeyAsync(draft.Id), "再撤一次"));

        var view = await new OpenItem(items.Database).RunAsync(items.Author, draft.Id);
        Assert.Equal((ItemState.Draft, ReviewDecision.Recalled, "附件漏了"), (view!.Item.State, view.Reviews[0].Record.Decision, view.Reviews[0].Record.Opinion));
        Assert.Empty(await new DeskItems(items.Database, items.Clock).ReviewQueueAsync(items.Approver));
    }

    [Theory(DisplayName = "不公开登记：主动公开的不能登记；评估要写理由、日期在后、只对登记的；重新认定后回到草稿可以改属性")]
    [OnBothDatabases]
    public async Task Register_WithheldItem_IsReassessedAndReopened(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (file, reassess, reopen) = (new FileItem(items.Database, items.Clock), new ReassessItem(items.Database, items.Clock), new ReopenItem(items.Database, items.Clock));
        var open = await items.ApprovedAsync();
        var withheld = await items.ApprovedAsync(items.Content() with { Disclosure = new DisclosureDecision(DisclosureClass.Withheld, "属于内部事务信息", "条例第十六条", new DateOnly(2027, 1, 1)) });
        var next = new DateOnly(2028, 1, 1);

        await Refused.AssertAsync(items.Site, ("item-proactive", "应当发布，不能登记为不公开"), () => file.RunAsync(items.Editor, open));
        await Refused.AssertAsync(items.Site, ("item-reassess-state", "只有已登记不公开的信息"), () => reassess.RunAsync(items.Editor, withheld, (next, "仍属内部事务")));
        Assert.Null(await file.RunAsync(items.Editor, withheld));
        var key = await items.KeyAsync(withheld.Id);
        await Refused.AssertAsync(items.Site, ("not-permitted", "签发信息"), () => reassess.RunAsync(items.Author, key, (next, "仍属内部事务")));
        await Refused.AssertAsync(items.Site, ("item-reassess-reason", "至少 4 个字"), () => reassess.RunAsync(items.Editor, key, (next, "同上")));
        await Refused.AssertAsync(items.Site, ("item-reassess-date", "应在今天之后"), () => reassess.RunAsync(items.Editor, key, (items.Clock.Today, "仍属内部事务")));
        await Refused.AssertAsync(items.Site, ("item-state", "不能重新认定"), () => reopen.RunAsync(items.Author, open, "内容已可公开"));
        await Refused.AssertAsync(items.Site, ("not-permitted", "起草信息"), () => reopen.RunAsync(items.Approver, key, "内容已可公开"));
        Assert.Null(await reopen.RunAsync(items.Author, key, "事项已结束，可以公开"));
        Assert.True((await new EditDraft(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(key.Id), items.Content())).Succeeded);

        var item = await items.ItemAsync(withheld.Id);
        Assert.Equal((ItemState.Draft, DisclosureClass.Proactive), (item.State, item.DisclosureClass));
    }

    [Theory(DisplayName = "公开属性异议和保密审查：理由太短、没有异议可裁、公开以后再审，都说明原因")]
    [OnBothDatabases]
    public async Task Dispute_WithoutReasonOrDispute_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (raise, decide, review) = (new DisputeDisclosure(items.Database, items.Clock), new DecideDispute(items.Database, items.Clock), new ReviewConfidentiality(items.Database, items.Clock));
        var (published, draft) = (await items.PublishedAsync(), await items.DraftAsync());
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        var key = await items.KeyAsync(draft.Id);
        var form = new ConfidentialityForm([.. ConfidentialityReview.Questions.Select(_ => false)], ConfidentialityConclusion.MayPublish, "");

        await Refused.AssertAsync(items.Site, ("dispute-reason", "至少 4 个字"), () => raise.RunAsync(items.Approver, key, new DisclosureDecision(DisclosureClass.Withheld, "涉密", "条例第十四条", new DateOnly(2027, 1, 1))));
        await Refused.AssertAsync(items.Site, ("dispute-none", "没有等待裁定的公开属性异议"), () => decide.RunAsync(items.Approver, key, follows: true, "同意"));
        await Refused.AssertAsync(items.Site, ("confidentiality-late", "已公开的信息发现问题请撤下"), () => review.RunAsync(items.Approver, published, form));
        await Refused.AssertAsync(items.Site, ("item-state", "“已发布”的信息不能审核通过"), () => raise.RunAsync(items.Approver, published, new DisclosureDecision(DisclosureClass.Withheld, "涉及商业秘密", "条例第十五条", new DateOnly(2027, 1, 1))));
    }

    [Theory(DisplayName = "更正、替换、关联：缺理由、改属性、替换者没发布、不是本机关的、日期没写、重复的，一律不办")]
    [OnBothDatabases]
    public async Task Amend_WithoutWhatItNeeds_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (old, other, draft) = (await items.PublishedAsync(), await items.PublishedAsync(items.Content("另一份通知")), await items.DraftAsync());
        var (propose, correct) = (new ProposeCorrection(items.Database, items.Clock), new CorrectItem(items.Database, items.Clock, items.Checks));
        var (replace, relate) = (new ReplaceItem(items.Database, items.Clock), new RelateItems(items.Database, items.Clock));
        var repeals = new ItemRelation(other.Id, old.Id, RelationKind.Repeals);
        var on = new DateOnly(2026, 12, 1);

        await Refused.AssertAsync(items.Site, ("item-correction-reason", "会向公众说明改了什么"), () => propose.RunAsync(items.Author, old, items.Content(), "改"));
        await Refused.AssertAsync(items.Site, ("item-state", "“草稿”的信息不能更正"), () => propose.RunAsync(items.Author, draft, items.Content(), "改正数字"));
        foreach (var successor in new[] { old.Id, draft.Id })
        {
            await Refused.AssertAsync(items.Site, ("item-successor", "另一条已发布的信息"), () => replace.RunAsync(items.Editor, old, successor, "已有新的通知"));
        }

        await Refused.AssertAsync(items.Site, ("item-not-found", "没有找到这条信息"), () => replace.RunAsync(items.Editor, old, Guid.NewGuid(), "已有新的通知"));
        await Refused.AssertAsync(items.Site, ("item-public-reason", "4 至 200 个字"), () => replace.RunAsync(items.Editor, old, other.Id, "新"));
        await Refused.AssertAsync(items.Site, ("not-permitted", "签发信息"), () => replace.RunAsync(items.Author, old, other.Id, "已有新的通知"));
        foreach (var wrong in new[] { RelationKind.Replaces, (RelationKind)99 })
        {
            await Refused.AssertAsync(items.Site, ("relation-kind", "请在“撤下或替换”里办理"), () => relate.RunAsync(items.Author, new ItemRelation(other.Id, old.Id, wrong), on));
        }

        await Refused.AssertAsync(items.Site, ("relation-undated", "要写明生效日期"), () => relate.RunAsync(items.Author, repeals));
        await Refused.AssertAsync(items.Site, ("relation-items", "两条不同信息"), () => relate.RunAsync(items.Author, new ItemRelation(old.Id, old.Id, RelationKind.Repeals), on));
        await Refused.AssertAsync(items.Site, ("relation-items", "应是本机关的"), () => relate.RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor), repeals, on));
        await Refused.AssertAsync(items.Site, ("not-permitted", "签发信息"), () => relate.RunAsync(items.Author, repeals, on));
        await Refused.AssertAsync(items.Site, ("relation-unpublished", "还没有发布"), () => relate.RunAsync(items.Editor, new ItemRelation(draft.Id, old.Id, RelationKind.Repeals), on));
        Assert.Null(await relate.RunAsync(items.Editor, repeals, on));
        await Refused.AssertAsync(items.Site, ("relation-exists", "不必再建"), () => relate.RunAsync(items.Author, repeals, on));

        var withheld = TestRequests.Must(await propose.RunAsync(items.Author, await items.KeyAsync(old.Id),
            items.Content() with { Disclosure = new DisclosureDecision(DisclosureClass.Withheld, "含内部事务", "条例第十六条", on.AddYears(1)) }, "不应公开"));
        await Refused.AssertAsync(items.Site, ("item-correct-class", "不应公开的，请撤下"), async () => await correct.RunAsync(items.Approver, await items.KeyAsync(old.Id), withheld));
    }

    [Theory(DisplayName = "审核环节指定处室：别的处室不能审，本处室的人能审；送审时的路径不随后来的设置变化")]
    [OnBothDatabases]
    public async Task Stage_OfAUnit_IsForItsPeople(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var unit = new OrganUnit(Guid.CreateVersion7(), items.Site.Bureau.Id, "政策法规处", 1);
        await using (var db = items.Site.Open())
        {
            db.Add(unit);
            await db.SaveChangesAsync();
        }

        var (inside, outside) = (await items.Site.AddPersonAsync(items.Site.Bureau, "in", Role.Leader), await items.Site.AddPersonAsync(items.Site.Bureau, "out", Role.Leader));
        await using (var db = items.Site.Open())
        {
            await db.People.Where(person => person.Id == inside.Id).ExecuteUpdateAsync(person => person.SetProperty(one => one.UnitId, unit.Id));
        }

        var (routes, approve) = (new ReviewRoutes(items.Database, items.Clock), new ApproveStage(items.Database, items.Clock));
        ReviewStage last = new("签发", ReviewDuty.Approve);
        await Refused.AssertAsync(items.Site, ("route-stages", "1 至 10 个环节"), () => routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([])));
        await Refused.AssertAsync(items.Site, ("route-stages", "1 至 10 个环节"), () => routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([.. Enumerable.Repeat(last, 11)])));
        await Refused.AssertAsync(items.Site, ("route-stage-name", "没有名称"), () => routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([last with { Name = " " }])));
        await Refused.AssertAsync(items.Site, ("route-approval", "最后一个环节应为签发"), () => routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([last with { Duty = ReviewDuty.Review }])));
        await Refused.AssertAsync(items.Site, ("not-permitted", "管理网站设置"), () => routes.SetAsync(items.Editor, ItemClass.Ordinary, new ReviewRoute([last])));
        Assert.Null(await routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([new ReviewStage("法规审核", ReviewDuty.Review, UnitId: unit.Id), last])));
        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        Assert.Null(await routes.SetAsync(items.Manager, ItemClass.Ordinary, new ReviewRoute([last])));
        Caller Of(Guid person) => items.Approver with { PersonId = person };

        await Refused.AssertAsync(items.Site, ("stage-unit", "“法规审核”环节应由对应的内设机构审核"), async () => await approve.RunAsync(Of(outside.Id), await items.KeyAsync(draft.Id), s_pass));
        Assert.Null(await approve.RunAsync(Of(inside.Id), await items.KeyAsync(draft.Id), s_pass));
        Assert.Equal(("签发", ItemState.InReview), ((await items.ItemAsync(draft.Id)).StageName, (await items.ItemAsync(draft.Id)).State));
        Assert.Null(await approve.RunAsync(Of(outside.Id), await items.KeyAsync(draft.Id), s_pass));
        Assert.Equal(ItemState.Approved, (await items.ItemAsync(draft.Id)).State);
    }

    [Theory(DisplayName = "可委托人员：有这一环节的权限、本机关、在用、不是起草人也不是自己")]
    [OnBothDatabases]
    public async Task Colleagues_OfAStage_AreThoseWhoMayTakeIt(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        await items.Site.AddPersonAsync(items.Site.Bureau, "fit", Role.Reviewer);
        await items.Site.AddPersonAsync(items.Site.Bureau, "handler", Role.Handler);
        await items.Site.AddPersonAsync(items.Site.Other, "foreign", Role.Reviewer);
        var gone = await items.Site.AddPersonAsync(items.Site.Bureau, "gone", Role.Reviewer);
        var self = await items.Site.AddPersonAsync(items.Site.Bureau, "self", Role.Leader);
        await using (var db = items.Site.Open())
        {
            await db.People.Where(person => person.Id == gone.Id).ExecuteUpdateAsync(person => person.SetProperty(one => one.IsDisabled, true));
        }

        var colleagues = new ReviewColleagues(items.Database);
        var caller = items.Approver with { PersonId = self.Id };

        Assert.Equal(["测试fit"], (await colleagues.RunAsync(caller, draft.Id)).Select(person => person.Name));
        Assert.Null(await colleagues.CheckAsync(caller, draft.Id));
        Assert.Equal("not-permitted", (await colleagues.CheckAsync(TestSite.Someone(items.Site.Bureau, Role.Handler), draft.Id))?.Code);
        Assert.Equal("own-work", (await colleagues.CheckAsync(items.Author with { Permissions = RoleTable.Of([Role.Leader]) }, draft.Id))?.Code);
        Assert.Equal("item-not-found", (await colleagues.CheckAsync(TestSite.Someone(items.Site.Other, Role.Leader), draft.Id))?.Code);
        Assert.Empty(await colleagues.RunAsync(TestSite.Someone(items.Site.Other, Role.Leader), draft.Id));
    }
}
