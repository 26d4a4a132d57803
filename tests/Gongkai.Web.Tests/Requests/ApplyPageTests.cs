using System.Net;
using System.Text;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Testing.Databases;
using Gongkai.Web.Portal.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Requests;

public sealed class ApplyPageTests
{
    private const string Apply = "/request/apply?organ=2";
    private static readonly byte[] s_pdf = Encoding.ASCII.GetBytes("%PDF-1.7 identity of 柏望舒");

    [Fact(DisplayName = "不用脚本：填表、回执、查询、补正、撤回走得通")]
    public async Task Apply_WithoutScript_WholeWay()
    {
        await using var site = await ApplicantSite.StartAsync();
        var visitor = site.Visitor();

        Assert.Equal("/request/receipt", (await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person)).RedirectsTo);
        var (number, code) = await visitor.ReceiptAsync();
        Assert.Equal("/request/case", (await visitor.QueryAsync(number, code)).RedirectsTo);
        Assert.Contains("等待确认收到", (await visitor.GetAsync("/request/case")).Text, StringComparison.Ordinal);

        var id = await IdAsync(site);
        await site.Desk.DoneAsync(site.Desk.Officer, id, RequestAction.ConfirmReceipt, new StepFacts { Contact = "电话" });
        await site.Desk.DoneAsync(site.Desk.Officer, id, RequestAction.AskForClarification, new StepFacts { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明标段" });
        Assert.Contains("请写明标段", (await visitor.GetAsync("/request/case")).Text, StringComparison.Ordinal);
        Assert.Contains("请写明补正后的内容。", (await visitor.FillAsync("/request/case", "form[action*=Clarify]", [])).Problems, StringComparison.Ordinal);
        Assert.Equal("/request/case?done=clarified", (await visitor.FillAsync("/request/case", "form[action*=Clarify]", [("Clarification", "第二标段")], ("Files", "补充.pdf", s_pdf))).RedirectsTo);
        Assert.Equal(RequestState.UnderReview, (await site.Desk.RequestAsync(id)).State);

        Assert.Contains("请勾选确认", (await visitor.FillAsync("/request/withdraw", "form.query", [])).Problems, StringComparison.Ordinal);
        Assert.Equal("/request/case?done=withdrawn", (await visitor.FillAsync("/request/withdraw", "form.query", [("IsSure", "true")])).RedirectsTo);
        Assert.Equal(RequestState.Closed, (await site.Desk.RequestAsync(id)).State);

        Assert.Equal("/request/query?ended=true", (await visitor.FillAsync("/request/case", "form[action*=End]", [])).RedirectsTo);
        Assert.Equal("/request/query", (await visitor.GetAsync("/request/case")).RedirectsTo);
        Assert.Equal("/request/query", (await visitor.GetAsync("/request/receipt")).RedirectsTo);
    }

    [Fact(DisplayName = "同一张表提交两次只有一件申请，编号和查询码相同")]
    public async Task Apply_SentTwice_IsOneRequest()
    {
        await using var site = await ApplicantSite.StartAsync();
        var visitor = site.Visitor();
        var page = await visitor.GetAsync(Apply);

        await visitor.FillAsync(page, Apply, "form.apply", ApplicantVisitor.Person);
        var first = await visitor.ReceiptAsync();
        await visitor.FillAsync(page, Apply, "form.apply", ApplicantVisitor.Person);
        var second = await visitor.ReceiptAsync();

        Assert.Equal(first, second);
        await using var db = site.Desk.Site.Open();
        Assert.Equal(1, await db.Set<DisclosureRequest>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory(DisplayName = "缺什么就在那一栏旁边说，其他内容都还在")]
    [InlineData("person", "Input_Name", "请填写姓名。")]
    [InlineData("person", "Input_IdKind", "请选择证件名称。")]
    [InlineData("person", "Input_Phone", "请填写联系电话。")]
    [InlineData("person", "Input_HasRead", "请先阅读申请须知")]
    [InlineData("organization", "Input_Name", "请填写单位名称。")]
    [InlineData("organization", "Input_CreditCode", "请填写统一社会信用代码。")]
    [InlineData("organization", "Input_ContactName", "请填写联系人姓名。")]
    [InlineData("organization", "Input_Kind", "请选择单位类别。")]
    public async Task Apply_Missing_IsSaidBesideTheField(string applicant, string field, string message)
    {
        await using var site = await ApplicantSite.StartAsync();

        var answer = await site.Visitor().FillAsync($"{Apply}&for={applicant}", "form.apply", [("Input.Title", "2025年听潮桥改造工程验收报告")], ("Input.IdentityProof", "证件.pdf", s_pdf));

        var error = answer.Document.QuerySelector($"#{field}-error");
        Assert.NotNull(error);
        Assert.Contains(message, error.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{field}-error", answer.Document.QuerySelector($"#{field}")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains(message, answer.Problems, StringComparison.Ordinal);
        Assert.Equal("2025年听潮桥改造工程验收报告", answer.Document.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Contains("文件需要重新选择", answer.Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "选邮件必填邮箱，选邮寄必填地址，选传真必填传真，减免要理由，代理要委托书")]
    [InlineData("Input.DeliveryChannel", "Email", "Input_Email")]
    [InlineData("Input.DeliveryChannel", "Post", "Input_Address")]
    [InlineData("Input.DeliveryChannel", "Fax", "Input_Fax")]
    [InlineData("Input.AsksFeeReduction", "true", "Input_FeeReductionReason")]
    [InlineData("Input.MailsReceipt", "true", "Input_Email")]
    [InlineData("Input.AgentName", "商陆", "Input_Authority")]
    public async Task Apply_ChoiceThatNeedsMore_AsksForIt(string name, string value, string field)
    {
        await using var site = await ApplicantSite.StartAsync();

        var answer = await site.Visitor().FillAsync(Apply, "form.apply", [.. ApplicantVisitor.Person, (name, value)]);

        Assert.NotNull(answer.Document.QuerySelector($"#{field}-error"));
    }

    [Theory(DisplayName = "文件格式、大小、内容不对，在那一栏友好地说明")]
    [InlineData("证件.exe", 100, "格式不能接收")]
    [InlineData("证件.pdf", 0, "是空的")]
    [InlineData("证件.png", 100, "内容与格式不符")]
    [InlineData("证件.pdf", (10 << 20) + 1, "超过 10 MB")]
    public async Task Apply_WrongFile_IsRefusedBesideTheField(string name, int length, string message)
    {
        await using var site = await ApplicantSite.StartAsync();
        var content = new byte[length];
        s_pdf.AsSpan(0, Math.Min(length, s_pdf.Length)).CopyTo(content);

        var answer = await site.Visitor().FillAsync(Apply, "form.apply", ApplicantVisitor.Person, ("Input.IdentityProof", name, content));

        Assert.Contains(message, answer.Document.QuerySelector("#Input_IdentityProof-error")?.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "已经公开的，提交前先给看一次，再按一次就提交；没有公开的不给看")]
    public async Task Apply_PublicAlready_IsShownOnce()
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        await items.Index.RunAsync((await items.PublishedAsync(items.Content("听潮桥改造工程验收报告"))).Id, TestContext.Current.CancellationToken);
        await items.DraftAsync(items.Content("听潮桥改造工程验收报告（内部稿）"));
        await using var site = await ApplicantSite.StartAsync(other: items.Site);
        var visitor = site.Visitor();

        var shown = await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person);
        Assert.Contains("听潮桥改造工程验收报告", shown.Document.QuerySelector(".problems.calm")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("内部稿", shown.Text, StringComparison.Ordinal);
        Assert.Equal("仍要提交", shown.Document.QuerySelector(".form-actions .btn")!.TextContent);
        Assert.Equal("/request/receipt", (await visitor.FillAsync(shown, Apply, "form.apply", [])).RedirectsTo);
    }

    [Fact(DisplayName = "一个地址一小时内提交太多就停，填写的内容还在")]
    public async Task Apply_TooOften_IsStopped()
    {
        await using var site = await ApplicantSite.StartAsync(new RequestLimits { PerAddressAndMinute = null, SubmissionsPerHour = 2 });
        var visitor = site.Visitor();
        await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person);
        await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person);

        var stopped = await visitor.FillAsync(Apply, "form.apply", ApplicantVisitor.Person);

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Contains("提交过于频繁", stopped.Problems, StringComparison.Ordinal);
        Assert.Equal("柏望舒", stopped.Document.QuerySelector("#Input_Name")!.GetAttribute("value"));
    }

    [Theory(DisplayName = "查找已公开：先用原话，再去掉年份和泛称")]
    [InlineData("2025年工业节能专项资金分配情况", "工业节能专项资金分配")]
    [InlineData("关于河道整治工程的招标文件", "河道整治工程")]
    [InlineData("短", null)]
    public void Wordings_Title_EndInItsCore(string title, string? last) => Assert.Equal(last, AlreadyPublic.Wordings(title).LastOrDefault());

    private static async Task<Guid> IdAsync(ApplicantSite site)
    {
        await using var db = site.Desk.Site.Open();
        return await db.Set<DisclosureRequest>().Select(request => request.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}
