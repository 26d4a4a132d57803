using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class WorkbenchTests
{
    [Theory(DisplayName = "工作台按危险程度排列：逾期、将到期、尚早、等待中；按灯、状态、文字筛选")]
    [OnBothDatabases]
    public async Task Workbench_OpenRequests_StandInOrderOfDanger(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var early = await requests.HandledAsync(new DateOnly(2026, 11, 16), requests.Form("河道采砂许可清单"));
        var overdue = await requests.HandledAsync(new DateOnly(2026, 10, 9));
        var soon = await requests.HandledAsync(new DateOnly(2026, 10, 26));
        var waiting = (await requests.FiledAsync()).RequestId;
        await requests.RepliedAsync(await requests.HandledAsync());
        var workbench = new Workbench(requests.Database, requests.Site.Clock, requests.Site.Vault);

        var page = TestRequests.Must(await workbench.RunAsync(requests.Officer, new WorkbenchFilter()));

        Assert.Equal([overdue, soon, early, waiting], page.Rows.Select(row => row.Request.Id));
        Assert.Equal([DeadlineLight.Red, DeadlineLight.Orange, DeadlineLight.Green, DeadlineLight.Grey], page.Rows.Select(row => row.Light.Light));
        Assert.Equal(("柏**", "综合规划处"), (page.Rows[0].ApplicantName, page.Rows[0].UnitName));
        Assert.Equal([early], await IdsAsync(workbench, requests, new WorkbenchFilter { Text = "采砂许可" }));
        Assert.Equal([overdue], await IdsAsync(workbench, requests, new WorkbenchFilter { Light = DeadlineLight.Red }));
        Assert.Equal([waiting], await IdsAsync(workbench, requests, new WorkbenchFilter { OnlyMine = true, State = RequestState.AwaitingConfirmation }));
    }

    [Theory(DisplayName = "台账逐行输出全部申请，姓名和电话遮盖")]
    [OnBothDatabases]
    public async Task Ledger_AllRequests_StreamsMaskedLines(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        await requests.RepliedAsync(await requests.HandledAsync());
        await requests.FiledAsync();
        var ledger = new RequestLedger(requests.Database, requests.Site.Clock, requests.Site.Vault);

        var lines = new List<LedgerLine>();
        await foreach (var line in ledger.StreamAsync(requests.Officer, new LedgerQuery()))
        {
            lines.Add(line);
        }

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(RequestLedger.Columns.Count, line.Cells.Count));
        Assert.Equal(["2026-0001", "2026-11-20", "当面提交", "自然人", "柏**", "139****1234"], lines[0].Cells.Take(6));
        Assert.Contains("云工信公开答〔2026〕1号", lines[0].Cells);
        Assert.Equal(1, TestRequests.Must(await ledger.PageAsync(requests.Officer, new LedgerQuery { IsEnded = true })).Total);
    }

    [Theory(DisplayName = "拆分：各件沿用收到之日并另编号，原件不再计数；并案：重复的一件结案")]
    [OnBothDatabases]
    public async Task SplitAndMerge_Requests_LinkAndCountOnce(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var whole = (await requests.RegisteredAsync(on: new DateOnly(2026, 11, 16))).RequestId;

        TestRequests.Must(await new SplitRequest(site.Database, site.Clock, site.Vault).RunAsync(
            requests.Officer, await requests.KeyAsync(whole), [new SplitMatter("甲", "甲的描述"), new SplitMatter("乙", "乙的描述"), new SplitMatter("丙", "丙的描述")]));
        var parts = (await requests.ViewAsync(whole)).Parts;
        TestRequests.Must(await new MergeRequests(site.Database, site.Clock, site.Vault).RunAsync(requests.Officer, await requests.KeyAsync(parts[2].Id), parts[0].Id, "内容相同"));

        Assert.Equal([("2026-0002", "甲"), ("2026-0003", "乙"), ("2026-0004", "丙")], parts.Select(part => (part.Number, part.Title)));
        var first = await requests.RequestAsync(parts[0].Id);
        Assert.Equal((new DateOnly(2026, 11, 16), (Guid?)whole), (first.ReceivedOn, first.ParentId));
        Assert.Equal((RequestState.Closed, (Guid?)parts[0].Id), ((await requests.RequestAsync(parts[2].Id)).State, (await requests.RequestAsync(parts[2].Id)).MergedIntoId));
        await requests.DoneAsync(requests.Officer, whole, RequestAction.Archive);
        var figures = await new YearCounts(site.Database).RunAsync(OrganScope.Own(site.Bureau), site.Bureau.Id, 2026);
        Assert.Equal((3, 1, 2), (figures["part3", "newReceived", "total"], figures["part3", "other", "naturalPerson"], figures["part3", "carriedOut", "total"]));
    }

    [Theory(DisplayName = "征求第三方意见：有自己的期限和文书，姓名遮盖；撤销误操作只加记录不改历史")]
    [OnBothDatabases]
    public async Task Consult_ThirdParty_IsASubCase(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync(new DateOnly(2026, 11, 2));
        var facts = new StepFacts { Consultation = ConsultationKind.ThirdPartyConsultation, NewParty = new PartyContact("窦星野") { Address = "云汀市望汐路2号" }, Compose = order => $"{order.Number}征求{order.Party}意见" };
        await requests.DoneAsync(requests.Officer, id, RequestAction.Consult, facts, new DateOnly(2026, 11, 4));

        Assert.Equal("request-needs-opinions-complete", (await requests.TryAsync(requests.Officer, id, RequestAction.EndConsultation)).Refusal?.Code);
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordOpinion, new StepFacts { Party = "第三方1", Opinion = PartyOpinion.Objects, Content = "涉及商业秘密" }, new DateOnly(2026, 11, 10));
        TestRequests.Must(await new UndoStep(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer, await requests.KeyAsync(id), 4, "日期录错"));
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordOpinion, new StepFacts { Party = "第三方1", Opinion = PartyOpinion.Objects, Content = "涉及商业秘密" }, new DateOnly(2026, 11, 11));
        await requests.DoneAsync(requests.Officer, id, RequestAction.EndConsultation);

        var view = await requests.ViewAsync(id);
        var party = Assert.Single(view.Parties);
        Assert.Equal(("第三方1", "窦**", new DateOnly(2026, 11, 11), PartyOpinion.Objects), (party.Label, party.Name, party.OpinionOn!.Value, party.Opinion!.Value));
        Assert.Equal((7, 1), (view.Timeline.Count, view.Timeline.Count(entry => entry.IsUndone)));
        Assert.Contains(view.Papers, paper => paper is { Kind: PaperKind.ThirdPartyLetter, Text: "云工信公开征〔2026〕1号征求第三方1意见" });
        Assert.Equal(RequestState.Handling, view.Request.State);
    }

    [Theory(DisplayName = "复议纠正后责令重新处理；查重给出相近程度和本月件数")]
    [OnBothDatabases]
    public async Task Remedy_Overturned_IsRedone(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var id = await requests.HandledAsync();
        await requests.RepliedAsync(id, TestRequests.Reply(Outcome.DeniedProcessInformation, PaperKind.ReplyProcessInformation));
        var remedy = TestRequests.Must(await new AddRemedy(site.Database, site.Clock, site.Vault).RunAsync(requests.Officer, new RemedyForm(id, RemedyKind.Reconsideration, requests.Today, "云汀市人民政府")));

        Assert.Equal("request-needs-remedy-decision", (await requests.TryAsync(requests.Officer, id, RequestAction.Redo, new StepFacts { RemedyId = remedy })).Refusal?.Code);
        Assert.Null(await new DecideRemedy(site.Database, site.Clock, site.Vault).RunAsync(requests.Officer, (remedy, 0), (requests.Today, RemedyResult.Overturned)));
        await requests.DoneAsync(requests.Officer, id, RequestAction.Redo, new StepFacts { RemedyId = remedy, Until = requests.Today.AddDays(20) });

        var redone = await requests.RequestAsync(id);
        Assert.Equal((RequestState.Handling, null, Outcome.DeniedProcessInformation, null), (redone.State, redone.Outcome, redone.CountedOutcome, redone.EndedOn));
        var again = await requests.RegisteredAsync(requests.Form("2025年度工业节能专项资金分配情况"));
        var repeat = TestRequests.Must(await new RepeatRequests(site.Database).RunAsync(requests.Officer, again.RequestId));
        Assert.Equal((id, 2), (Assert.Single(repeat.Similar).Request.Id, repeat.ThisMonth));
        Assert.Equal(2, TestRequests.Must(await new FindEarlierRequests(site.Database, site.Clock, site.Vault).RunAsync(requests.Officer, "柏望舒")).Count);
    }

    private static async Task<IEnumerable<Guid>> IdsAsync(Workbench workbench, TestRequests requests, WorkbenchFilter filter) =>
        TestRequests.Must(await workbench.RunAsync(requests.Officer, filter)).Rows.Select(row => row.Request.Id);
}
