using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class TakeStepTests
{
    [Theory(DisplayName = "从登记到答复：状态、编号、文书、审计记录一步不少")]
    [OnBothDatabases]
    public async Task Step_FromRegistrationToReply_KeepsEverything(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();

        await requests.RepliedAsync(id);

        var view = await requests.ViewAsync(id);
        Assert.Equal((RequestState.Replied, Outcome.Granted, requests.Today), (view.Request.State, view.Request.Outcome, view.Request.EndedOn));
        Assert.Equal(["submit", "assign", "draft", "submit-for-review", "pass-review", "approve", "deliver"], view.Timeline.Select(entry => RequestActions.List[entry.Step.Action].Code));
        Assert.Equal([("", PaperKind.Registration), ("云工信公开答〔2026〕1号", PaperKind.ReplyGranted)], view.Papers.Select(paper => (paper.Number, paper.Kind)));
        Assert.Equal("答复书正文", view.Papers[1].Text);
        await using var db = requests.Site.Open();
        Assert.Equal(7, await db.Events.CountAsync(happened => happened.SubjectId == id));
    }

    [Theory(DisplayName = "两人同时办理一件：一人成功，一人被告知已变，没有丢失")]
    [OnBothDatabases]
    public async Task Step_TwoAtOnce_OneIsRefused(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = (await requests.RegisteredAsync()).RequestId;
        var key = await requests.KeyAsync(id);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            requests.Steps.RunAsync(requests.Officer, key, (RequestAction.Assign, requests.Today), new StepFacts { UnitId = requests.Unit.Id }))));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal("changed-meanwhile", result.Refusal?.Code));
        Assert.Equal(2, (await requests.ViewAsync(id)).Timeline.Count);
    }

    [Theory(DisplayName = "拟稿人不能审核、批准自己的稿子；缺要件、缺权限、日期不对都说明原因")]
    [OnBothDatabases]
    public async Task Step_WithoutRightOrNeeds_SaysWhy(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var all = requests.Handler with { Permissions = new HashSet<Gongkai.Domain.Users.Permission>(Enum.GetValues<Gongkai.Domain.Users.Permission>()) };

        Assert.Equal("request-not-permitted", (await requests.TryAsync(requests.Handler, id, RequestAction.ApproveExtension)).Refusal?.Code);
        Assert.Equal("request-needs-reason", (await requests.TryAsync(requests.Leader, id, RequestAction.ApproveExtension)).Refusal?.Code);
        Assert.Equal("request-needs-clarification-grounds", (await requests.TryAsync(requests.Officer, id, RequestAction.AskForClarification)).Refusal?.Code);
        Assert.Equal("request-step-future", (await requests.TryAsync(requests.Handler, id, RequestAction.RecordSearch, new StepFacts { Content = "档案室" }, requests.Today.AddDays(1))).Refusal?.Code);
        Assert.Equal("request-deliver-when-handling", (await requests.TryAsync(requests.Officer, id, RequestAction.Deliver)).Refusal?.Code);
        await requests.DraftedAsync(id);
        await requests.DoneAsync(requests.Handler, id, RequestAction.SubmitForReview);
        Assert.Equal("own-work", (await requests.TryAsync(all, id, RequestAction.PassReview)).Refusal?.Code);
    }

    [Theory(DisplayName = "其他机关的人看不到、办不了")]
    [OnBothDatabases]
    public async Task Step_ByStranger_FindsNothing(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();

        Assert.Equal("request-not-found", (await requests.TryAsync(requests.Stranger, id, RequestAction.RecordSearch, new StepFacts { Content = "档案室" })).Refusal?.Code);
        Assert.Equal("request-not-found", (await new ViewRequest(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Stranger, id)).Refusal?.Code);
        Assert.Equal("request-not-found", (await new ViewApplicant(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Stranger, id, "查看")).Refusal?.Code);
        Assert.Equal(0, TestRequests.Must(await new Workbench(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Stranger, new WorkbenchFilter())).Total);
    }
}
