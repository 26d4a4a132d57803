using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例办理 — items of one organ in every state and at every stage of review, brought there by the use cases themselves, so that each role finds work.</summary>
internal sealed class DemoWork(SiteDatabase database, SiteClock clock)
{
    private readonly ItemChecks _checks = new(database, clock, _ => []);
    private IReadOnlyList<Person> _people = [];
    private Organ _organ = null!;
    private SiteClock _now = null!;
    private Dictionary<string, Guid> _columns = [];
    private Dictionary<string, Guid> _units = [];

    /// <param name="hasHistory">Whether items that were published, corrected, replaced and withdrawn are wanted too.</param>
    internal async Task AddAsync(Organ organ, bool hasHistory, CancellationToken cancellation)
    {
        (_organ, _now) = (organ, clock);
        await using (var db = database.Open(OrganScope.Site))
        {
            _people = await db.People.AsNoTracking().Include(person => person.Roles).Where(person => person.OrganId == organ.Id).OrderBy(person => person.SignInName).ToListAsync(cancellation);
            _units = await db.Units.AsNoTracking().Where(unit => unit.OrganId == organ.Id).ToDictionaryAsync(unit => unit.Name, unit => unit.Id, cancellation);
            _columns = await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.OrganId == null).ToDictionaryAsync(column => column.Path, column => column.Id, cancellation);
        }

        if (_people.Any(person => person.Roles.Any(assigned => assigned.Role == Role.SiteEditor)))
        {
            await DutiesAsync(cancellation);
        }

