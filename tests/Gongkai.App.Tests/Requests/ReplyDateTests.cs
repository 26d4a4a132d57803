using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class ReplyDateTests
{
    [Theory(DisplayName = "年底拟稿、年初送达：答复书写批准日，台账写送达日，表三计入送达的年度；公开答复前后台账写否和是")]
    [OnBothDatabases]
    public async Task Reply_DraftedBeforeNewYear_IsDatedAndCountedByItsDelivery(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        MoveTo(requests, new DateOnly(2025, 12, 30));
        var id = await requests.HandledAsync();
        await requests.DraftedAsync(id, TestRequests.Reply() with { Text = $"{ReplyContent.OpenNumber}\n现予公开。\n{ReplyContent.OpenDay}" });
        await requests.DoneAsync(requests.Handler, id, RequestAction.SubmitForReview);
        await requests.DoneAsync(requests.Reviewer, id, RequestAction.PassReview);
        MoveTo(requests, new DateOnly(2025, 12, 31));
        await requests.DoneAsync(requests.Leader, id, RequestAction.Approve);
        MoveTo(requests, new DateOnly(2026, 1, 5));
        await requests.DoneAsync(requests.Officer, id, RequestAction.Deliver);

        Assert.EndsWith("\n2025年12月31日", (await requests.ViewAsync(id)).Papers[^1].Text, StringComparison.Ordinal);
        Assert.Equal(("2026-01-05", "2026-01-05", "否"), await LedgerAsync(requests));
        var publish = new PublishAnswer(requests.Database, requests.Site.Clock, requests.Site.Vault);
        Assert.Null(await publish.RunAsync(requests.Officer, id, new AnswerText("工业节能专项资金分配情况", "分配情况见附件所列各县区的金额。")));
        Assert.Equal("是", (await LedgerAsync(requests)).IsPublic);
        Assert.Equal(new DateOnly(2026, 1, 5), (await new PublicAnswers(requests.Database).FindAsync(id))!.AnsweredOn);
        var counts = new YearCounts(requests.Database);
        var scope = OrganScope.Own(requests.Site.Bureau);
        var (before, after) = (await counts.RunAsync(scope, requests.Site.Bureau.Id, 2025), await counts.RunAsync(scope, requests.Site.Bureau.Id, 2026));
        Assert.Equal((1, 0, 1), (before["part3", "carriedOut", "total"], before["part3", "granted", "total"], after["part3", "granted", "total"]));
    }

    [Fact(DisplayName = "撤回的申请：台账有办结日期，没有答复日期，也不问是否公开答复")]
    public async Task Ledger_Withdrawn_HasNoReplyDate()
    {
        using var requests = new TestRequests(DatabaseKind.Sqlite);
        var id = await requests.HandledAsync();
        await requests.DoneAsync(requests.Officer, id, RequestAction.Withdraw, new StepFacts { Reason = "不需要了" });

        Assert.Equal(("", "2026-11-20", ""), await LedgerAsync(requests));
    }

    private static void MoveTo(TestRequests requests, DateOnly day) => requests.Site.Time.MoveTo(new DateTimeOffset(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero));

    private static async Task<(string Replied, string Ended, string IsPublic)> LedgerAsync(TestRequests requests)
    {
        var line = Assert.Single(TestRequests.Must(await new RequestLedger(requests.Database, requests.Site.Clock, requests.Site.Vault).PageAsync(requests.Officer, new LedgerQuery())).Lines);
        string Cell(string column) => line.Cells[RequestLedger.Columns.ToList().IndexOf(column)];
        return (Cell("答复日期"), Cell("办结日期"), Cell("是否公开答复"));
    }
}
