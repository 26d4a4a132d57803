using System.Net;
using Gongkai.App.Publications;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Publishing;

public sealed class PublishingWorkPageTests
{
    [Fact(DisplayName = "政策文件库：只列文件、注明有效性、按有效性筛选；到期的页面有横幅")]
    public async Task Library_Documents_StateTheirValidity()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.PublishedAsync(site.Content("有效的办法"));
        var lapsed = await site.PublishedAsync(site.Content("到期的办法") with { LapsesOn = new DateOnly(2026, 11, 15) });
        await site.PublishedAsync(site.Content("一条动态", kind: ItemKind.News));
        var visitor = site.Desk.Visitor();

        var all = await visitor.GetAsync("/library");
        var old = await visitor.GetAsync("/library?validity=Lapsed");
        var item = await visitor.GetAsync($"/items/{lapsed}");

        Assert.Equal(["到期的办法", "有效的办法"], all.Document.QuerySelectorAll("tbody a").Select(link => link.TextContent));
        Assert.Contains("已失效", all.Text, StringComparison.Ordinal);
        Assert.Equal(["到期的办法"], old.Document.QuerySelectorAll("tbody a").Select(link => link.TextContent));
        Assert.Contains("已失效", item.Document.QuerySelector(".article .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "要点分解表：从页面增加、完成、下载；不会写的行指出来")]
    public async Task KeyPoints_ThroughThePage_AreKept()
    {
        await using var site = await PublishingSite.StartAsync();
        var editor = await site.Desk.SignedInAsync("editor");
        const string Form = "details form";

        var wrong = await editor.SendAsync("/desk/items/key-points", Form, ("Lines", "只有一段"));
        var added = await editor.SendAsync("/desk/items/key-points", Form, ("Lines", "1|公开政策清单||2026-11-30\n2\t公开预算\t\t2026-06-30"));
        var writer = await site.Desk.SignedInAsync("writer");
        var done = await writer.SendAsync("/desk/items/key-points?year=2026", "tbody form", ("evidence", "云政发〔2026〕5号"));
        var page = await writer.GetAsync("/desk/items/key-points?year=2026");
        var sheet = await writer.BytesAsync("/desk/items/key-points?handler=Xlsx&year=2026");

        Assert.Contains("第 1 行不对", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("逾期完成", page.Text, StringComparison.Ordinal);
        Assert.Contains("剩 10 天", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("textarea[name=Lines]"));
        Assert.Equal("PK"u8.ToArray(), sheet[..2]);
    }

    [Fact(DisplayName = "保密审查表：审核人逐项填写，起草人看得到、填不了")]
    public async Task Confidentiality_ThroughThePage_IsKept()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.SubmittedAsync(site.Content("要审查的信息"));
        var reviewer = await site.Desk.SignedInAsync("reviewer");
        var answers = Enumerable.Range(0, ConfidentialityReview.Questions.Count).Select(i => ($"Answers[{i}]", i == 3 ? "true" : "false")).ToArray();
        var path = $"/desk/items/{id}/confidentiality";

        var empty = await reviewer.SendAsync(path, "aside form");
        var noOpinion = await reviewer.SendAsync(path, "aside form", [.. answers, ("Conclusion", "MayPublish")]);
        var kept = await reviewer.SendAsync(path, "aside form", [.. answers, ("Conclusion", "MayPublishAfterChange"), ("Opinion", "第三方名称应遮盖")]);
        var writer = await (await site.Desk.SignedInAsync("writer")).GetAsync(path);

        Assert.Contains("逐项勾选", empty.Problems, StringComparison.Ordinal);
        Assert.Contains("审查意见", noOpinion.Problems, StringComparison.Ordinal);
        Assert.Equal(path, kept.RedirectsTo);
        Assert.Contains("修改后可以公开", writer.Text, StringComparison.Ordinal);
        Assert.Contains("第三方名称应遮盖", writer.Text, StringComparison.Ordinal);
        Assert.Null(writer.Document.QuerySelector("aside form"));
    }

    [Fact(DisplayName = "自动保存：脚本保留的内容不成版本，编辑页提示可恢复，恢复后保存即成版本")]
    public async Task Autosave_ThenRestore_LosesNothing()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.DraftAsync(site.Content("原来的标题"));
        var writer = await site.Desk.SignedInAsync("writer");
        var edit = $"/desk/items/{id}/edit";
        var autosave = (await writer.GetAsync(edit)).Document.QuerySelector("form[data-autosave]")!.GetAttribute("data-autosave")!;

        var kept = await writer.SendToAsync(edit, "form.item-form", autosave, ("Input.Title", "写到一半的标题"), ("Input.Body", "<p>新段</p>"));
        var offered = await writer.GetAsync(edit);
        var restored = await writer.GetAsync($"{edit}?restore=true");
        var saved = await writer.SendAsync($"{edit}?restore=true", "form.item-form", ("Input.Body", "<p>新段</p>"), ("Input.Summary", "概述"));
        var after = await writer.GetAsync(edit);

        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Contains("有没保存的内容", offered.Text, StringComparison.Ordinal);
        Assert.Equal("原来的标题", offered.Document.QuerySelector("input[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal("写到一半的标题", restored.Document.QuerySelector("input[name='Input.Title']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(("写到一半的标题", 2), ((await site.ItemAsync(id)).Title, (await site.ItemAsync(id)).LatestVersion));
        Assert.DoesNotContain("有没保存的内容", after.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "历史版本：改过的草稿能看到从前的原文和差异；公众看得到更正的时间和理由")]
    public async Task Versions_FormerText_IsShown()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("要更正的信息"));
        var writer = await site.Desk.SignedInAsync("writer");

        var proposed = await writer.SendAsync($"/desk/items/{id}/edit", "form.item-form", ("Input.Body", "<p>更正后的一段。</p>"), ("Input.Summary", "概述"), ("Input.Note", "数字有误，已改"));
        var before = await site.Desk.Visitor().GetAsync($"/items/{id}");
        var leader = await site.Desk.SignedInAsync("leader");
        await leader.SendAsync($"/desk/items/{id}", "form[action*='Correct']");
        var former = await writer.GetAsync($"/desk/items/{id}/versions?to=1");
        var changes = await writer.GetAsync($"/desk/items/{id}/versions?from=1&to=2");
        var after = await site.Desk.Visitor().GetAsync($"/items/{id}");

        Assert.Equal(HttpStatusCode.Redirect, proposed.Status);
        Assert.Contains("正文密语", before.Text, StringComparison.Ordinal);
        Assert.Contains("正文密语", former.Text, StringComparison.Ordinal);
        Assert.NotNull(changes.Document.QuerySelector("del, ins"));
        Assert.Contains("更正后的一段", after.Text, StringComparison.Ordinal);
        Assert.Contains("数字有误，已改", after.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "委托审核：从页面委托给同事，委托人不能再审")]
    public async Task Delegate_ThroughThePage_MovesTheStage()
    {
        await using var site = await PublishingSite.StartAsync();
        var colleague = await site.Site.AddPersonAsync(site.Site.Bureau, "deputy", Role.Reviewer);
        var id = await site.SubmittedAsync(site.Content("要委托的信息"));
        var reviewer = await site.Desk.SignedInAsync("reviewer");

        var handed = await reviewer.SendAsync($"/desk/items/{id}/review", "form[action*='Delegate']", ("person", colleague.Id.ToString()), ("Opinion", "出差"));
        var mine = await reviewer.GetAsync($"/desk/items/{id}/review");
        var theirs = await (await site.Desk.SignedInAsync("deputy")).GetAsync("/desk/items/review");

        Assert.Equal("/desk/items/review", handed.RedirectsTo);
        Assert.Contains("已委托他人审核", mine.Text, StringComparison.Ordinal);
        Assert.Contains("要委托的信息", theirs.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "更新雷达、有效期、词表：看得到要办的事，核对指南，名单和同义词存得住")]
    public async Task DeskPages_OfTheSite_Work()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.PublishedAsync(site.Content("快到期的办法") with { LapsesOn = new DateOnly(2026, 12, 31) });
        await site.Site.AddPersonAsync(site.Site.City, "admin", Role.Administrator);
        var editor = await site.Desk.SignedInAsync("editor");
        var admin = await site.Desk.SignedInAsync("admin");

        var radar = await editor.GetAsync("/desk/items/radar");
        await editor.SendAsync("/desk/items/radar", "form[action*='Guide']");
        var validity = await editor.GetAsync("/desk/items/validity");
        var wrong = await admin.SendAsync("/desk/items/words", "main form", ("Words", ""), ("Sources", ""), ("Leaders", "甲"), ("Synonyms", ""));
        var set = await admin.SendAsync("/desk/items/words", "main form", ("Words", ""), ("Sources", ""), ("Leaders", "甲云山|市长"), ("Synonyms", "公积金、住房公积金"));
        var words = await admin.GetAsync("/desk/items/words");

        Assert.Contains("还没有核对过", radar.Text, StringComparison.Ordinal);
        Assert.Contains("上次核对", (await editor.GetAsync("/desk/items/radar")).Text, StringComparison.Ordinal);
        Assert.Contains("核对日期", (await site.Desk.Visitor().GetAsync($"/guide/{site.Site.Bureau.Number}")).Text, StringComparison.Ordinal);
        Assert.Contains("快到期的办法", validity.Text, StringComparison.Ordinal);
        Assert.Contains("姓名|职务", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, set.Status);
        Assert.Contains("甲云山|市长", words.Text, StringComparison.Ordinal);
        Assert.Contains("公积金、住房公积金", words.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "公开表单：提交计次，打开页面不计次")]
    public async Task PublicForm_TooMany_IsLimitedOnSubmission()
    {
        await using var desk = await Users.DeskSite.StartAsync(limits: new Web.RequestLimits { PerAddressAndMinute = null, SubmissionsPerHour = 1 });
        var visitor = desk.Visitor();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/faults?of=/guide")).Status);
        }

        await visitor.SendAsync("/faults?of=/guide", "main form", ("Words", "电话号码有误，应为区号开头"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SendAsync("/faults?of=/guide", "main form", ("Words", "电话号码有误，应为区号开头"))).Status);
    }
}
