using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Requests;

public sealed class ApplyFoundTests
{
    private const string Apply = "/request/apply?organ=2";
    private static readonly byte[] s_proof = Encoding.ASCII.GetBytes("%PDF-1.7 evidence");

    [Fact(DisplayName = "边写边查：别人申请过、已经公开的答复查得到，没有公开的查不到；不留缓存，没有令牌的不答")]
    public async Task Found_PublishedAnswer_IsGiven()
    {
        await using var site = await ApplicantSite.StartAsync();
        var desk = site.Desk;
        var id = await desk.HandledAsync();
        await desk.RepliedAsync(id);
        var visitor = site.Visitor();

        Assert.Empty((await FoundAsync(visitor, "工业节能专项资金分配情况")).AsArray());
        Assert.Null(await new PublishAnswer(desk.Database, desk.Site.Clock, desk.Site.Vault).RunAsync(desk.Officer, id, new AnswerText("2025年工业节能专项资金分配情况", "已经公开，见财政资金栏目。")));
        var match = Assert.Single((await FoundAsync(visitor, "2024年工业节能专项资金分配明细")).AsArray())!;
        Assert.Equal(("2025年工业节能专项资金分配情况", $"/request/answers/{id}", true), ((string?)match["title"], (string?)match["path"], (bool?)match["isAnswer"]));

        var shown = await visitor.FillAsync(Apply, "form.apply", [.. ApplicantVisitor.Person.Where(field => field.Name != "Input.Title"), ("Input.Title", "工业节能专项资金分配情况")]);
        Assert.Contains("公开的答复", shown.Document.QuerySelector(".problems.calm")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostRawAsync("/request/found", new FormUrlEncodedContent([new("words", "专项资金")]))).StatusCode);
    }

    [Fact(DisplayName = "更正与我有关的记录：网上能提，登记为更正申请，不先查已公开，不计入表三")]
    public async Task Apply_Correction_IsItsOwnKind()
    {
        await using var site = await ApplicantSite.StartAsync();
        var visitor = site.Visitor();

        var sent = await visitor.FillAsync(Apply, "form.apply", [.. ApplicantVisitor.Person, ("Input.Asked", nameof(RequestKind.RecordCorrection))], ("Input.Attachments", "证据.pdf", s_proof));

        Assert.Equal("/request/receipt", sent.RedirectsTo);
        await using var db = site.Desk.Site.Open();
        var request = await db.Set<DisclosureRequest>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((RequestKind.RecordCorrection, null), (request.Kind, request.CountedOn));
        Assert.Equal(RequestFileRole.Attachment, (await db.Set<RequestFile>().SingleAsync(TestContext.Current.CancellationToken)).Role);
    }

    private static async Task<JsonNode> FoundAsync(ApplicantVisitor visitor, string words)
    {
        var page = await visitor.GetAsync(Apply);
        var token = page.Document.QuerySelector("form.apply input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await visitor.PostRawAsync("/request/found", new FormUrlEncodedContent([new("words", words), new("__RequestVerificationToken", token)]));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
    }
}
