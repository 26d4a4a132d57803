using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class PublishingWorkTests
{
    [Theory(DisplayName = "自动保存：不成版本、不留痕，只有本人看得到，保存成版本后消失，别的机关不能写")]
    [OnBothDatabases]
    public async Task Keep_UnsavedText_StaysBesideTheDraft(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync();
        var saves = new DraftSaves(items.Database, items.Clock);
        var written = items.Content(title: "", body: "<p onclick=\"x\">写到一半<script>1</script></p>");

        Assert.True((await saves.KeepAsync(items.Author, draft.Id, written)).Succeeded);
        Assert.True((await saves.KeepAsync(items.Author, draft.Id, written with { Summary = "第二次" })).Succeeded);
        Assert.Equal("item-not-found", (await saves.KeepAsync(TestSite.Someone(items.Site.Other, Role.Contributor), draft.Id, written)).Refusal?.Code);
        var kept = (await saves.OfAsync(items.Author, draft.Id))!.Read();

        Assert.Equal(("", "<p>写到一半</p>", "第二次"), (kept.Title, kept.BodyHtml.Trim(), kept.Summary));
        Assert.Null(await saves.OfAsync(TestSite.Someone(items.Site.Bureau, Role.Contributor), draft.Id));
        Assert.Equal(1, (await items.ItemAsync(draft.Id)).LatestVersion);
        Assert.Null((await new EditDraft(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(draft.Id), items.Content())).Refusal);
        Assert.Null(await saves.OfAsync(items.Author, draft.Id));
    }

    [Theory(DisplayName = "保密审查：起草人不能审；有“是”要写意见；不得公开的不能签发；敏感信息没有现行版的审查表不能签发")]
    [OnBothDatabases]
    public async Task Confidentiality_Conclusion_DecidesWhetherItIsSigned(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var review = new ReviewConfidentiality(items.Database, items.Clock);
        var draft = await items.DraftAsync(items.Content() with { Class = ItemClass.Sensitive });
        Assert.Null(await new SubmitForReview(items.Database, items.Clock).RunAsync(items.Author, draft));
        var no = new ConfidentialityForm([.. ConfidentialityReview.Questions.Select(_ => false)], ConfidentialityConclusion.MayPublish, "");
        var author = items.Author with { Permissions = RoleTable.Of([Role.Leader]) };

        Assert.Equal("own-work", (await review.RunAsync(author, await items.KeyAsync(draft.Id), no))?.Code);
        Assert.Equal("not-permitted", (await review.RunAsync(items.Author, await items.KeyAsync(draft.Id), no))?.Code);
        Assert.Equal("confidentiality-form", (await review.RunAsync(items.Approver, await items.KeyAsync(draft.Id), no with { Answers = [] }))?.Code);
        Assert.Equal("confidentiality-opinion", (await review.RunAsync(items.Approver, await items.KeyAsync(draft.Id), no with { Conclusion = ConfidentialityConclusion.MustNotPublish }))?.Code);
        Assert.Equal("confidentiality-missing", await PassAllAsync(items, draft.Id));
        Assert.Null(await review.RunAsync(items.Approver, await items.KeyAsync(draft.Id), no with { Conclusion = ConfidentialityConclusion.MustNotPublish, Opinion = "引用了不公开的文件" }));
        Assert.Equal("confidentiality-forbids", await PassAllAsync(items, draft.Id));
        items.Site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await review.RunAsync(items.Approver, await items.KeyAsync(draft.Id), no));
        Assert.Equal("", await PassAllAsync(items, draft.Id));

        Assert.Equal(ItemState.Approved, (await items.ItemAsync(draft.Id)).State);
        Assert.Equal(["可以公开", "不得公开"], (await review.OfAsync(items.Author, draft.Id)).Select(form => ConfidentialityReview.InChinese(form.Conclusion)));
        Assert.Empty(await review.OfAsync(TestSite.Someone(items.Site.Other, Role.Leader), draft.Id));
    }

    [Theory(DisplayName = "要点分解：责任单位、时限、佐证，逾期的标出，缺一样整批不收")]
    [OnBothDatabases]
    public async Task KeyPoints_FromListToEvidence_AreKept(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var points = new KeyPoints(items.Database, items.Clock);
        KeyPointLine[] lines = [new("1", "公开营商环境政策清单", "", new DateOnly(2026, 11, 30)), new("2", "公开预算", "", new DateOnly(2026, 6, 30))];

        Assert.Equal("not-permitted", (await points.AddAsync(items.Author, 2026, lines))?.Code);
        Assert.Equal("key-points-unit", (await points.AddAsync(items.Editor, 2026, [.. lines, new("3", "某事项", "没有的处室", new DateOnly(2026, 6, 30))]))?.Code);
        Assert.Empty(await points.OfYearAsync(items.Author, 2026));
        Assert.Null(await points.AddAsync(items.Editor, 2026, lines));
        var rows = await points.OfYearAsync(items.Author, 2026);
        Assert.Equal(["2 逾期 143 天", "1 剩 10 天"], rows.Select(row => $"{row.Point.Number} {KeyPoints.InChinese(row.Point, items.Clock.Today)}"));
        Assert.Equal("key-point-evidence", (await points.DoneAsync(items.Author, rows[1].Point.Id, ""))?.Code);
        Assert.Null(await points.DoneAsync(items.Author, rows[1].Point.Id, "/items/1 已公开"));

        Assert.Equal("按期完成", KeyPoints.InChinese((await points.OfYearAsync(items.Author, 2026))[1].Point, items.Clock.Today));
        Assert.Empty(await points.OfYearAsync(TestSite.Someone(items.Site.Other, Role.Contributor), 2026));
    }

    [Theory(DisplayName = "有效期和解读：快到期的文件列出，已废止的不列；解读带形式，两边都看得到，有了解读不再提醒")]
    [OnBothDatabases]
    public async Task Lapses_AndInterpretation_AreTold(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var soon = await items.PublishedQuicklyAsync(items.Content("快到期的办法") with { LapsesOn = new DateOnly(2026, 12, 31) });
        await items.PublishedQuicklyAsync(items.Content("长期的办法") with { LapsesOn = new DateOnly(2031, 1, 1) });
        var explained = await items.PublishedQuicklyAsync(items.Content("一图读懂办法") with { Kind = ItemKind.Interpretation, InterpretationForm = InterpretationForm.Picture });
        var lapses = new DocumentLapses(items.Database, items.Clock);

        var listed = Assert.Single(await lapses.RunAsync(items.Site.Bureau.Id));
        Assert.Equal((soon, 41), (listed.Row.Id, listed.DaysLeft));
        Assert.Equal(["长期的办法", "快到期的办法"], (await lapses.WithoutInterpretationAsync(items.Site.Bureau.Id)).Select(row => row.Title));
        Assert.Null(await new RelateItems(items.Database, items.Clock).RunAsync(items.Author, new ItemRelation(explained, soon, RelationKind.Interprets)));
        var read = new ReadItem(items.Database, items.Clock);

        Assert.Equal(("政策解读", InterpretationForm.Picture), ((await read.RunAsync(soon))!.Related.Select(related => (related.Label, related.Form!.Value)).Single()));
        Assert.Equal("所解读的文件", Assert.Single((await read.RunAsync(explained))!.Related).Label);
        Assert.Equal(InterpretationForm.Picture, (await read.RunAsync(explained))!.Facts.InterpretationForm);
        Assert.Equal(["长期的办法"], (await lapses.WithoutInterpretationAsync(items.Site.Bureau.Id)).Select(row => row.Title));
        Assert.Empty(await lapses.RunAsync(items.Site.Other.Id));
    }

    [Theory(DisplayName = "公开指南：资料不全、没核对过、超过一年都算过期；更新雷达邮件一天一封，写明要办的事")]
    [OnBothDatabases]
    public async Task Radar_GuideAndColumns_AreMailedOnceADay(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var guide = new ConfirmGuide(items.Database, items.Clock);
        Assert.True((await guide.StateAsync(items.Site.Bureau.Id)).IsStale);
        Assert.Equal("not-permitted", (await guide.RunAsync(items.Author))?.Code);
        Assert.Null(await guide.RunAsync(items.Editor));
        Assert.Equal(items.Clock.Today, (await guide.StateAsync(items.Site.Bureau.Id)).ConfirmedOn);
        Assert.Contains("办公地址", (await guide.StateAsync(items.Site.Bureau.Id)).Missing);
        var editor = await items.Site.AddPersonAsync(items.Site.Bureau, "editor", Role.SiteEditor);
        await items.Site.AddPersonAsync(items.Site.Bureau, "writer", Role.Contributor);
        await using var db = items.Site.Open();
        await db.People.ExecuteUpdateAsync(person => person.SetProperty(one => one.Email, one => one.SignInName + "@example.gov.cn"));
        await items.PublishedQuicklyAsync();
        items.Site.Time.Advance(TimeSpan.FromDays(190));
        var radar = new SendRadar(items.Database, items.Clock, items.Site.Vault);

        Assert.Equal(1, await radar.RunAsync());
        Assert.Equal(0, await radar.RunAsync());
        var lines = await radar.LinesAsync(items.Site.Bureau);
        Assert.Contains(lines, line => line.Contains("已超期", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("公开指南缺少", StringComparison.Ordinal));
        Assert.Single(await db.Outbox.Where(item => item.Kind == "mail").ToListAsync());
        Assert.NotEqual(Guid.Empty, editor.Id);
    }

    [Theory(DisplayName = "更新雷达邮件：栏目的责任人收到自己栏目的，责任写在给网站编辑的信里；没有超期的不发；同一天只发一次")]
    [OnBothDatabases]
    public async Task Radar_ColumnsWithOwner_TellTheOwner(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var owner = await items.Site.AddPersonAsync(items.Site.Bureau, "owner", Role.Contributor);
        await items.Site.AddPersonAsync(items.Site.Bureau, "other", Role.Contributor);
        await using var db = items.Site.Open();
        await db.People.ExecuteUpdateAsync(person => person.SetProperty(one => one.Email, one => one.SignInName + "@example.gov.cn"));
        await items.PublishedQuicklyAsync();
        var duties = new ColumnDuties(items.Database, items.Clock);
        Assert.Null(await duties.SetAsync(items.Editor, items.Columns["statutory/documents/"], new ColumnDutyContent(null, owner.Id, 30, null)));
        Assert.Null(await duties.SetAsync(items.Editor, items.Columns["statutory/meetings/"], new ColumnDutyContent(null, owner.Id, 30, null)));
        var radar = new SendRadar(items.Database, items.Clock, items.Site.Vault);

        Assert.Equal(0, await radar.RunAsync());
        items.Site.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(1, await radar.RunAsync());
        Assert.Equal(0, await radar.RunAsync());

        var mail = Assert.Single(await db.Outbox.Where(item => item.Kind == "mail").ToListAsync());
        Assert.Equal(items.Site.Bureau.Id, mail.OrganId);
        Assert.Contains("栏目“部门文件”已超期 10 天没有更新（责任：测试owner）", await radar.LinesAsync(items.Site.Bureau));
    }

    [Theory(DisplayName = "词表数据：站点的领导名单进入检查，站点的同义词进入检索，写错的一行指出来")]
    [OnBothDatabases]
    public async Task Names_OfTheSite_AreUsed(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content("住房公积金提取办法"));
        await items.WorkAsync();
        var lists = new CheckLists(items.Database, items.Clock);

        Assert.Equal(0, (await items.Search().RunAsync(new SearchQuery("房积金"))).Total);
        Assert.Equal("check-leader", (await lists.SetNamesAsync(items.Manager, [new Leader("甲", "市长")], []))?.Code);
        Assert.Equal("check-synonyms", (await lists.SetNamesAsync(items.Manager, [], [["公积金"]]))?.Code);
        Assert.Null(await lists.SetNamesAsync(items.Manager, [new Leader("甲云山", "市长"), new Leader("乙长河", "副市长")], [["公积金", "房积金"]]));

        Assert.Equal(1, (await items.Search().RunAsync(new SearchQuery("房积金"))).Total);
        Assert.Contains(await items.Checks.RunAsync(items.Content(body: "<p>市长乙长河出席。</p>")), finding => finding.Rule == "leader-title");
    }

    private static async Task<string> PassAllAsync(TestItems items, Guid id)
    {
        while ((await items.ItemAsync(id)).State == ItemState.InReview)
        {
            if (await new ApproveStage(items.Database, items.Clock).RunAsync(TestSite.Someone(items.Site.Bureau, Role.Leader), await items.KeyAsync(id), new ReviewOpinion(FiveGates.AllPassed)) is { } refusal)
            {
                return refusal.Code;
            }
        }

        return "";
    }
}
