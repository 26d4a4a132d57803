using System.Net;
using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Gongkai.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Requests;

public sealed class CasePageTests
{
    private const string Apply = "/request/apply?organ=2";
    private static readonly byte[] s_identity = Encoding.ASCII.GetBytes("%PDF-1.7 planted-identity-paper");

    [Fact(DisplayName = "编号错和查询码错：状态、提示一模一样，也都不留下查询会话")]
    public async Task Query_WrongNumberOrCode_SameAnswer()
    {
        await using var site = await ApplicantSite.StartAsync();
        var receipt = await site.Desk.FiledAsync();
        var (one, two) = (site.Visitor(), site.Visitor());

        var wrongNumber = await one.QueryAsync("2026-9999", receipt.QueryCode);
        var wrongCode = await two.QueryAsync(receipt.Number, "AAAAAAAAAAAA");

        Assert.Equal(HttpStatusCode.OK, wrongNumber.Status);
        Assert.Equal((wrongNumber.Status, wrongNumber.Problems, wrongNumber.Text), (wrongCode.Status, wrongCode.Problems, wrongCode.Text));
        Assert.Contains("申请编号或者查询码不正确", wrongCode.Problems, StringComparison.Ordinal);
        Assert.Equal("/request/query", (await two.GetAsync("/request/case")).RedirectsTo);
    }

    [Fact(DisplayName = "一个地址试得太多就停，对的编号和查询码也不放行")]
    public async Task Query_TooOften_IsStopped()
    {
        await using var site = await ApplicantSite.StartAsync(new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 3 });
        var receipt = await site.Desk.FiledAsync();
        var visitor = site.Visitor();
        for (var i = 0; i < 3; i++)
        {
            await visitor.QueryAsync(receipt.Number, "AAAAAAAAAAAA");
        }

        var stopped = await visitor.QueryAsync(receipt.Number, receipt.QueryCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Contains("查询过于频繁", stopped.Problems, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "打开后反复查看不算试码")]
    public async Task Case_LookedAtOften_StaysOpen()
    {
        await using var site = await ApplicantSite.StartAsync();
        var receipt = await site.Desk.FiledAsync();
        var visitor = site.Visitor();
        await visitor.QueryAsync(receipt.Number, receipt.QueryCode);

        for (var i = 0; i < 35; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/request/case")).Status);
        }
    }

    [Fact(DisplayName = "三十分钟没有动作，查询会话就结束；改过的小票不认")]
    public async Task Case_AfterHalfAnHour_IsClosed()
    {
        await using var site = await ApplicantSite.StartAsync();
        var receipt = await site.Desk.FiledAsync();
        var visitor = site.Visitor();
        await visitor.QueryAsync(receipt.Number, receipt.QueryCode);

        site.Desk.Site.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/request/case")).Status);
        site.Desk.Site.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal("/request/query", (await visitor.GetAsync("/request/case")).RedirectsTo);
    }

