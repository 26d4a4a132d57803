using System.Net;
using Gongkai.Domain.Publications;

namespace Gongkai.Web.Tests.Publishing;

public sealed class ItemPageTests
{
    [Fact(DisplayName = "起草：填表成草稿，粘贴的脚本被清除，缺什么在栏目旁提示")]
    public async Task Create_FilledForm_BecomesACleanDraft()
    {
        await using var site = await PublishingSite.StartAsync();
        var writer = await site.Desk.SignedInAsync("writer");

        var refused = await writer.SendAsync("/desk/items/create", "form.item-form", ("Input.Title", ""), ("Input.Body", "正文"));
        var made = await writer.SendAsync("/desk/items/create", "form.item-form",
            ("Input.Title", "关于防汛工作的通知"), ("Input.ColumnId", site.Columns["statutory/documents/"].ToString()), ("Input.Body", "<p style=\"color:red\">第一段</p><script>alert(1)</script><table><tr><td>格</td></tr></table>"));
        var edit = await writer.GetAsync(made.RedirectsTo!);

        Assert.Contains("标题", refused.Problems, StringComparison.Ordinal);
        Assert.Contains("请选择栏目", refused.Problems, StringComparison.Ordinal);
        Assert.EndsWith("/edit", made.RedirectsTo, StringComparison.Ordinal);
        var body = edit.Document.QuerySelector("textarea[data-editor]")!.TextContent;
        Assert.Contains("<table>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("script", body, StringComparison.Ordinal);
        Assert.DoesNotContain("style", body, StringComparison.Ordinal);
        Assert.Contains("索引号预览", edit.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "检查：不保存也能看到问题，带位置")]
    public async Task Check_WithoutSaving_ShowsFindings()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.DraftAsync(site.Content("原来的标题") with { Summary = "" });
        var writer = await site.Desk.SignedInAsync("writer");

        var page = await writer.SendAsync($"/desk/items/{id}/edit", "form.item-form", ("Input.Title", "新标题"), ("Input.Summary", ""), ("Input.Body", "联系手机13800138000"));
        var kept = await site.ItemAsync(id);

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Equal("新标题", kept.Title);
        var shown = await writer.GetAsync($"/desk/items/{id}/edit");
        Assert.Contains("疑似手机号码", shown.Text, StringComparison.Ordinal);
        Assert.Contains("缺少内容概述", shown.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "送审、审核、签发、发布：从页面走完，门户看得到")]
    public async Task Publish_ThroughThePages_IsPublic()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.DraftAsync(site.Content("应急值守通知") with { Class = ItemClass.Emergency });
        var writer = await site.Desk.SignedInAsync("writer");
        await writer.SendAsync($"/desk/items/{id}", "form[action*='Submit']");
        var reviewer = await site.Desk.SignedInAsync("reviewer");

        var queue = await reviewer.GetAsync("/desk/items/review");
        var open = await reviewer.SendAsync($"/desk/items/{id}/review", "aside form.card", ("handler", "Approve"));
        await PassAsync(reviewer, id);
        var leader = await site.Desk.SignedInAsync("leader");
        await PassAsync(leader, id);
        var editor = await site.Desk.SignedInAsync("editor");
        var published = await editor.SendAsync($"/desk/items/{id}", "form[action*='Publish']");
        var portal = await site.Desk.Visitor().GetAsync($"/items/{id}");