        await DraftsAsync(cancellation);
        await InReviewAsync(cancellation);
        if (hasHistory)
        {
            await DoneAsync(cancellation);
        }
    }

    private Caller Writer => Of(Role.Contributor);

    private Caller Signer => Of(Role.Leader);

    private async Task DutiesAsync(CancellationToken cancellation)
    {
        (string Column, string Unit, int? Days, int? Publish)[] wanted =
            [("documents", "政策法规处", null, 7), ("interpretations", "政策法规处", 90, 3), ("notices", "办公室", 30, null), ("news", "宣传教育处", 10, 2), ("budgets", "综合规划处", 365, null), ("statistics", "综合规划处", 60, null)];
        var duties = new ColumnDuties(database, clock);
        foreach (var (column, unit, days, publish) in wanted)
        {
            var owner = _people.FirstOrDefault(person => person.UnitId == _units[unit]);
            Must(await duties.SetAsync(Of(Role.SiteEditor), _columns[$"statutory/{column}/"], new ColumnDutyContent(_units[unit], owner?.Id, days, publish), cancellation));
        }
    }

    private async Task DraftsAsync(CancellationToken cancellation)
    {
        await DraftAsync(Content("关于做好冬季供水保障工作的通知", "notices", ItemKind.Notice), cancellation);
        await DraftAsync(Content("数字经济发展专项资金安排情况", "budgets", ItemKind.Budget) with { DatedOn = clock.Today.AddDays(-60) }, cancellation);
        var returned = await SubmittedAsync(Content("绿色工厂评价管理办法解读", "interpretations", ItemKind.Interpretation), cancellation);
        Must(await new ReturnToDraft(database, clock).RunAsync(Reviewers()[0], await KeyAsync(returned), new ReviewOpinion(FiveGates.Open, "第二段的数字与附表不一致，请核对。")
        {
            Marks = [new MarkedPassage("按季度通报进展", "请写明由谁通报")],
        }, cancellation));
        var discarded = await DraftAsync(Content("重复的工作简报", "news", ItemKind.News), cancellation);
        Must(await new DiscardDraft(database, clock).RunAsync(Writer, await KeyAsync(discarded), "与已发布的信息重复", cancellation));
    }

    private async Task InReviewAsync(CancellationToken cancellation)
    {
        string[] titles = ["工业节能监察工作方案", "召开营商环境座谈会", "关于公布政务服务事项目录的公告", "老旧小区改造三年行动计划", "中小企业数字化转型扶持办法"];
        (string Column, ItemKind Kind)[] kinds = [("inspections", ItemKind.Inspection), ("news", ItemKind.News), ("notices", ItemKind.Notice), ("plans", ItemKind.Plan), ("documents", ItemKind.NormativeDocument)];
        for (var stage = 0; stage < titles.Length; stage++)
        {
            var id = await SubmittedAsync(Content(titles[stage], kinds[stage].Column, kinds[stage].Kind), cancellation);
            await PassAsync(id, stage, cancellation);
        }

        await ReviewConfidentialityAsync(cancellation);
        var disputed = await SubmittedAsync(Content("重点企业经营情况调查表", "statistics", ItemKind.Statistics), cancellation);
        await PassAsync(disputed, 1, cancellation);
        Must(await new DisputeDisclosure(database, clock).RunAsync(Reviewers()[1], await KeyAsync(disputed), new DisclosureDecision(
            DisclosureClass.Withheld, "含企业报送的经营数据，公开会损害其合法权益", "条例第十五条", clock.Today.AddYears(1)), cancellation));
    }

    // Two forms of the review that comes before publication: one lets the item go, one asks for a change first.
    private async Task ReviewConfidentialityAsync(CancellationToken cancellation)
    {
        var review = new ReviewConfidentiality(database, clock);
        var clear = ConfidentialityReview.Questions.Select(_ => false).ToList();
        List<bool> quoted = [.. clear];
        quoted[5] = true;
        foreach (var (title, form) in ((string, ConfidentialityForm)[])
        [
            ("项目招标结果汇总公示", new(clear, ConfidentialityConclusion.MayPublish, "逐项核对，不涉及不予公开的内容。")),
            ("安全生产检查情况通报", new(quoted, ConfidentialityConclusion.MayPublishAfterChange, "第二段引用了内部文件的文号，删去后可以公开。")),
        ])
        {
            var id = await SubmittedAsync(Content(title, "inspections", ItemKind.Inspection), cancellation);
            Must(await review.RunAsync(Reviewers()[1], await KeyAsync(id), form, cancellation));
        }
    }

    private async Task DoneAsync(CancellationToken cancellation)
    {
        await ApprovedAsync(Content("技术改造项目竣工验收结果公示", "projects", ItemKind.MajorProject), cancellation);
        var scheduled = await ApprovedAsync(Content("公务员录用拟录用人员公示", "recruitment", ItemKind.Personnel), cancellation);
        Must(await new ScheduleItem(database, clock, _checks).RunAsync(Signer, await KeyAsync(scheduled), clock.Now.AddDays(2), cancellation));
        var filed = await ApprovedAsync(Content("应急预案演练内部评估报告", "emergency", ItemKind.Emergency) with
        {
            Disclosure = new DisclosureDecision(DisclosureClass.Withheld, "属于内部管理和过程性信息", "条例第十六条", clock.Today.AddDays(20)),
        }, cancellation);
        Must(await new FileItem(database, clock).RunAsync(Signer, await KeyAsync(filed), cancellation));

        // Oldest first, as lists have them.
        var withdrawn = await PublishedAsync(Content("临时交通管制通告", "notices", ItemKind.Notice), 8, cancellation);
        var former = await PublishedAsync(Content("办事指南（旧版）", "licenses", ItemKind.AdministrativeLicense), 7, cancellation);
        var document = await PublishedAsync(Content("促进科技成果转化若干规定", "documents", ItemKind.NormativeDocument), 6, cancellation);
        var interpretation = await PublishedAsync(Content("《促进科技成果转化若干规定》解读", "interpretations", ItemKind.Interpretation), 6, cancellation);
        var corrected = await PublishedAsync(Content("公共数据开放清单", "statistics", ItemKind.Statistics), 5, cancellation);
        var successor = await PublishedAsync(Content("办事指南", "licenses", ItemKind.AdministrativeLicense), 4, cancellation);
        var consultation = await PublishedAsync(Content("《促进科技成果转化若干规定（征求意见稿）》公开征求意见", "consultations", ItemKind.Consultation), 3, cancellation);

        Must(await new WithdrawItem(database, clock).RunAsync(Signer, await KeyAsync(withdrawn), "管制已经解除，内容不再适用", showsTitle: true, cancellation));
        Must(await new ReplaceItem(database, clock).RunAsync(Signer, await KeyAsync(former), successor, "办理条件有调整，以新版为准", cancellation));
        var proposed = await new ProposeCorrection(database, clock).RunAsync(Writer, await KeyAsync(corrected), Content("公共数据开放清单", "statistics", ItemKind.Statistics) with { Summary = "补充第三类数据。" }, "补充漏列的第三类数据", cancellation);
        Must(await new CorrectItem(database, clock, _checks).RunAsync(Signer, await KeyAsync(corrected), proposed.Value, cancellation));
        Must((await new ProposeCorrection(database, clock).RunAsync(Writer, await KeyAsync(successor), Content("办事指南", "licenses", ItemKind.AdministrativeLicense) with { Summary = "更新了咨询电话。" }, "咨询电话有变动", cancellation)).Refusal);
        await RelateAsync(document, interpretation, consultation, cancellation);
    }

    // A document with its interpretation and its consultation, each pointing at the others.
    private async Task RelateAsync(Guid document, Guid interpretation, Guid consultation, CancellationToken cancellation)
    {
        Must(await new Portal.OpenConsultation(database, clock).RunAsync(Writer, consultation, clock.Today, clock.Today.AddDays(30), cancellation));
        await new Portal.SendOpinion(database, clock, new Vault(new byte[32])).RunAsync(Caller.Public("demo create"), consultation, new Portal.OpinionText("建议写明成果转化收益的分配比例，便于执行。"), cancellation);
        await new Portal.ReportFault(database, clock, new Vault(new byte[32])).RunAsync(Caller.Public("demo create"), ($"/items/{document}", "第一段的机关名称少了一个字，请核对。", ""), cancellation);
        var relate = new RelateItems(database, clock);
        Must(await relate.RunAsync(Writer, new ItemRelation(interpretation, document, RelationKind.Interprets), cancellation: cancellation));
        Must(await relate.RunAsync(Writer, new ItemRelation(consultation, document, RelationKind.ConsultsOn), cancellation: cancellation));
    }

    private ItemContent Content(string title, string column, ItemKind kind) => new(title, kind, _columns[$"statutory/{column}/"],
        $"<p>各有关单位：</p><p>为做好相关工作，{_organ.Name}研究制定了工作安排，按季度通报进展，现予公布。</p><h2>一、总体要求</h2><p>明确责任，公开办理条件、程序和结果。</p><h2>二、工作安排</h2>"
        + "<table><tbody><tr><th>事项</th><th>时限</th></tr><tr><td>方案公布</td><td>本季度末</td></tr><tr><td>中期评估</td><td>下半年</td></tr></tbody></table>")
    {
        IssuingOrgan = _organ.Name,
        DatedOn = clock.Today.AddDays(-9),
        EffectiveOn = kind == ItemKind.NormativeDocument ? clock.Today.AddDays(21) : null,
        DocumentNumber = kind == ItemKind.NormativeDocument ? $"{_organ.ShortName}规〔{clock.Today.Year}〕88号" : "",
        Summary = $"{title}的主要内容。",
        ThemeCode = "0201",
        Keywords = "工作安排",
        Editor = Writer.Name,
    };

    private async Task<Guid> DraftAsync(ItemContent content, CancellationToken cancellation) => (await new CreateDraft(database, _now).RunAsync(Writer, content, cancellation)).Value.Id;

    private async Task<Guid> SubmittedAsync(ItemContent content, CancellationToken cancellation)
    {
        var id = await DraftAsync(content, cancellation);
        Must(await new SubmitForReview(database, _now).RunAsync(Writer, await KeyAsync(id), cancellation));
        return id;
    }

    private async Task<Guid> ApprovedAsync(ItemContent content, CancellationToken cancellation)
    {
        var id = await SubmittedAsync(content, cancellation);
        await PassAsync(id, Reviewers().Count, cancellation);
        return id;
    }

    /// <summary>Written, reviewed and published on a day of the last week, so that a list of what is new has days in it.</summary>
    private async Task<Guid> PublishedAsync(ItemContent content, int daysAgo, CancellationToken cancellation)
    {
        _now = SiteClock.StandingAt(SiteClock.StartOf(clock.Today.AddDays(-daysAgo)).AddHours(9).AddMinutes(7 * daysAgo));
        var id = await ApprovedAsync(content, cancellation);
        Must(await new PublishItem(database, _now, _checks).RunAsync(Signer, await KeyAsync(id), cancellation));
        _now = clock;
        return id;
    }

    private async Task PassAsync(Guid id, int stages, CancellationToken cancellation)
    {
        for (var stage = 0; stage < stages; stage++)
        {
            Must(await new ApproveStage(database, _now).RunAsync(Reviewers()[stage], await KeyAsync(id), new ReviewOpinion(FiveGates.AllPassed, "同意。"), cancellation));
        }
    }

    /// <summary>One person a stage: the head of the contributing unit, two reviewers, the deputy, the head of the organ.</summary>
    private List<Caller> Reviewers() => [Named("unit-head"), Of(Role.Reviewer), Of(Role.DisclosureOfficer), Named("vice-leader"), Signer];

    private Caller Named(string name) => CallerOf(_people.First(person => person.SignInName.StartsWith($"{name}-", StringComparison.Ordinal)));

    private Caller Of(Role role) => CallerOf(_people.First(person => person.Roles.Any(assigned => assigned.Role == role) && person.SignInName.StartsWith($"{RoleTable.Of(role).Code}-", StringComparison.Ordinal)));

    private Caller CallerOf(Person person) => new(person.Id, person.Name, "demo create", OrganScope.Own(_organ), RoleTable.Of(person.Roles.Select(assigned => assigned.Role)));

    private async Task<ItemKey> KeyAsync(Guid id)
    {
        await using var db = database.Open(OrganScope.Site);
        return new ItemKey(id, await db.Set<Publication>().Where(item => item.Id == id).Select(item => item.Version).FirstAsync());
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }
}
