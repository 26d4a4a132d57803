using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ReviewTests
{
    private static readonly ReviewOpinion s_pass = new(FiveGates.AllPassed);

    [Theory(DisplayName = "五级审核：逐级通过、五关留痕、每级用时、最后签发")]
    [OnBothDatabases]
    public async Task Approve_FiveStages_KeepsARecordOfEach(DatabaseKind kind)
    {
        using var items = new TestItems(kind);

        var key = await items.ApprovedAsync();
        var view = await new OpenItem(items.Database).RunAsync(items.Author, key.Id);

        Assert.Equal(ItemState.Approved, view!.Item.State);
        Assert.Equal(["供稿处室", "宣传部门", "办公室", "分管领导", "主要领导"], view.Reviews.Select(review => review.Record.StageName));
        Assert.All(view.Reviews, review => Assert.Equal(FiveGates.AllPassed, review.Record.Gates));
        await using var db = items.Site.Open();
        Assert.Equal(["item-created", "item-submitted", "item-stage-passed", "item-stage-passed", "item-stage-passed", "item-stage-passed", "item-approved"],
            await db.Events.Where(happened => happened.SubjectId == key.Id).OrderBy(happened => happened.Number).Select(happened => happened.Action).ToListAsync());
    }

    [Theory(DisplayName = "审核：不能审自己的稿、不能审两级、五关缺一不可、没有权限不行、别的机关看不到")]
    [OnBothDatabases]
    public async Task ApproveStage_ByTheWrongPerson_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var approve = new ApproveStage(items.Database, items.Clock);
        var author = items.Author with { Permissions = RoleTable.Of([Role.Contributor, Role.Leader]) };
        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));

        Assert.Equal("own-work", (await approve.RunAsync(author, await items.KeyAsync(draft.Id), s_pass))?.Code);
        Assert.Equal("not-permitted", (await approve.RunAsync(TestSite.Someone(items.Site.Bureau, Role.Handler), await items.KeyAsync(draft.Id), s_pass))?.Code);
        Assert.Equal("item-not-found", (await approve.RunAsync(TestSite.Someone(items.Site.Other, Role.Leader), await items.KeyAsync(draft.Id), s_pass))?.Code);
        var open = s_pass with { Gates = FiveGates.AllPassed with { Confidentiality = GateResult.NotChecked } };
        Assert.Contains("保密关", (await approve.RunAsync(items.Approver, await items.KeyAsync(draft.Id), open))?.Message, StringComparison.Ordinal);
        Assert.Null(await approve.RunAsync(items.Approver, await items.KeyAsync(draft.Id), s_pass));
        Assert.Equal("stage-twice", (await approve.RunAsync(items.Approver, await items.KeyAsync(draft.Id), s_pass))?.Code);
        Assert.Equal("changed-meanwhile", (await approve.RunAsync(TestSite.Someone(items.Site.Bureau, Role.Leader), draft, s_pass))?.Code);
    }

    [Theory(DisplayName = "退回：写明理由和标注段落，改后再送审从头开始")]
    [OnBothDatabases]
    public async Task Return_WithMarks_GoesBackAndBeginsAnew(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        var back = new ReturnToDraft(items.Database, items.Clock);
        Assert.Equal("return-reason", (await back.RunAsync(items.Approver, await items.KeyAsync(draft.Id), new ReviewOpinion(FiveGates.Open)))?.Code);

        Assert.Null(await back.RunAsync(items.Approver, await items.KeyAsync(draft.Id), new ReviewOpinion(FiveGates.Open, "数字不符") { Marks = [new MarkedPassage("认真贯彻", "语气不当")] }));
        var edited = await new EditDraft(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(draft.Id), items.Content(body: "<p>改后的正文。</p>"), "按意见修改");
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, edited.Value));

        var view = await new OpenItem(items.Database).RunAsync(items.Author, draft.Id);
        Assert.Equal((2, 0, "供稿处室"), (view!.Item.Round, view.Item.StageIndex, view.Item.StageName));
        Assert.Equal("认真贯彻", Assert.Single(view.Reviews[0].Marks).Quote);
        Assert.Equal([2, 1], view.Versions.Select(version => version.Number));
        Assert.Contains("认真贯彻", (await new OpenItem(items.Database).VersionAsync(items.Author, draft.Id, 1))!.BodyHtml, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "委托：受托人能办，委托人不能再办，队列随之变化")]
    [OnBothDatabases]
    public async Task Delegate_ToAReviewer_MovesTheStage(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var deputy = TestSite.Someone(items.Site.Bureau, Role.Reviewer);
        await using (var db = items.Site.Open())
        {
            db.Add(new Person { Id = deputy.PersonId!.Value, OrganId = items.Site.Bureau.Id, Name = "副手", SignInName = "f", NormalizedName = "F", Roles = [new RoleAssignment { PersonId = deputy.PersonId.Value, Role = Role.Reviewer }] });
            await db.SaveChangesAsync();
        }

        var draft = await items.DraftAsync();
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        var desk = new DeskItems(items.Database, items.Clock);
        Assert.Single(await desk.ReviewQueueAsync(items.Approver));
        Assert.Empty(await desk.ReviewQueueAsync(items.Author with { Permissions = RoleTable.Of([Role.Leader]) }));

        Assert.Equal("delegate-unfit", (await new DelegateStage(items.Database, items.Clock).RunAsync(items.Approver, await items.KeyAsync(draft.Id), Guid.CreateVersion7(), "出差"))?.Code);
        Assert.Null(await new DelegateStage(items.Database, items.Clock).RunAsync(items.Approver, await items.KeyAsync(draft.Id), deputy.PersonId.Value, "出差"));

        Assert.Empty(await desk.ReviewQueueAsync(items.Approver));
        Assert.Single(await desk.ReviewQueueAsync(deputy));
        Assert.Equal("stage-delegated", (await new ApproveStage(items.Database, items.Clock).RunAsync(items.Approver, await items.KeyAsync(draft.Id), s_pass))?.Code);
        Assert.Null(await new ApproveStage(items.Database, items.Clock).RunAsync(deputy, await items.KeyAsync(draft.Id), s_pass));

        // The next stage waits for somebody else, though the deputy has the same duty.
        Assert.Equal(ReviewDuty.Review, (await items.ItemAsync(draft.Id)).StageDuty);
        Assert.Empty(await desk.ReviewQueueAsync(deputy));
    }

    [Theory(DisplayName = "发布：时刻取自时钟、索引号唯一不变；定时发布到点才公开；不能倒填")]
    [OnBothDatabases]
    public async Task Publish_AtAndAfterItsInstant_KeepsTheInstant(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var first = await items.ItemAsync((await items.PublishedAsync()).Id);
        var timed = await items.ApprovedAsync();
        var schedule = new ScheduleItem(items.Database, items.Clock, items.Checks);
        Assert.Equal("item-backdated", (await schedule.RunAsync(items.Editor, timed, items.Clock.Now.AddDays(-1)))?.Code);
        Assert.Null(await schedule.RunAsync(items.Editor, timed, items.Clock.Now.AddHours(2)));
        Assert.Equal("item-scheduled", (await new PublishItem(items.Database, items.Clock, items.Checks).RunAsync(items.Editor, await items.KeyAsync(timed.Id)))?.Code);
        var due = new PublishDueItems(items.Database, items.Clock, items.Checks);
        Assert.Equal(0, (await due.RunAsync()).Published);

        items.Site.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, (await due.RunAsync()).Published);

        var second = await items.ItemAsync(timed.Id);
        Assert.Equal((items.Clock.Now, 2026, 11), (second.PublishedAt, second.PublishedYear, second.PublishedMonth));
        Assert.Equal(("000000002/2026-00001", "000000002/2026-00002"), (first.IndexNumber, second.IndexNumber));
        Assert.True(second.Sequence > first.Sequence);
    }

    [Theory(DisplayName = "发布前检查：有错误的不能发布")]
    [OnBothDatabases]
    public async Task Publish_ItemWithFaults_IsRefusedWithTheFirst(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var key = await items.ApprovedAsync(items.Content() with { DocumentNumber = "云工信[2026]8号" });

        var refusal = await new PublishItem(items.Database, items.Clock, items.Checks).RunAsync(items.Editor, key);

        Assert.Equal("item-faults", refusal?.Code);
        Assert.Contains("六角括号", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "更正：他人批准后才换文，旧文留存，公众看得到更正时间和理由")]
    [OnBothDatabases]
    public async Task Correct_ApprovedByAnother_ReplacesTheTextAndTells(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var key = await items.PublishedAsync();
        var proposed = await new ProposeCorrection(items.Database, items.Clock).RunAsync(items.Author, key, items.Content(body: "<p>更正后的正文。</p>"), "更正第一段的数字");
        var read = new ReadItem(items.Database, items.Clock);
        Assert.Contains("认真贯彻", (await read.RunAsync(key.Id))!.BodyHtml, StringComparison.Ordinal);
        var correct = new CorrectItem(items.Database, items.Clock, items.Checks);
        var self = items.Author with { Permissions = RoleTable.Of([Role.Leader]) };
        Assert.Equal("own-work", (await correct.RunAsync(self, await items.KeyAsync(key.Id), proposed.Value))?.Code);

        Assert.Null(await correct.RunAsync(items.Approver, await items.KeyAsync(key.Id), proposed.Value));

        var view = await read.RunAsync(key.Id);
        Assert.Contains("更正后的正文", view!.BodyHtml, StringComparison.Ordinal);
        Assert.Equal([(PublicChangeKind.Published, ""), (PublicChangeKind.Corrected, "更正第一段的数字")], view.Changes.Select(change => (change.Kind, change.Reason)));
        Assert.Equal("item-no-correction", (await correct.RunAsync(items.Approver, await items.KeyAsync(key.Id), proposed.Value))?.Code);
    }

    [Theory(DisplayName = "撤下与替换：留下说明，不留标题；替换指向新的信息；关联两边可见")]
    [OnBothDatabases]
    public async Task WithdrawAndReplace_LeaveAPageWithTheReason(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (site, clock) = (items.Database, items.Clock);
        var (old, successor, secret) = (await items.PublishedAsync(), await items.PublishedAsync(items.Content("新的通知")), await items.PublishedAsync(items.Content("不该公开的标题")));
        Assert.Null(await new RelateItems(site, clock).RunAsync(items.Editor, new ItemRelation(successor.Id, old.Id, RelationKind.Repeals), new DateOnly(2026, 11, 20)));
        var read = new ReadItem(site, clock);
        Assert.Equal(Validity.Repealed, (await read.RunAsync(old.Id))!.Validity!.Value.Validity);
        Assert.Equal("废止本文件", Assert.Single((await read.RunAsync(old.Id))!.Related).Label);
        Assert.Equal("所废止的文件", Assert.Single((await read.RunAsync(successor.Id))!.Related).Label);

        Assert.Null(await new ReplaceItem(site, clock).RunAsync(items.Editor, await items.KeyAsync(old.Id), successor.Id, "已有新的通知"));
        Assert.Equal("item-public-reason", (await new WithdrawItem(site, clock).RunAsync(items.Editor, secret, ""))?.Code);
        Assert.Null(await new WithdrawItem(site, clock).RunAsync(items.Editor, secret, "内容正在核实"));

        var (replaced, withdrawn) = ((await read.StubAsync(old.Id))!, (await read.StubAsync(secret.Id))!);
        Assert.Equal((successor.Id, "已有新的通知"), (replaced.SuccessorId, replaced.Reason));
        Assert.Null(withdrawn.Title);
        Assert.Null(await read.StubAsync(successor.Id));
        Assert.Empty((await read.RunAsync(successor.Id))!.Related);
    }
}