        Assert.Contains("应急值守通知", queue.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Redirect, open.Status);
        Assert.Equal($"/desk/items/{id}", published.RedirectsTo);
        Assert.Equal(HttpStatusCode.OK, portal.Status);
        Assert.Contains("应急值守通知", portal.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "审核：五关没有全过不能通过，退回要有理由，起草人不能审自己的稿")]
    public async Task Review_WithoutGates_IsRefusedAtTheField()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.SubmittedAsync(site.Content("待审的信息"));
        var reviewer = await site.Desk.SignedInAsync("reviewer");

        var noGates = await reviewer.SendAsync($"/desk/items/{id}/review?handler=Approve", "aside form.card");
        var noReason = await PostAsync(reviewer, id, "Return");
        var back = await PostAsync(reviewer, id, "Return", ("Opinion", "数字不符"), ("Marks", "正文密语|请改"));
        var writer = await site.Desk.SignedInAsync("writer");
        var edit = await writer.GetAsync($"/desk/items/{id}/edit");

        Assert.Equal(HttpStatusCode.Forbidden, (await writer.GetAsync($"/desk/items/{id}/review")).Status);
        Assert.NotEqual(HttpStatusCode.Redirect, noGates.Status);
        Assert.Contains("退回的理由", noReason.Problems, StringComparison.Ordinal);
        Assert.Equal("/desk/items/review", back.RedirectsTo);
        Assert.Contains("数字不符", edit.Text, StringComparison.Ordinal);
        Assert.Contains("正文密语", edit.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "定时发布不能倒填；撤下留下理由，正文不再可得")]
    public async Task Withdraw_WithReason_LeavesTheReasonAlone()
    {
        await using var site = await PublishingSite.StartAsync();
        var approved = await site.ApprovedAsync(site.Content("定时的信息"));
        var published = await site.PublishedAsync(site.Content("要撤的信息"));
        var editor = await site.Desk.SignedInAsync("editor");

        var past = await editor.SendAsync($"/desk/items/{approved}", "form[action*='Schedule']", ("At", "2020-01-01T08:00"));
        var noReason = await editor.SendAsync($"/desk/items/{published}/withdraw", "main form", ("PublicReason", ""));
        var done = await editor.SendAsync($"/desk/items/{published}/withdraw", "main form", ("PublicReason", "内容有误，重新核实"));
        var stub = await site.Desk.Visitor().GetAsync($"/items/{published}");

        Assert.Contains("不能倒填", past.Problems, StringComparison.Ordinal);
        Assert.Contains("理由", noReason.Problems, StringComparison.Ordinal);
        Assert.Equal($"/desk/items/{published}", done.RedirectsTo);
        Assert.Equal(HttpStatusCode.Gone, stub.Status);
        Assert.Contains("内容有误，重新核实", stub.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("密语", stub.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "外机关的人打不开本机关的任何一条，列表里也没有")]
    public async Task Pages_ForeignOrgan_AreNotFound()
    {
        await using var site = await PublishingSite.StartAsync();
        var draft = await site.DraftAsync(site.Content("内部草稿"));
        var published = await site.PublishedAsync(site.Content("公开的信息"));
        var foreign = await site.Desk.SignedInAsync("foreign");
        string[] pages = ["", "/edit", "/review", "/versions", "/withdraw", "/links", "/dispute", "/consultation", "/upward"];

        var statuses = new List<HttpStatusCode>();
        foreach (var page in pages)
        {
            statuses.Add((await foreign.GetAsync($"/desk/items/{draft}{page}")).Status);
            statuses.Add((await foreign.GetAsync($"/desk/items/{published}{page}")).Status);
        }

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.DoesNotContain("内部草稿", (await foreign.GetAsync("/desk/items")).Text, StringComparison.Ordinal);
    }

    private static Task<Users.PageAnswer> PassAsync(Users.DeskVisitor visitor, Guid id) =>
        PostAsync(visitor, id, "Approve", ("Gates[0]", "Passed"), ("Gates[1]", "Passed"), ("Gates[2]", "Passed"), ("Gates[3]", "Passed"), ("Gates[4]", "Passed"));

    // The buttons of the card choose the step by their own address.
    private static async Task<Users.PageAnswer> PostAsync(Users.DeskVisitor visitor, Guid id, string step, params (string Name, string Value)[] filled)
    {
        var page = await visitor.GetAsync($"/desk/items/{id}/review");
        var form = page.Document.QuerySelector("aside form.card")!;
        return await visitor.PostAsync($"/desk/items/{id}/review?handler={step}",
            [("Version", form.QuerySelector("input[name=Version]")!.GetAttribute("value")!), ("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), .. filled]);
    }
}
