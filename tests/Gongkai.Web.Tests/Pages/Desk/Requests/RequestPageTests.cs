using System.Net;
using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Pages.Desk.Requests;

public sealed class RequestPageTests
{
    [Fact(DisplayName = "工作台：按紧急程度排列，灯有颜色也有文字，申请人遮盖，按灯筛选在地址里")]
    public async Task Workbench_WithRequests_ListsByDanger()
    {
        await using var desk = await RequestDesk.StartAsync();
        await desk.Requests.HandledAsync(desk.Requests.Today.AddDays(-5), desk.Requests.Form("不急的"));
        await desk.Requests.HandledAsync(desk.Requests.Today.AddDays(-60), desk.Requests.Form("逾期的"));
        var handler = await desk.AsAsync(Role.Handler);

        var page = await handler.GetAsync("/desk/requests");
        var red = await handler.GetAsync("/desk/requests?light=red");
        var home = await handler.GetAsync("/desk");

        Assert.Equal(["逾期的", "不急的"], page.Document.QuerySelectorAll("table.requests tbody .whole a").Select(link => link.TextContent));
        Assert.StartsWith("红灯 · 逾期", page.Document.QuerySelector("table.requests .lamp.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("柏**", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRequests.Applicant.Name, page.Text, StringComparison.Ordinal);
        Assert.Equal(["逾期的"], red.Document.QuerySelectorAll("table.requests tbody .whole a").Select(link => link.TextContent));
        Assert.Equal("1", home.Document.QuerySelector(".todo .bad b")!.TextContent);
        Assert.Empty((await (await desk.Desk.SignedInAsync("stranger")).GetAsync("/desk/requests")).Document.QuerySelectorAll("table.requests"));
    }

    [Fact(DisplayName = "批量分办：勾选的都分到处室，别人刚办过的说明原因")]
    public async Task BulkAssignment_OneChangedMeanwhile_SaysSo()
    {
        await using var desk = await RequestDesk.StartAsync();
        var (first, second) = ((await desk.Requests.RegisteredAsync()).RequestId, (await desk.Requests.RegisteredAsync(desk.Requests.Form("另一件"))).RequestId);
        var officer = await desk.AsAsync(Role.DisclosureOfficer);
        var stale = await desk.Requests.KeyAsync(second);
        await desk.Requests.DoneAsync(desk.Requests.Officer, second, RequestAction.Assign, new StepFacts { UnitId = desk.Requests.Unit.Id });

        var answer = await officer.SendAsync("/desk/requests", "form[method=post]:has(.bulk)", ("Picked", $"{first}:{(await desk.Requests.KeyAsync(first)).Version}"), ("Picked", $"{stale.Id}:{stale.Version}"),
            ("UnitId", desk.Requests.Unit.Id.ToString()));

        Assert.Contains("已分办 1 件，1 件没有分办", answer.Text, StringComparison.Ordinal);
        Assert.Equal(desk.Requests.Unit.Id, (await desk.Requests.RequestAsync(first)).UnitId);
    }

    [Fact(DisplayName = "登记：问题写在字段旁边，填过的不丢；同一张表重复提交只登记一件；选好方式就说明从哪天起算")]
    public async Task Register_WithMistake_KeepsWhatWasTyped()
    {
        await using var desk = await RequestDesk.StartAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        var wrong = await officer.SendAsync("/desk/requests/register", "form.register", ("Input.Name", "柏望舒"), ("Input.IdNumber", "110101199003074478"), ("Input.Title", "专项资金"));

        Assert.Contains("身份证号码不正确", wrong.Document.QuerySelector(".field.bad:has(#Input_IdNumber) .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("柏望舒", wrong.Document.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Contains("收到之日 2026-11-20", wrong.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "登记时查到同一申请人的此前申请，联系方式可以沿用并留痕")]
    public async Task Register_SameApplicant_ShowsEarlier()
    {
        await using var desk = await RequestDesk.StartAsync();
        var receipt = await desk.Requests.RegisteredAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        var found = await officer.SendAsync("/desk/requests/register", "form.register", ("Input.IdNumber", TestRequests.Applicant.IdNumber), ("handler", "Earlier"));
        var posted = await officer.SendToAsync("/desk/requests/register", "form.register", "/desk/requests/register?handler=Earlier", ("Input.IdNumber", TestRequests.Applicant.IdNumber));

        Assert.DoesNotContain(receipt.Number, found.Text, StringComparison.Ordinal);
        Assert.Contains(receipt.Number, posted.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "案件页：个人信息遮盖，显示要留痕；期限逐日说明；没有权限和其他机关的人进不来")]
    public async Task Case_PersonalData_IsShownOnlyWithTrace()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var handler = await desk.AsAsync(Role.Handler);

        var page = await handler.GetAsync(RequestDesk.Case(id));
        var shown = await handler.SendAsync(RequestDesk.Case(id), "form[action*='Show']");

        Assert.DoesNotContain(TestRequests.Applicant.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestRequests.Applicant.Phone, page.Text, StringComparison.Ordinal);
        Assert.Contains("第1个工作日", page.Document.QuerySelector(".day-table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(TestRequests.Applicant.Phone, shown.Text, StringComparison.Ordinal);
        await using var db = desk.Requests.Site.Open();
        Assert.Equal(1, await db.Events.CountAsync(happened => happened.SubjectId == id && happened.Action == "request-applicant-viewed", TestContext.Current.CancellationToken));
    }

    [Theory(DisplayName = "其他机关的人在每一页都只看到“没有这一页”，没有岗位权限的被拒绝")]
    [InlineData("")]
    [InlineData("/step/assign")]
    [InlineData("/draft")]
    [InlineData("/split")]
    [InlineData("/merge")]
    [InlineData("/undo/2")]
    [InlineData("/files")]
    [InlineData("/remedies")]
    [InlineData("/repeats")]
    [InlineData("/package")]
    [InlineData("/answer")]
    public async Task CasePages_ForeignOrganOrOtherRole_AreClosed(string page)
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await (await desk.Desk.SignedInAsync("stranger")).GetAsync(RequestDesk.Case(id) + page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await desk.AsAsync(Role.Contributor)).GetAsync(RequestDesk.Case(id) + page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await desk.AsAsync(Role.DisclosureOfficer)).GetAsync(RequestDesk.Case(id) + page)).Status);
    }

    [Fact(DisplayName = "办理步骤：缺的要件写在字段旁边；先看到办理后的到期日；不能办的说明为什么；轮不到的人被拒绝")]
    public async Task Step_Refused_SaysWhyBesideTheField()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        var asking = await officer.GetAsync(RequestDesk.Step(id, RequestAction.AskForClarification));
        var refused = await officer.SendAsync(RequestDesk.Step(id, RequestAction.AskForClarification), "form[data-preview]");
        var late = await officer.GetAsync(RequestDesk.Step(id, RequestAction.Deliver));
        var leaderOnly = await officer.GetAsync(RequestDesk.Step(id, RequestAction.ApproveExtension));

        Assert.Contains("办理后", asking.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("至少选择一项", refused.Document.QuerySelector("#Input_Grounds .error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("现在不能“送达”", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, leaderOnly.Status);
    }

    [Fact(DisplayName = "撤销误操作：写明理由，原记录留着并划去，状态退回")]
    public async Task Undo_WithReason_KeepsHistory()
    {
        await using var desk = await RequestDesk.StartAsync();
        var id = await desk.Requests.HandledAsync();
        var officer = await desk.AsAsync(Role.DisclosureOfficer);

        var empty = await officer.SendAsync($"{RequestDesk.Case(id)}/undo/2", "form[method=post]:has([name=Reason])");
        var undone = await officer.SendAsync($"{RequestDesk.Case(id)}/undo/2", "form[method=post]:has([name=Reason])", ("Reason", "分错处室"));

        Assert.NotNull(empty.Document.QuerySelector(".field.bad:has(#Reason)"));
        Assert.NotNull(undone.RedirectsTo);
        Assert.Equal(RequestState.UnderReview, (await desk.Requests.RequestAsync(id)).State);
        Assert.Contains("已撤销", (await officer.GetAsync(RequestDesk.Case(id))).Text, StringComparison.Ordinal);
    }
}
