using System.Net;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Users;

public sealed class SignInPageTests
{
    [Fact(DisplayName = "登录：密码正确进入工作台，显示上次登录；退出后须重新登录")]
    public async Task SignIn_RightPassword_OpensTheDeskUntilSignOut()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);
        await (await desk.SignedInAsync("chen")).GetAsync("/desk");
        desk.Site.Time.Advance(TimeSpan.FromHours(20));
        var visitor = await desk.SignedInAsync("chen");

        var home = await visitor.GetAsync("/desk");
        var left = await visitor.SendAsync("/desk", "form[action='/desk/sign-out']");
        var after = await visitor.GetAsync("/desk");

        Assert.Contains("上次登录：2026-11-20 09:30", home.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/desk/sign-in"), (left.Status, left.RedirectsTo));
        Assert.EndsWith("/desk/sign-in?back=%2Fdesk", after.RedirectsTo, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "登录失败：名称存在与否，页面内容相同；连续五次后正确密码也不行")]
    public async Task SignIn_Failures_TellNothingAndLock()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);

        var unknown = await desk.Visitor().SignInAsync("nobody", "不对的密码不对的");
        var wrong = await desk.Visitor().SignInAsync("chen", "不对的密码不对的");
        for (var i = 0; i < 4; i++)
        {
            await desk.Visitor().SignInAsync("chen", "不对的密码不对的");
        }

        var locked = await desk.Visitor().SignInAsync("chen", TestPeople.Password);

        Assert.Equal((HttpStatusCode.OK, unknown.Text), (unknown.Status, wrong.Text));
        Assert.Contains(SignIn.Failed.Message, unknown.Problems, StringComparison.Ordinal);
        Assert.Equal(unknown.Problems, locked.Problems);
    }

    [Fact(DisplayName = "必须使用动态口令的岗位：先被带到设置页，扫码启用、得到备用码后才能进入；再次登录要口令")]
    public async Task SecondFactor_Compulsory_IsEnrolledThenAsked()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.SetAsync(SettingNames.SecondFactorRoles, "administrator");
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Administrator);
        var visitor = await desk.SignedInAsync("chen");

        Assert.EndsWith("/desk/account/second-factor", (await visitor.GetAsync("/desk/people")).RedirectsTo, StringComparison.Ordinal);
        await visitor.SendAsync("/desk/account/second-factor", "form[action*='Prepare']");
        var page = await visitor.GetAsync("/desk/account/second-factor");
        var key = page.Document.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var codes = await visitor.SendAsync("/desk/account/second-factor", "form[action*='Confirm']", ("Code", TimeCodes.At(key, desk.Site.Clock.Now)));
        var people = await visitor.GetAsync("/desk/people");

        Assert.NotNull(page.Document.QuerySelector("svg[role=img] title"));
        Assert.Equal(Accounts.RecoveryCodeCount, codes.Document.QuerySelectorAll(".codes li").Length);
        Assert.Equal(HttpStatusCode.OK, people.Status);

        desk.Site.Time.Advance(TimeSpan.FromMinutes(5));
        var again = desk.Visitor();
        Assert.StartsWith("/desk/sign-in/code", (await again.SignInAsync("chen", TestPeople.Password)).RedirectsTo, StringComparison.Ordinal);
        Assert.StartsWith("/desk/sign-in", RedirectOf(await again.GetAsync("/desk")), StringComparison.Ordinal);
        Assert.Contains("口令不正确", (await again.SendAsync("/desk/sign-in/code", "form", ("Code", "12345"))).Text, StringComparison.Ordinal);
        Assert.Equal("/desk", (await again.SendAsync("/desk/sign-in/code", "form", ("Code", TimeCodes.At(key, desk.Site.Clock.Now)))).RedirectsTo);
    }

    [Fact(DisplayName = "没有先输入密码，口令页打不开")]
    public async Task Code_WithoutPassword_LeadsBack()
    {
        await using var desk = await DeskSite.StartAsync();

        Assert.Equal("/desk/sign-in", (await desk.Visitor().GetAsync("/desk/sign-in/code")).RedirectsTo);
    }

    [Theory(DisplayName = "登录后只回到本站地址")]
    [InlineData("/desk/account", "/desk/account")]
    [InlineData("https://example.com/", "/desk")]
    [InlineData("//example.com", "/desk")]
    [InlineData("/\\example.com", "/desk")]
    public async Task SignIn_Back_StaysOnTheSite(string back, string expected)
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);

        var answer = await desk.Visitor().SignInAsync("chen", TestPeople.Password, $"/desk/sign-in?back={Uri.EscapeDataString(back)}");

        Assert.Equal(expected, answer.RedirectsTo);
    }

    [Fact(DisplayName = "没有防伪令牌的提交被拒绝")]
    public async Task SignIn_WithoutFormToken_IsRefused()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Administrator);
        var visitor = await desk.SignedInAsync("chen");

        Assert.Equal(HttpStatusCode.BadRequest, (await desk.Visitor().PostAsync("/desk/sign-in", ("Input.Name", "chen"), ("Input.Password", TestPeople.Password))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/desk/sign-out")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/desk/people/create", ("Input.Name", "某人"))).Status);
    }

    [Fact(DisplayName = "管理员结束会话后，对方下一次点击就须重新登录；闲置的会话自己结束")]
    public async Task Session_EndedOrIdle_LeadsToSignIn()
    {
        await using var desk = await DeskSite.StartAsync();
        var person = await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        var visitor = await desk.SignedInAsync("chen");
        var admin = await desk.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk")).Status);

        var path = $"/desk/people/{person.Id}";
        var session = (await admin.GetAsync(path)).Document.QuerySelector("button[name=sessionId]")!.GetAttribute("value")!;
        await admin.SendAsync(path, "form[action*='EndSession']", ("sessionId", session));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/desk")).Status);

        desk.Site.Time.Advance(LiveSessions.LongestIdle);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.GetAsync("/desk")).Status);
    }

    [Fact(DisplayName = "演示账号：演示站点列出并可一键登录；其他站点既不列出也不能伪造提交")]
    public async Task Demonstration_Accounts_ExistInsideAlone()
    {
        await using var desk = await DeskSite.StartAsync();
        var person = await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);
        var outside = await desk.Visitor().GetAsync("/desk/sign-in");
        var forged = desk.Visitor();
        var token = (await forged.GetAsync("/desk/sign-in")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await forged.PostAsync("/desk/sign-in?handler=Demonstration", ("personId", person.Id.ToString()), ("__RequestVerificationToken", token));
        await desk.Site.SetAsync(SettingNames.Demonstration, "1");
        var answer = await desk.Visitor().SendAsync("/desk/sign-in", "form[action*='Demonstration']", ("personId", person.Id.ToString()));

        Assert.DoesNotContain("演示", outside.Text, StringComparison.Ordinal);
        Assert.Contains(SignIn.Failed.Message, refused.Problems, StringComparison.Ordinal);
        Assert.Equal("/desk", answer.RedirectsTo);
    }

    private static string RedirectOf(PageAnswer answer) => Uri.TryCreate(answer.RedirectsTo, UriKind.Absolute, out var full) && full.Scheme.StartsWith("http", StringComparison.Ordinal) ? full.PathAndQuery : answer.RedirectsTo ?? "";
}