    [Fact(DisplayName = "身份证明加密存放，用任何地址都取不到；只有放行的文件能下载，而且作为附件")]
    public async Task Files_OnlyReleased_CanBeTaken()
    {
        await using var site = await ApplicantSite.StartAsync();
        var (mine, other) = (site.Visitor(), site.Visitor());
        await mine.FillAsync(Apply, "form.apply", ApplicantVisitor.Person, ("Input.IdentityProof", "柏望舒身份证.pdf", s_identity));
        var (number, code) = await mine.ReceiptAsync();
        await mine.QueryAsync(number, code);
        var id = await IdAsync(site);
        var (secret, released) = await AnsweredAsync(site, id);
        var identity = await FileAsync(site, id, RequestFileRole.IdentityProof);
        var theirs = await site.Desk.FiledAsync();
        await other.QueryAsync(theirs.Number, theirs.QueryCode);

        foreach (var wanted in (Guid[])[identity.Id, identity.FileId, secret.Id, secret.FileId, released.FileId])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await mine.SendAsync($"/request/case?handler=File&id={wanted}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await mine.SendAsync($"/files/{wanted}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await mine.SendAsync($"/request/paper?handler=Docx&id={wanted}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync($"/request/case?handler=File&id={released.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor().SendAsync($"/request/case?handler=File&id={released.Id}")).StatusCode);
        var given = await mine.SendAsync($"/request/case?handler=File&id={released.Id}");
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("released", await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.All(Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("planted-identity-paper", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact(DisplayName = "答复之后：确认收到，救济期限写明最后一天，结果用大白话")]
    public async Task Case_Answered_IsConfirmedWithRemedies()
    {
        await using var site = await ApplicantSite.StartAsync();
        var receipt = await site.Desk.FiledAsync();
        await site.Desk.DoneAsync(site.Desk.Officer, receipt.RequestId, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话" });
        await site.Desk.RepliedAsync(receipt.RequestId, TestRequests.Reply(Outcome.DeniedProcessInformation, PaperKind.ReplyProcessInformation));
        var visitor = site.Visitor();
        await visitor.QueryAsync(receipt.Number, receipt.QueryCode);

        var page = await visitor.GetAsync("/request/case");

        Assert.Contains("已经答复，请查收", page.Text, StringComparison.Ordinal);
        Assert.Contains("应当先申请行政复议", page.Text, StringComparison.Ordinal);
        Assert.Contains("申请行政复议最迟 2027-01-19", page.Text.Replace(" 最迟", "最迟", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("/request/case?done=confirmed", (await visitor.FillAsync("/request/case", "form[action*=Confirm]", [])).RedirectsTo);
        var paper = page.Document.QuerySelector("a[href*='/request/paper?id']")!.GetAttribute("href")!;
        Assert.Contains("答复书正文", (await visitor.GetAsync(paper)).Text, StringComparison.Ordinal);
        var docx = await visitor.SendAsync(paper.Replace("?id=", "?handler=Docx&id=", StringComparison.Ordinal));
        Assert.Equal("PK"u8.ToArray(), (await docx.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..2]);
    }

    [Fact(DisplayName = "发出的答复书：申请人取得到送达时存下的 DOCX 和它的 PDF；别的申请人、查询码错的人取不到；不能转换的说明改下 DOCX")]
    public async Task Paper_Issued_OnlyItsApplicantTakesItAsDocxOrPdf()
    {
        await using var site = await ApplicantSite.StartAsync();
        var (receipt, theirs) = (await site.Desk.FiledAsync(), await site.Desk.FiledAsync());
        await site.Desk.DoneAsync(site.Desk.Officer, receipt.RequestId, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话" });
        await site.Desk.DraftedAsync(receipt.RequestId, TestRequests.Reply() with { Text = "关于申请的答复\n柏望舒：\n现予公开。" });
        await site.Desk.DoneAsync(site.Desk.Handler, receipt.RequestId, RequestAction.SubmitForReview);
        await site.Desk.DoneAsync(site.Desk.Reviewer, receipt.RequestId, RequestAction.PassReview);
        await site.Desk.DoneAsync(site.Desk.Leader, receipt.RequestId, RequestAction.Approve);
        var (mine, other, guessing) = (site.Visitor(), site.Visitor(), site.Visitor());
        await mine.QueryAsync(receipt.Number, receipt.QueryCode);
        Assert.Null((await mine.GetAsync("/request/case")).Document.QuerySelector("a[href*='/request/paper']"));
        await site.Desk.DoneAsync(site.Desk.Officer, receipt.RequestId, RequestAction.Deliver, new StepFacts { Issue = site.Service<IssuedDocuments>().OfText });
        await other.QueryAsync(theirs.Number, theirs.QueryCode);
        await guessing.QueryAsync(receipt.Number, "AAAAAAAAAAAA");
        var id = (await site.Desk.ViewAsync(receipt.RequestId)).Papers.Single(paper => paper.Kind == PaperKind.ReplyGranted).Id;

        foreach (var format in (string[])["Docx", "Pdf"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync($"/request/paper?handler={format}&id={id}")).StatusCode);
            Assert.Equal("/request/query", (await guessing.GetAsync($"/request/paper?handler={format}&id={id}")).RedirectsTo);
        }

        var docx = (await mine.GetAsync($"/request/paper?handler=Docx&id={id}")).RedirectsTo!;
        Assert.Equal("PK"u8.ToArray(), (await (await mine.SendAsync(docx)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..2]);
        var pdf = await mine.SendAsync($"/request/paper?handler=Pdf&id={id}");
        var given = await pdf.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(OfficePdf.Program is null ? given.Contains("下载DOCX", StringComparison.Ordinal) : given.StartsWith("%PDF-", StringComparison.Ordinal), given[..Math.Min(200, given.Length)]);
    }

    [Fact(DisplayName = "姓名、证件号、电话、查询码不出现在查询页和技术日志里，经办人姓名不给申请人看")]
    public async Task Pages_PersonalData_IsNowhere()
    {
        await using var site = await ApplicantSite.StartAsync();
        var visitor = site.Visitor();
        await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person, ("Input.IdentityProof", "柏望舒身份证.pdf", s_identity));
        var (number, code) = await visitor.ReceiptAsync();
        await visitor.QueryAsync(number, code);
        var id = await IdAsync(site);
        await site.Desk.DoneAsync(site.Desk.Officer, id, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话13900001234与柏望舒确认" });

        var html = (await visitor.GetAsync("/request/case")).Document.DocumentElement.OuterHtml + (await site.Visitor().GetAsync("/request/query")).Document.DocumentElement.OuterHtml;
        var plain = code.Replace(" ", "", StringComparison.Ordinal);

        foreach (var secret in (string[])["柏望舒", "110101199003074477", "13900001234", plain])
        {
            Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, site.Log.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("测试人", html, StringComparison.Ordinal);
        Assert.Contains("/request/case", site.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<Guid> IdAsync(ApplicantSite site)
    {
        await using var db = site.Desk.Site.Open();
        return await db.Set<DisclosureRequest>().Select(request => request.Id).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<RequestFile> FileAsync(ApplicantSite site, Guid request, RequestFileRole role)
    {
        await using var db = site.Desk.Site.Open();
        return await db.Set<RequestFile>().AsNoTracking().SingleAsync(file => file.RequestId == request && file.Role == role, TestContext.Current.CancellationToken);
    }

    private static async Task<(RequestFile Secret, RequestFile Released)> AnsweredAsync(ApplicantSite site, Guid id)
    {
        var (desk, store) = (site.Desk, site.Service<StoreFile>());
        FormFile Of(RequestFileRole role, string text) => new(role, $"{text}.txt", (db, organ, stop) => store.RunAsync(db, new IncomingFile(organ, "文件.txt", "text/plain", new MemoryStream(Encoding.UTF8.GetBytes(text))) { IsSealed = true }, stop));
        var add = new AddRequestFile(desk.Database, desk.Site.Clock, desk.Site.Vault);
        await desk.DoneAsync(desk.Officer, id, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话" });
        Assert.Null(await add.RunAsync(desk.Handler, id, Of(RequestFileRole.ToRelease, "secret")));
        var secret = await FileAsync(site, id, RequestFileRole.ToRelease);
        Assert.Null(await add.RunAsync(desk.Officer, id, Of(RequestFileRole.Released, "released"), secret.Id));
        await desk.RepliedAsync(id);
        return (secret, await FileAsync(site, id, RequestFileRole.Released));
    }
}
