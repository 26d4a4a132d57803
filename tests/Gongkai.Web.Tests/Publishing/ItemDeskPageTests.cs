using System.Net;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Publishing;

public sealed class ItemDeskPageTests
{
    [Fact(DisplayName = "两名供稿人同时改一份草稿：后保存的被告知，写的字还在编辑框里，先保存的文字没有被盖掉")]
    public async Task Edit_ByTwoAtOnce_TellsTheSecond()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "writer2", Role.Contributor);
        var id = await site.DraftAsync(site.Content("原来的标题"));
        var (first, second) = (await site.Desk.SignedInAsync("writer"), await site.Desk.SignedInAsync("writer2"));
        var path = $"/desk/items/{id}/edit";
        var seen = (await second.GetAsync(path)).Document.QuerySelector("form.item-form input[name=Version]")!.GetAttribute("value")!;

        var saved = await first.SendAsync(path, "form.item-form", ("Input.Title", "甲改的标题"), ("Input.Body", "<p>甲写的正文。</p>"), ("Input.Summary", "概述"));
        var late = await second.SendAsync(path, "form.item-form", ("Version", seen), ("Input.Title", "乙改的标题"), ("Input.Body", "<p>乙写的正文。</p>"), ("Input.Summary", "概述"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains("刚刚被其他人修改", late.Problems, StringComparison.Ordinal);
        Assert.Equal("乙改的标题", late.Document.QuerySelector("input[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal("甲改的标题", (await site.ItemAsync(id)).Title);
    }

    [Fact(DisplayName = "编辑页：标题空着，话写在标题旁边，别的字段填的都还在，没有存成版本")]
    public async Task Edit_WithoutTitle_SaysSoAtTheField()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.DraftAsync(site.Content("原来的标题"));
        var writer = await site.Desk.SignedInAsync("writer");

        var refused = await writer.SendAsync($"/desk/items/{id}/edit", "form.item-form", ("Input.Title", ""), ("Input.Body", "<p>新的正文。</p>"), ("Input.Summary", "新的概述"), ("Input.Editor", "新的编辑"));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector(".field.bad:has([name='Input.Title']) .error"));
        Assert.Contains("新的概述", refused.Document.QuerySelector("[name='Input.Summary']")!.TextContent + refused.Document.QuerySelector("[name='Input.Summary']")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("新的编辑", refused.Document.QuerySelector("[name='Input.Editor']")!.GetAttribute("value"));
        Assert.Equal(("原来的标题", 1), ((await site.ItemAsync(id)).Title, (await site.ItemAsync(id)).LatestVersion));
    }

    [Fact(DisplayName = "不公开登记页：结论太短、日期不对都说明，填的还在；填对了记下下次评估日期；供稿人看得到、办不了")]
    public async Task Register_Reassessment_KeepsWhatWasTyped()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.FiledAsync(site.Content("内部事务信息"));
        var editor = await site.Desk.SignedInAsync("editor");
        const string Path = "/desk/items/register";

        var shortly = await editor.SendAsync(Path, "tbody form", ("reason", "同上"), ("next", "2028-01-01"));
        var early = await editor.SendAsync(Path, "tbody form", ("reason", "仍属内部事务信息"), ("next", "2026-11-20"));
        var writer = await (await site.Desk.SignedInAsync("writer")).GetAsync(Path);
        var kept = await editor.SendAsync(Path, "tbody form", ("reason", "仍属内部事务信息"), ("next", "2028-01-01"));

        Assert.Contains("至少 4 个字", shortly.Problems, StringComparison.Ordinal);
        Assert.Equal(("同上", "2028-01-01"), (shortly.Document.QuerySelector("[name=reason]")!.GetAttribute("value"), shortly.Document.QuerySelector("[name=next]")!.GetAttribute("value")));
        Assert.NotNull(shortly.Document.QuerySelector("details[open] [name=reason]"));
        Assert.Contains("应在今天之后", early.Problems, StringComparison.Ordinal);
        Assert.Contains("内部事务信息", writer.Text, StringComparison.Ordinal);
        Assert.Null(writer.Document.QuerySelector("tbody form"));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(new DateOnly(2028, 1, 1), (await site.ItemAsync(id)).ReassessOn);
    }

    [Fact(DisplayName = "上报采用页：填错了填的还在，填对了登记；关联页：查到的信息关联后两边都列出")]
    public async Task UpwardAndLinks_ThroughThePages_AreKept()
    {
        await using var site = await PublishingSite.StartAsync();
        var (id, other) = (await site.PublishedAsync(site.Content("节能通知")), await site.PublishedAsync(site.Content("节能解读")));
        var writer = await site.Desk.SignedInAsync("writer");

        var future = await writer.SendAsync($"/desk/items/{id}/upward", "section form", ("platform", "省政府网站"), ("submittedOn", "2027-01-01"));
        var noted = await writer.SendAsync($"/desk/items/{id}/upward", "section form", ("platform", "省政府网站"), ("submittedOn", "2026-11-19"));
        var undated = await writer.SendAsync($"/desk/items/{id}/links?q=解读", "form.card", ("kind", nameof(RelationKind.Repeals)), ("effectiveOn", ""));
        var linked = await writer.SendAsync($"/desk/items/{id}/links?q=解读", "form.card", ("kind", nameof(RelationKind.Mentions)), ("effectiveOn", ""));

        Assert.Contains("日期不能在今天之后", future.Problems, StringComparison.Ordinal);
        Assert.Equal(("省政府网站", "2027-01-01"), (future.Document.QuerySelector("[name=platform]")!.GetAttribute("value"), future.Document.QuerySelector("[name=submittedOn]")!.GetAttribute("value")));
        Assert.Equal($"/desk/items/{id}/upward", noted.RedirectsTo);
        Assert.Contains("要写明生效日期", undated.Problems, StringComparison.Ordinal);
        foreach (var kind in new[] { nameof(RelationKind.Replaces), "Foo", "99", "" })
        {
            var wrong = await writer.SendAsync($"/desk/items/{other}/links?q=通知", "form.card", ("kind", kind), ("effectiveOn", ""));
            Assert.Equal(HttpStatusCode.OK, wrong.Status);
            Assert.Contains("关联种类", wrong.Problems, StringComparison.Ordinal);
        }

        var noDay = await writer.SendAsync($"/desk/items/{other}/links?q=通知", "form.card", ("kind", nameof(RelationKind.Repeals)), ("effectiveOn", "明天"));
        Assert.Contains("生效日期不对", noDay.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, linked.Status);
        Assert.Contains("节能通知", (await writer.GetAsync($"/desk/items/{other}/links")).Document.QuerySelector("ul.list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "替换：理由太短说明；替换后旧地址写明理由并指向新的；没有发布权限的进不来，也发不出")]
    public async Task Replace_ThroughThePage_PointsToTheSuccessor()
    {
        await using var site = await PublishingSite.StartAsync();
        var (old, next) = (await site.PublishedAsync(site.Content("旧的通知")), await site.PublishedAsync(site.Content("新的通知")));
        var (editor, writer) = (await site.Desk.SignedInAsync("editor"), await site.Desk.SignedInAsync("writer"));
        var path = $"/desk/items/{old}/withdraw?q=新的通知";
        const string Form = "form[action*='Replace']";

        var tooShort = await editor.SendAsync(path, Form, ("PublicReason", "新"));
        var refused = await writer.GetAsync(path);
        var done = await editor.SendAsync(path, Form, ("PublicReason", "已有新的通知"));
        var stub = await site.Desk.Visitor().GetAsync($"/items/{old}");

        Assert.Contains("4 至 200 个字", tooShort.Problems + tooShort.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal($"/desk/items/{old}", done.RedirectsTo);
        Assert.Contains("已有新的通知", stub.Text, StringComparison.Ordinal);
        Assert.NotNull(stub.Document.QuerySelector($"a[href='/items/{next}']"));
        Assert.DoesNotContain("正文密语", stub.Text, StringComparison.Ordinal);
    }
}
