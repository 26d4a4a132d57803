using Gongkai.App.Operation;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class ClockStepTests
{
    [Theory(DisplayName = "收费：不到收费数量不能发通知；登记缴款后期限次日重新起算；缴费期未满不能按逾期结案")]
    [OnBothDatabases]
    public async Task Fee_NotifiedAndPaid_StartsTheClockAnew(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync(requests.Today.AddDays(-7));
        var before = (await requests.ViewAsync(id)).Deadline.Value.DueOn;

        Assert.Equal("request-needs-fee-calculation", (await requests.TryAsync(requests.Officer, id, RequestAction.NotifyFee, Fee(FeeMethod.PerPage, 30))).Refusal?.Code);
        await requests.DoneAsync(requests.Officer, id, RequestAction.NotifyFee, Fee(FeeMethod.PerPage, 250));
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordNoticeReceipt);
        var waiting = await requests.ViewAsync(id);
        Assert.Equal((RequestState.AwaitingFee, 4_700L), (waiting.Request.State, waiting.Timeline.Single(entry => entry.Step.Action == RequestAction.NotifyFee).Details.FeeYuan));
        Assert.Contains("云工信公开费", waiting.Papers.Single(paper => paper.Kind == PaperKind.FeeNotice).Number, StringComparison.Ordinal);
        Assert.Equal("request-needs-period-expired", (await requests.TryAsync(requests.Officer, id, RequestAction.CloseUnpaid)).Refusal?.Code);
        Assert.Equal("request-needs-treasury-receipt", (await requests.TryAsync(requests.Officer, id, RequestAction.RecordPayment)).Refusal?.Code);

        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordPayment, new StepFacts { Reference = "电子票据 0012" });
        var paid = await requests.ViewAsync(id);
        Assert.Equal(RequestState.Handling, paid.Request.State);
        Assert.True(paid.Deadline.Value.DueOn > before);
        Assert.Contains(paid.Deadline.Value.Steps, step => step.Kind == DeadlineStepKind.Restarted);
    }

    [Theory(DisplayName = "逾期不缴费：缴费期届满的次日可以结案，计入（六）2")]
    [OnBothDatabases]
    public async Task Fee_NeverPaid_EndsTheRequest(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        await requests.DoneAsync(requests.Officer, id, RequestAction.NotifyFee, Fee(FeeMethod.PerItem, 11));
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordNoticeReceipt);
        requests.Site.Time.MoveTo(requests.Site.Time.GetUtcNow().AddDays(45));

        await requests.DoneAsync(requests.Officer, id, RequestAction.CloseUnpaid);

        var closed = await requests.RequestAsync(id);
        Assert.Equal((RequestState.Closed, Outcome.OtherFeeUnpaid, requests.Today), (closed.State, closed.CountedOutcome, closed.CountedOn));
    }

    [Theory(DisplayName = "延期：批准而未告知不算；告知以后期限顺延；超过二十个工作日、第二次延期不允许")]
    [OnBothDatabases]
    public async Task Extension_ApprovedAndTold_MovesTheDate(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync();
        var before = (await requests.ViewAsync(id)).Deadline.Value.DueOn;
        var facts = new StepFacts { WorkingDays = 5, Reason = "需要核对的档案较多" };

        Assert.Equal("request-needs-extension-approval", (await requests.TryAsync(requests.Officer, id, RequestAction.TellExtension)).Refusal?.Code);
        Assert.Equal("request-needs-extension-days", (await requests.TryAsync(requests.Leader, id, RequestAction.ApproveExtension, facts with { WorkingDays = 21 })).Refusal?.Code);
        await requests.DoneAsync(requests.Leader, id, RequestAction.ApproveExtension, facts);
        Assert.Equal(before, (await requests.ViewAsync(id)).Deadline.Value.DueOn);
        await requests.DoneAsync(requests.Officer, id, RequestAction.TellExtension);

        var extended = await requests.ViewAsync(id);
        Assert.True(extended.Deadline.Value.DueOn > before);
        Assert.Contains("云工信公开延", extended.Papers.Single(paper => paper.Kind == PaperKind.ExtensionNotice).Number, StringComparison.Ordinal);
        Assert.Equal("request-extension-once", (await requests.TryAsync(requests.Leader, id, RequestAction.ApproveExtension, facts)).Refusal?.Code);
    }

    [Theory(DisplayName = "说明理由：申请人凭码说明以后继续办理；没有问过就不能说明")]
    [OnBothDatabases]
    public async Task Reasons_GivenByCode_GoOn(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var receipt = await requests.RegisteredAsync();
        var give = new GiveReasonsByCode(requests.Database, requests.Site.Clock, requests.Site.Vault, new RateCounters(requests.Database, requests.Site.Clock, requests.Site.Vault));
        var code = new RequestCode(receipt.Number, receipt.QueryCode, "10.0.0.3");

        Assert.False(await give.RunAsync(code, "研究需要") is null);
        await requests.DoneAsync(requests.Officer, receipt.RequestId, RequestAction.AskForReasons, new StepFacts { Reason = "本月已提出12件" });
        Assert.Equal("request-needs-reason", (await give.RunAsync(code, " "))?.Code);
        Assert.Null(await give.RunAsync(code, "研究需要"));

        var view = await requests.ViewAsync(receipt.RequestId);
        Assert.Equal((RequestState.Handling, "申请人"), (view.Request.State, view.Timeline[^1].Step.PersonName));
    }

    [Theory(DisplayName = "更正本人记录：自己的结果和文书，表三不计数")]
    [OnBothDatabases]
    public async Task Correction_Answered_IsNotCounted(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = await requests.HandledAsync(form: requests.Form("更正本人登记信息") with { Kind = RequestKind.RecordCorrection });
        await requests.RepliedAsync(id, new ReplyContent([], PaperKind.RecordCorrectionNotice) { Correction = RecordCorrectionOutcome.Corrected, Reasons = "核对属实", Text = "更正告知书正文" });

        var done = await requests.RequestAsync(id);

        Assert.Equal((RequestState.Replied, RecordCorrectionOutcome.Corrected, null, null), (done.State, done.Correction, done.CountedOutcome, done.CountedOn));
        await using var db = requests.Site.Open();
        Assert.Equal(0, await db.Set<DisclosureRequest>().CountAsync(request => request.Kind == RequestKind.Disclosure, TestContext.Current.CancellationToken));
    }

    private static StepFacts Fee(FeeMethod method, int quantity) => new() { FeeMethod = method, FeeQuantity = quantity, Reason = "数量明显超过合理范围" };
}
