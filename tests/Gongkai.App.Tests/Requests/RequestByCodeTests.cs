using Gongkai.App.Operation;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class RequestByCodeTests
{
    [Theory(DisplayName = "编号错与查询码错得到同样的回答；查得太频繁就停")]
    [OnBothDatabases]
    public async Task Open_WrongNumberOrCode_IsTheSameMiss(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var receipt = await requests.FiledAsync();
        var open = new OpenByCode(requests.Database, requests.Site.Clock, requests.Site.Vault, Counters(requests));

        var page = TestRequests.Must(await open.RunAsync(new RequestCode(receipt.Number, receipt.QueryCode.ToLowerInvariant(), "10.0.0.1")));
        var wrongNumber = await open.RunAsync(new RequestCode("2026-0099", receipt.QueryCode, "10.0.0.1"));
        var wrongCode = await open.RunAsync(new RequestCode(receipt.Number, "AAAAAAAAAAAA", "10.0.0.1"));

        Assert.Equal((receipt.RequestId, RequestState.AwaitingConfirmation), (page.RequestId, page.State));
        Assert.Equal([RequestAction.Withdraw], page.Possible);
        Assert.Equal("request-code-wrong", wrongNumber.Refusal?.Code);
        Assert.Equal(wrongNumber.Refusal, wrongCode.Refusal);
        for (var i = 0; i < 40; i++)
        {
            wrongCode = await open.RunAsync(new RequestCode(receipt.Number, "AAAAAAAAAAAA", "10.0.0.1"));
        }

        Assert.Equal("request-code-too-often", wrongCode.Refusal?.Code);
    }

    [Theory(DisplayName = "申请人凭码补正、撤回、确认收到；不该做的时候被拒绝")]
    [OnBothDatabases]
    public async Task Act_ByCode_TakesTheApplicantsSteps(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, counters) = (requests.Site, Counters(requests));
        var receipt = await requests.FiledAsync();
        var code = new RequestCode(receipt.Number, receipt.QueryCode, "10.0.0.2");
        await requests.DoneAsync(requests.Officer, receipt.RequestId, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话" });
        var clarify = new ClarifyByCode(site.Database, site.Clock, site.Vault, counters);

        Assert.Equal("request-receive-clarification-when-under-review", (await clarify.RunAsync(code, "补正"))?.Code);
        await requests.DoneAsync(requests.Officer, receipt.RequestId, RequestAction.AskForClarification, new StepFacts { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明文号" });
        Assert.Contains("请写明文号", TestRequests.Must(await new OpenByCode(site.Database, site.Clock, site.Vault, counters).RunAsync(code)).Asked, StringComparison.Ordinal);
        Assert.Null(await clarify.RunAsync(code, "云工信〔2025〕8号"));
        await requests.RepliedAsync(receipt.RequestId);
        Assert.Null(await new ConfirmByCode(site.Database, site.Clock, site.Vault, counters).RunAsync(code));
        Assert.Equal("request-withdraw-when-replied", (await new WithdrawByCode(site.Database, site.Clock, site.Vault, counters).RunAsync(code, "不要了"))?.Code);

        var page = TestRequests.Must(await new OpenByCode(site.Database, site.Clock, site.Vault, counters).RunAsync(code));
        Assert.Equal((RequestState.Replied, Outcome.Granted, 2), (page.State, page.Outcome, page.RemedyPeriods.Count));
        Assert.Equal([PaperKind.Receipt, PaperKind.ClarificationNotice, PaperKind.ReplyGranted], page.Papers.Select(paper => paper.Kind));
    }

    [Theory(DisplayName = "申请人的姓名、证件号、电话、地址、邮箱不以明文出现在数据库和审计记录里")]
    [OnBothDatabases]
    public async Task Store_PersonalData_IsNowhereInPlainText(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var receipt = TestRequests.Must(await new FileRequest(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync("127.0.0.1", requests.Form(), mailsReceipt: true));
        await requests.DoneAsync(requests.Officer, receipt.RequestId, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话13900001234与柏望舒确认" });
        await new ViewApplicant(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer, receipt.RequestId, "邮寄");

        var everything = await EverythingAsync(requests);

        Assert.Contains("request-applicant-viewed", everything, StringComparison.Ordinal);
        foreach (var secret in (string[])["柏望舒", "110101199003074477", "13900001234", "听潮路18号", "baiwangshu", receipt.QueryCode])
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        }
    }

    private static RateCounters Counters(TestRequests requests) => new(requests.Database, requests.Site.Clock, requests.Site.Vault);

    private static async Task<string> EverythingAsync(TestRequests requests)
    {
        await using var db = requests.Site.Open();
        var text = new System.Text.StringBuilder();
        await using var connection = await requests.Database.ConnectAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    text.Append(reader.GetValue(i)).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
