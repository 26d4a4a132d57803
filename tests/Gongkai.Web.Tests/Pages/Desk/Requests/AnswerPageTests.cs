using System.IO.Compression;
using System.Net;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class AnswerPageTests
{
    [Fact(DisplayName = "送达时存下答复书的 DOCX：文书页可以下载，案卷里也有")]
    public async Task Deliver_OnThePage_KeepsTheDocument()
    {
        await using var desk = await RequestDesk.StartAsync();
        var (requests, id) = (desk.Requests, await desk.Requests.HandledAsync());
        await requests.DraftedAsync(id, TestRequests.Reply() with { Text = $"{ReplyContent.OpenNumber}\n关于申请的答复\n柏望舒：\n现予公开。" });
        await requests.DoneAsync(requests.Handler, id, RequestAction.SubmitForReview);
        await requests.DoneAsync(requests.Reviewer, id, RequestAction.PassReview);
        await requests.DoneAsync(requests.Leader, id, RequestAction.Approve);
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        await RequestDesk.TakeAsync(officer, id, RequestAction.Deliver);

        var paper = (await requests.ViewAsync(id)).Papers[^1];
        var path = $"{RequestDesk.Case(id)}/papers/{paper.Id}";
        Assert.Equal("?handler=Issued", (await officer.GetAsync(path)).Document.QuerySelector("a[href*=Issued]")!.GetAttribute("href"));
        Assert.Contains("云工信公开答〔2026〕1号", Words(await officer.BytesAsync($"{path}?handler=Issued")), StringComparison.Ordinal);
        using var package = new ZipArchive(new MemoryStream(await officer.DownloadAsync($"{RequestDesk.Case(id)}/package", "form")), ZipArchiveMode.Read);
        Assert.Contains(package.Entries, entry => entry.FullName.EndsWith(".docx", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "拟稿：负责公开的机关从名录选，填过的模板内容下次还在")]
    public async Task Draft_Referral_ComesFromTheDirectory()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var handler = await desk.AsAsync(Role.Handler);
        var path = $"{RequestDesk.Case(id)}/draft";
        var page = await handler.GetAsync(path);
        var other = page.Document.QuerySelectorAll("#Input_ReferralOrgan option").First(option => option.TextContent == desk.Requests.Site.Other.Name).GetAttribute("value")!;

        var saved = await handler.SendAsync(path, "form.case", ("Input.Matters", nameof(Outcome.UnableNotHeld)), ("Input.Paper", nameof(PaperKind.ReplyNotResponsible)), ("Input.Reasons", "不由本机关制作"), ("Input.ReferralOrgan", other),
            ("Fields[复议机关]", "云汀市人民政府"));

        Assert.True(saved.RedirectsTo is not null, saved.Problems);
        var draft = (await desk.Requests.ViewAsync(id)).Draft!;
        Assert.Equal((other, "云汀市人民政府"), (draft.Referral, draft.Fields["复议机关"]));
        Assert.Contains(desk.Requests.Site.Other.Name, (await handler.GetAsync(path)).Document.QuerySelector("#Input_Referral")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "按模板生成：选了“随本答复提供”，缺少的“公开的信息”标为必填，不再写作选填")]
    public async Task Compose_FieldOfTheBranchTaken_IsCompulsory()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var path = $"{RequestDesk.Case(id)}/draft";

        var page = await (await desk.AsAsync(Role.Handler)).SendToAsync(path, "form.case", $"{path}?handler=Compose", ("Input.Matters", nameof(Outcome.Granted)), ("Input.Paper", nameof(PaperKind.ReplyGranted)),
            ("Input.Reasons", "可以公开"), ("Fields[公开方式]", "随本答复提供"));

        Assert.Contains("“公开的信息”", page.Problems, StringComparison.Ordinal);
        Assert.Contains("必填", page.Document.QuerySelector("label[for='field-公开的信息']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "模板要的日期用日期控件填；以前写成汉字的照原样留着")]
    [InlineData("", "date")]
    [InlineData("2026-06-01", "date")]
    [InlineData("2026年6月1日", "text")]
    public async Task Compose_Day_IsPicked(string written, string type)
    {
        await using var desk = await RequestDesk.StartAsync();
        var path = $"{RequestDesk.Case(await desk.Requests.HandledAsync())}/draft";

        var page = await (await desk.AsAsync(Role.Handler)).SendToAsync(path, "form.case", $"{path}?handler=Compose", ("Input.Matters", nameof(Outcome.NotHandledRepeat)), ("Input.Reasons", "与此前的申请相同"), ("Fields[前次答复日期]", written));

        var field = page.Document.GetElementById("field-前次答复日期")!;
        Assert.Equal((type, written), (field.GetAttribute("type"), field.GetAttribute("value") ?? ""));
    }

    [Fact(DisplayName = "公开答复：有个人信息的不收，改好后公开到门户，任何人看得到；撤下要写原因")]
    public async Task Answer_Published_IsOnThePortal()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        await desk.Requests.RepliedAsync(id);
        var (officer, visitor, path) = (await desk.AsAsync(Role.DisclosureOfficer), desk.Desk.Visitor(), $"{RequestDesk.Case(id)}/answer");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/request/answers/{id}")).Status);
        var wrong = await officer.SendAsync(path, "form:has(#PublicAnswer)", ("PublicAnswer", "已经公开，请联系13900001234领取。"));
        Assert.Contains("手机号码", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(RequestDesk.Case(id), (await officer.SendAsync(path, "form:has(#PublicAnswer)", ("PublicAnswer", "已经公开，见本机关网站财政资金栏目。"))).RedirectsTo);

        Assert.Contains("见本机关网站财政资金栏目", (await visitor.GetAsync($"/request/answers/{id}")).Text, StringComparison.Ordinal);
        Assert.Single((await visitor.GetAsync("/request/answers?q=专项资金")).Document.QuerySelectorAll(".list li"));
        Assert.Empty((await visitor.GetAsync("/request/answers?q=没有的词")).Document.QuerySelectorAll(".list li"));
        Assert.Contains("撤下的原因", (await officer.SendAsync(path, "form[action*=Withdraw]")).Problems, StringComparison.Ordinal);
        Assert.Equal(RequestDesk.Case(id), (await officer.SendAsync(path, "form[action*=Withdraw]", ("Reason", "内容过时"))).RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/request/answers/{id}")).Status);
    }

    [Fact(DisplayName = "还没有答复的，公开答复页说明为什么不能公开")]
    public async Task Answer_Open_SaysWhyNot()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();

        Assert.Contains("只有已经答复的", (await (await desk.AsAsync(Role.DisclosureOfficer)).GetAsync($"{RequestDesk.Case(id)}/answer")).Text, StringComparison.Ordinal);
    }

    private static string Words(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "");
    }
}
