using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Requests;

public sealed class PublicAnswerTests
{
    private static readonly AnswerText s_text = new("2025年工业节能专项资金分配情况", "已经公开：见本机关网站财政资金栏目。");

    [Theory(DisplayName = "公开答复：只有已答复的能公开，写着申请人或者个人信息的不收；公开后门户查得到，撤下后查不到")]
    [OnBothDatabases]
    public async Task Publish_Answered_IsFoundByEverybody(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (publish, gate) = (new PublishAnswer(requests.Database, requests.Site.Clock, requests.Site.Vault), new PublicAnswers(requests.Database));
        var id = await requests.HandledAsync();

        Assert.Equal("request-answer-open", (await publish.RunAsync(requests.Officer, id, s_text))?.Code);
        await requests.RepliedAsync(id, TestRequests.Reply() with { Reasons = "柏望舒申请的信息属于应当公开" });
        Assert.Equal("申请人申请的信息属于应当公开\n见附件", TestRequests.Must(await publish.ReadAsync(requests.Officer, id)).Answer);
        Assert.Equal("not-permitted", (await publish.RunAsync(requests.Handler, id, s_text))?.Code);
        Assert.Equal("request-not-found", (await publish.RunAsync(requests.Stranger, id, s_text))?.Code);
        Assert.Equal("request-answer-text", (await publish.RunAsync(requests.Officer, id, s_text with { Answer = "短" }))?.Code);
        Assert.Equal("request-answer-personal", (await publish.RunAsync(requests.Officer, id, s_text with { Answer = s_text.Answer + "已告知柏望舒。" }))?.Code);
        Assert.Equal("request-answer-personal", (await publish.RunAsync(requests.Officer, id, s_text with { Answer = s_text.Answer + "电话13900001234。" }))?.Code);
        Assert.Equal(0, (await gate.ListAsync("")).Total);

        Assert.Null(await publish.RunAsync(requests.Officer, id, s_text));
        Assert.Equal(s_text.Title, (await gate.ListAsync("工业节能专项资金")).Rows.Single().Title);
        Assert.Equal(s_text.Answer, (await gate.FindAsync(id))?.Answer);
        Assert.Empty((await gate.ListAsync("没有的词")).Rows);
        Assert.True((await requests.ViewAsync(id)).IsAnswerPublic);

        Assert.Equal("request-answer-withdraw", (await publish.WithdrawAsync(requests.Officer, id, ""))?.Code);
        Assert.Null(await publish.WithdrawAsync(requests.Officer, id, "内容过时"));
        Assert.Null(await gate.FindAsync(id));
    }

    [Theory(DisplayName = "公开答复：被征求意见的第三方的名称、电话、地址，申请人的住址、邮箱，写着的都不收；初稿用“第三方1”代替；被征求意见的机关可以写")]
    [OnBothDatabases]
    public async Task Publish_NamingThirdParty_IsRefused(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var publish = new PublishAnswer(requests.Database, requests.Site.Clock, requests.Site.Vault);
        var id = await requests.HandledAsync();
        var third = new PartyContact("听潮机械有限公司") { Phone = "000-8812345", Address = "云汀市望汐路2号", Email = "ting@example.invalid" };
        await requests.DoneAsync(requests.Officer, id, RequestAction.Consult, new StepFacts { Consultation = ConsultationKind.ThirdPartyConsultation, NewParty = third });
        await requests.DoneAsync(requests.Officer, id, RequestAction.Consult, new StepFacts { Consultation = ConsultationKind.InterOrganConsultation, NewParty = new PartyContact("云汀市住房局") });
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordOpinion, new StepFacts { Party = "第三方1", Opinion = PartyOpinion.Agrees, Content = "同意" });
        await requests.DoneAsync(requests.Officer, id, RequestAction.RecordOpinion, new StepFacts { Party = "云汀市住房局", Opinion = PartyOpinion.Agrees, Content = "同意" });
        await requests.DoneAsync(requests.Officer, id, RequestAction.EndConsultation);
        await requests.RepliedAsync(id, TestRequests.Reply() with { Reasons = "听潮机械有限公司同意公开" });

        Assert.Equal("第三方1同意公开\n见附件", TestRequests.Must(await publish.ReadAsync(requests.Officer, id)).Answer);
        foreach (var (secret, said) in new[]
        {
            (third.Name, "第三方1的名称"), (third.Phone, "第三方1的联系方式"), (third.Address, "第三方1的联系方式"), (third.Email, "第三方1的联系方式"),
            (TestRequests.Applicant.Address, "申请人或者代理人的联系方式"), (TestRequests.Applicant.Email, "申请人或者代理人的联系方式"),
        })
        {
            await Refused.AssertAsync(requests.Site, ("request-answer-personal", said), () => publish.RunAsync(requests.Officer, id, s_text with { Answer = $"{s_text.Answer}已征求意见：{secret}。" }));
        }

        Assert.Null(await publish.RunAsync(requests.Officer, id, s_text with { Answer = $"{s_text.Answer}已征求云汀市住房局的意见。" }));
    }

    [Theory(DisplayName = "办件检索：补正时写的词、申请人全名、证件号码都找得到；别的词和名字的一部分找不到")]
    [OnBothDatabases]
    public async Task Find_ClarificationOrName_IsFound(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var id = (await requests.RegisteredAsync()).RequestId;
        await requests.DoneAsync(requests.Officer, id, Domain.Requests.RequestAction.AskForClarification, new StepFacts { Grounds = [Domain.Requests.ClarificationGround.ContentUnclear], Reason = "请写明标段" });
        await requests.DoneAsync(requests.Officer, id, Domain.Requests.RequestAction.ReceiveClarification, new StepFacts { Content = "听潮桥第二标段" });

        async Task<(int, int)> Found(string words) => (
            TestRequests.Must(await new Workbench(requests.Database, requests.Site.Clock, requests.Site.Vault).RunAsync(requests.Officer, new WorkbenchFilter { Text = words })).Total,
            TestRequests.Must(await new RequestLedger(requests.Database, requests.Site.Clock, requests.Site.Vault).PageAsync(requests.Officer, new LedgerQuery { Text = words })).Total);

        foreach (var words in (string[])["第二标段", "工业节能 听潮桥", "柏望舒", "110101199003074477", "专项资金"])
        {
            Assert.Equal((1, 1), await Found(words));
        }

        Assert.Equal((0, 0), await Found("望舒"));
        Assert.Equal((0, 0), await Found("第三标段"));
        await new RebuildRequestIndex(requests.Database, requests.Site.Vault).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), await Found("第二标段"));
    }
}
