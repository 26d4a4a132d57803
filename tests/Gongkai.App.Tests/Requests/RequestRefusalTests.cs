using System.Text;
using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class RequestRefusalTests
{
    [Theory(DisplayName = "认领：没分给本处室的、没有处室的、已有人承办的、已办结的认领不了；认领以后写明是谁")]
    [OnBothDatabases]
    public async Task Claim_OfOwnUnitOnly_IsKept(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var assign = new AssignRequest(requests.Database, site.Clock, site.Vault);
        var (inside, colleague, outside) = (await site.AddPersonAsync(site.Bureau, "in", Role.Handler), await site.AddPersonAsync(site.Bureau, "in2", Role.Handler), await site.AddPersonAsync(site.Bureau, "out", Role.Handler));
        await using (var db = site.Open())
        {
            await db.People.Where(person => person.Id == inside.Id || person.Id == colleague.Id).ExecuteUpdateAsync(person => person.SetProperty(one => one.UnitId, requests.Unit.Id));
        }

        Caller Of(Guid person) => requests.Handler with { PersonId = person };
        var (id, unassigned) = (await requests.HandledAsync(), (await requests.RegisteredAsync(requests.Form("另一件"))).RequestId);

        await Refused.AssertAsync(site, ("not-permitted", "办理申请"), async () => await assign.ClaimAsync(requests.Leader with { PersonId = inside.Id }, await requests.KeyAsync(id)));
        await Refused.AssertAsync(site, ("request-claim-unit", "只能认领分给本处室的在办申请"), async () => await assign.ClaimAsync(Of(outside.Id), await requests.KeyAsync(id)));
        await Refused.AssertAsync(site, ("request-claim-unit", "只能认领分给本处室的在办申请"), async () => await assign.ClaimAsync(Of(inside.Id), await requests.KeyAsync(unassigned)));
        await Refused.AssertAsync(site, ("request-not-found", "它可能属于其他机关"), async () => await assign.ClaimAsync(requests.Stranger, await requests.KeyAsync(id)));
        var stale = await requests.KeyAsync(id);
        TestRequests.Must(await assign.ClaimAsync(Of(inside.Id), stale));
        Assert.Equal(inside.Id, (await requests.RequestAsync(id)).HandlerId);
        await Refused.AssertAsync(site, ("changed-meanwhile", "刚刚被其他人办理"), () => assign.ClaimAsync(Of(colleague.Id), stale));
        await Refused.AssertAsync(site, ("request-claimed", "已由他人承办"), async () => await assign.ClaimAsync(Of(colleague.Id), await requests.KeyAsync(id)));
        TestRequests.Must(await assign.ReturnAsync(requests.Handler, await requests.KeyAsync(id), "不属本处室职责"));
        await Refused.AssertAsync(site, ("request-claim-unit", "只能认领"), async () => await assign.ClaimAsync(Of(inside.Id), await requests.KeyAsync(id)));
    }

    [Theory(DisplayName = "同时认领：八个人里只有一个认领到")]
    [OnBothDatabases]
    public async Task Claim_EightAtOnce_OneGetsIt(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var people = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            people.Add((await site.AddPersonAsync(site.Bureau, $"p{i}", Role.Handler)).Id);
        }

        await using (var db = site.Open())
        {
            await db.People.ExecuteUpdateAsync(person => person.SetProperty(one => one.UnitId, requests.Unit.Id));
        }

        var id = await requests.HandledAsync();
        var key = await requests.KeyAsync(id);

        var results = await Task.WhenAll(people.Select(person => Task.Run(() => new AssignRequest(requests.Database, site.Clock, site.Vault).ClaimAsync(requests.Handler with { PersonId = person }, key))));

        var winner = Assert.Single(Enumerable.Range(0, 8), i => results[i].Succeeded);
        Assert.Equal(people[winner], (await requests.RequestAsync(id)).HandlerId);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal("changed-meanwhile", result.Refusal!.Code));
    }

    [Theory(DisplayName = "拟稿：没有结果、结果与文书不配、更正申请没选结果，都不保存；没有权限的、别的机关的不能拟")]
    [OnBothDatabases]
    public async Task Draft_WithoutOutcomeOrFitPaper_IsNotSaved(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, draft) = (requests.Site, new DraftReply(requests.Database, requests.Site.Clock, requests.Site.Vault));
        var id = await requests.HandledAsync();
        var correction = await requests.HandledAsync(form: requests.Form("更正本人的登记") with { Kind = RequestKind.RecordCorrection });
        async Task No((string, string) expected, Caller by, Guid on, ReplyContent reply) => await Refused.AssertAsync(site, expected, async () => await draft.RunAsync(by, await requests.KeyAsync(on), reply));

        await No(("reply-outcome", "请选择办理结果"), requests.Handler, id, TestRequests.Reply() with { Matters = [] });
        await No(("reply-correction", "请选择更正申请的办理结果"), requests.Handler, correction, TestRequests.Reply());
        await No(("not-permitted", "办理申请"), requests.Leader, id, TestRequests.Reply());
        await No(("request-not-found", "它可能属于其他机关"), requests.Stranger, id, TestRequests.Reply());
        // Every outcome takes its own papers and no others.
        foreach (var (entry, paper) in Outcomes.All.SelectMany(entry => Enum.GetValues<PaperKind>().Where(paper => !entry.Papers.Contains(paper)).Select(paper => (entry, paper))))
        {
            Assert.Equal("reply-paper", DraftReply.Problem(RequestKind.Disclosure, new ReplyContent([entry.Outcome], paper))?.Code);
        }

        await No(("reply-paper", "不用这种文书"), requests.Handler, id, TestRequests.Reply(Outcome.Granted, PaperKind.ReplyProcessInformation));
        Assert.All(Outcomes.All, entry => Assert.All(entry.Papers, paper => Assert.Null(DraftReply.Problem(RequestKind.Disclosure, new ReplyContent([entry.Outcome], paper)))));
    }

    [Theory(DisplayName = "拆分、并案、撤销：件数不对、没有名称、不是同一申请人、并入自己、已办结的、撤销拆分，都不办")]
    [OnBothDatabases]
    public async Task SplitMergeUndo_WithoutGround_IsRefused(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var (split, merge, undo) = (new SplitRequest(requests.Database, site.Clock, site.Vault), new MergeRequests(requests.Database, site.Clock, site.Vault), new UndoStep(requests.Database, site.Clock, site.Vault));
        var (whole, other) = ((await requests.RegisteredAsync()).RequestId, (await requests.RegisteredAsync(requests.Form("别人的一件") with { Applicant = TestRequests.Applicant with { Name = "窦星野", IdNumber = "11010519491231002X" } })).RequestId);
        SplitMatter a = new("甲", ""), b = new("乙", "");
        foreach (var matters in new SplitMatter[][] { [], [a], [a, new SplitMatter(" ", "没有名称")], [.. Enumerable.Repeat(a, 21)] })
        {
            await Refused.AssertAsync(site, ("request-split-matters", "2至20件"), async () => await split.RunAsync(requests.Officer, await requests.KeyAsync(whole), matters));
        }

        await Refused.AssertAsync(site, ("request-not-found", "它可能属于其他机关"), async () => await split.RunAsync(requests.Stranger, await requests.KeyAsync(whole), [a, b]));
        foreach (var main in new[] { whole, other, Guid.NewGuid() })
        {
            await Refused.AssertAsync(site, ("request-merge-main", "同一申请人在本机关的另一件在办申请"), async () => await merge.RunAsync(requests.Officer, await requests.KeyAsync(whole), main, "内容相同"));
        }

        TestRequests.Must(await split.RunAsync(requests.Officer, await requests.KeyAsync(whole), [a, b]));
        var parts = (await requests.ViewAsync(whole)).Parts;
        await Refused.AssertAsync(site, ("request-undo-lasting", "不能撤销"), async () => await undo.RunAsync(requests.Officer, await requests.KeyAsync(whole), 2, "不该拆"));
        TestRequests.Must(await merge.RunAsync(requests.Officer, await requests.KeyAsync(parts[1].Id), parts[0].Id, "内容相同"));
        // What has ended takes nothing up any more.
        await Refused.AssertAsync(site, ("request-merge-main", "在办申请"), async () => await merge.RunAsync(requests.Officer, await requests.KeyAsync(parts[0].Id), parts[1].Id, "内容相同"));
    }

    [Theory(DisplayName = "复议诉讼：没有写机关、受理在今天以后、提起晚于受理、别的机关的申请，都不登记")]
    [OnBothDatabases]
    public async Task Remedy_WithWrongFacts_IsNotKept(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, add) = (requests.Site, new AddRemedy(requests.Database, requests.Site.Clock, requests.Site.Vault));
        var id = await requests.HandledAsync();
        var good = new RemedyForm(id, RemedyKind.Reconsideration, requests.Today, "云汀市人民政府");
        foreach (var form in new[] { good with { Authority = " " }, good with { AcceptedOn = requests.Today.AddDays(1) }, good with { FiledOn = requests.Today.AddDays(1) } })
        {
            await Refused.AssertAsync(site, ("remedy-form", "受理日期不晚于今天，不早于提起日期"), () => add.RunAsync(requests.Officer, form));
        }

        await Refused.AssertAsync(site, ("not-permitted", "登记申请"), () => add.RunAsync(requests.Handler, good));
        await Refused.AssertAsync(site, ("request-not-found", "它可能属于其他机关"), () => add.RunAsync(requests.Stranger, good));
    }

    [Theory(DisplayName = "导入申请台账：每一种填错都指出是哪一行错在哪里，有一行错就一件都不收")]
    [OnBothDatabases]
    public async Task Import_WrongRow_IsNamedAndNothingKept(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, import) = (requests.Site, new ImportRequests(requests.Database, requests.Site.Clock, requests.Site.Vault));
        const string Head = "编号,标题,内容,申请人,申请人类型,提交方式,提交日期,收到日期,办理结果,办结日期\n";
        const string Good = "旧1,甲事项,,窦星野,自然人,当面提交,2025-03-03,,予以公开,2025-03-20\n";
        (string Row, string Words)[] cases =
        [
            (",乙事项,,窦星野,自然人,当面提交,2025-03-03,,,", "没有编号"),
            ("旧2,,,窦星野,自然人,当面提交,2025-03-03,,,", "没有标题"),
            ("旧2,乙事项,,,自然人,当面提交,2025-03-03,,,", "没有申请人"),
            ("旧2,乙事项,,窦星野,个人,当面提交,2025-03-03,,,", "申请人类型应为"),
            ("旧2,乙事项,,窦星野,自然人,托人带来,2025-03-03,,,", "提交方式应为"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2025年春,,,", "提交日期应写成"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2026-11-21,,,", "不能晚于今天"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2025-03-03,2025-03-02,,", "不能早于提交日期"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2025-03-03,,予以公开,", "应同时填写"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2025-03-03,,,2025-03-20", "应同时填写"),
            ("旧2,乙事项,,窦星野,自然人,当面提交,2025-03-03,,予以公开,2025-03-02", "不能早于收到日期"),
            ("旧1,乙事项,,窦星野,自然人,当面提交,2025-03-03,,,", "在文件里出现两次"),
        ];
        foreach (var (row, words) in cases)
        {
            var report = TestRequests.Must(await import.RunAsync(requests.Officer, ("台账.csv", Encoding.UTF8.GetBytes(Head + row + "\n" + Good)), isDryRun: false));
            var problem = Assert.Single(report.Problems);
            Assert.Equal((row.StartsWith("旧1", StringComparison.Ordinal) ? 3 : 2, false), (problem.Row, report.IsKept));
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        }

        async Task Refuses(string code, string text, Caller? by = null) => await Refused.AssertAsync(site, (code, ""), () => import.RunAsync(by ?? requests.Officer, ("台账.csv", Encoding.UTF8.GetBytes(text)), isDryRun: false));
        await Refuses("import-rows", Head);
        await Refuses("import-rows", "编号,标题,内容\n旧1,甲事项,\n旧2,乙事项,\n");
        await Refuses("not-permitted", Head + Good, requests.Handler);
        await using var db = site.Open();
        Assert.Equal(0, await db.Set<DisclosureRequest>().CountAsync());
    }

    [Theory(DisplayName = "转主动公开建议：三个以上不同的申请人要过而且给了的才建议；一个人申请三次、没有给的、一年以前的、别的机关的不算")]
    [OnBothDatabases]
    public async Task AskedByMany_EqualsTheCountByHand(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, random) = (requests.Site, new Random(17));
        var all = new List<DisclosureRequest>();
        for (var i = 0; i < 200; i++)
        {
            var submitted = requests.Today.AddDays(-random.Next(600));
            all.Add(new DisclosureRequest
            {
                Id = Guid.CreateVersion7(),
                OrganId = (random.Next(5) == 0 ? site.Other : site.Bureau).Id,
                Number = $"{i}",
                SubmissionKey = $"{i}",
                QueryKey = $"{i}",
                Title = $"事项{random.Next(12)}",
                SubmittedOn = submitted,
                ReceivedOn = submitted,
                RegisteredAt = site.Clock.Now,
                ApplicantKey = $"人{random.Next(4)}",
                State = RequestState.Replied,
                EndedOn = submitted,
                Outcome = (Outcome)random.Next(4),
            });
        }

        await using (var db = site.Open())
        {
            db.AddRange(all);
            await db.SaveChangesAsync();
        }

        var wanted = TestRequests.Must(await new AskedByMany(requests.Database, site.Clock).RunAsync(requests.Officer));

        var given = all.Where(one => one.OrganId == site.Bureau.Id && one.SubmittedOn >= requests.Today.AddYears(-1) && (one.Outcome is Outcome.Granted or Outcome.PartiallyGranted));
        var expected = given.GroupBy(one => one.Title).Select(group => new WantedInformation(group.Key, group.Select(one => one.ApplicantKey).Distinct().Count(), group.Count()))
            .Where(one => one.People >= 3).OrderByDescending(one => one.People).ThenBy(one => one.Title, StringComparer.Ordinal).Take(5).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, wanted);
        Assert.Equal("not-permitted", (await new AskedByMany(requests.Database, site.Clock).RunAsync(TestSite.Someone(site.Bureau, Role.Contributor))).Refusal?.Code);
    }

    [Theory(DisplayName = "办理规则和预览：黄橙颠倒、超限的不收；预览的到期日等于办理后的到期日，什么也没写")]
    [OnBothDatabases]
    public async Task Preview_OfAStep_IsWhatTheStepGives(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, rules) = (requests.Site, new SetRequestRules(requests.Database, requests.Site.Clock));
        var good = new RequestRules();
        foreach (var bad in new[] { good with { Orange = -1 }, good with { Yellow = 1, Orange = 2 }, good with { Yellow = 21 }, good with { ClarificationWorkingDays = 0 }, good with { ClarificationWorkingDays = 61 } })
        {
            await Refused.AssertAsync(site, ("request-rules", "补正期限应为1至60个工作日"), () => rules.RunAsync(requests.Officer, bad));
        }

        await Refused.AssertAsync(site, ("not-permitted", "登记申请"), () => rules.RunAsync(requests.Handler, good));
        var id = await requests.HandledAsync(new DateOnly(2026, 11, 2));
        var preview = new PreviewStep(requests.Database, site.Clock);
        var next = new RequestEvent(RequestAction.TellExtension, requests.Today);
        await Refused.AssertAsync(site, ("request-not-found", "它可能属于其他机关"), () => preview.RunAsync(requests.Stranger, id, next));
        await requests.DoneAsync(requests.Leader, id, RequestAction.ApproveExtension, new StepFacts { Reason = "文件量大", WorkingDays = 5 });

        var shown = TestRequests.Must(await preview.RunAsync(requests.Handler, id, next));
        await requests.DoneAsync(requests.Handler, id, RequestAction.TellExtension);

        var after = (await requests.ViewAsync(id)).Deadline.Value;
        Assert.Equal(after.DueOn, shown.After.Value.DueOn);
        Assert.NotEqual(shown.Before.Value.DueOn, shown.After.Value.DueOn);
    }
}
