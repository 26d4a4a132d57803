using Gongkai.App.Letters;
using Gongkai.App.Operation;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Letters;

public sealed class LetterRequestTests
{
    [Theory(DisplayName = "来信是公开申请：登记为申请，日期是来信的日期，双方确认后起算；信和申请互相指得到，写信人看得到编号和查询码")]
    [OnBothDatabases]
    public async Task Triage_DisclosureRequest_BecomesARegisteredRequest(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var (site, content) = (requests.Site, new LetterText("请公开听潮桥改造工程的验收报告。", "柏望舒", "13900001234", "baiwangshu@example.invalid"));
        var receipt = TestRequests.Must(await new SubmitLetter(site.Database, site.Vault, site.Clock).RunAsync(Caller.Public("10.0.0.1"), new NewLetter(site.Bureau.Id, LetterKind.Consultation, "申请公开验收报告", content)));
        var written = site.Clock.Today;
        site.Time.Advance(TimeSpan.FromDays(3));

        Assert.Null(await TriageAsync(requests, receipt.Number, ApplicantKind.LegalServiceOrganization));

        var progress = TestRequests.Must(await new TrackLetter(site.Database, site.Vault, site.Clock).RunAsync(receipt.Number, receipt.Code));
        Assert.Equal(LetterState.Redirected, progress.State);
        var request = await requests.RequestAsync(progress.Request!.Id);
        Assert.Equal((SubmissionChannel.Internet, written, RequestState.AwaitingConfirmation, ApplicantKind.LegalServiceOrganization), (request.Channel, request.SubmittedOn, request.State, request.ApplicantKind));
        Assert.Equal(("申请公开验收报告", content.Text), (request.Title, request.Description));
        Assert.Equal(receipt.Number, (await requests.ViewAsync(request.Id)).Letter?.Number);
        var opened = await new OpenByCode(site.Database, site.Clock, site.Vault, new RateCounters(site.Database, site.Clock, site.Vault)).RunAsync(new RequestCode(progress.Request.Number, progress.Request.QueryCode, "10.0.0.1"));
        Assert.Equal(request.Id, TestRequests.Must(opened).RequestId);
        await using var db = site.Open();
        Assert.Equal(1, await db.Set<OutboxItem>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory(DisplayName = "转过的信不能再转；别的信没有申请")]
    [OnBothDatabases]
    public async Task Triage_Twice_IsOneRequest(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        var site = requests.Site;
        var receipt = TestRequests.Must(await new SubmitLetter(site.Database, site.Vault, site.Clock).RunAsync(Caller.Public("10.0.0.1"),
            new NewLetter(site.Bureau.Id, LetterKind.Consultation, "申请公开验收报告", new LetterText("请公开听潮桥改造工程的验收报告。", "柏望舒", "13900001234", ""))));
        Assert.Null(await TriageAsync(requests, receipt.Number, ApplicantKind.NaturalPerson));

        Assert.Equal("letter-already-request", (await TriageAsync(requests, receipt.Number, ApplicantKind.NaturalPerson))?.Code);

        await using var db = site.Open();
        Assert.Equal(1, await db.Set<DisclosureRequest>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.Set<OutboxItem>().CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<Domain.Refusal?> TriageAsync(TestRequests requests, string number, ApplicantKind kind)
    {
        await using var db = requests.Site.Open(requests.Officer.Scope);
        var letter = await db.Set<Letter>().AsNoTracking().SingleAsync(letter => letter.Number == number);
        var answer = new AnswerLetter(db, new TurnIntoRequest(db, requests.Site.Clock, requests.Site.Vault, requests.Officer), requests.Site.Vault, requests.Officer, requests.Site.Clock);
        return await answer.TriageAsync(new LetterKey(letter.Id, letter.Version), new TriageOpinion(LetterRoute.DisclosureRequest) { Applicant = kind });
    }
}
