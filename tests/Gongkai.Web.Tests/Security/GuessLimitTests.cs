using System.Net;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Security;

public sealed class GuessLimitTests
{
    private static readonly RequestLimits s_limits = new() { PerAddressAndMinute = null };

    [Fact(DisplayName = "一分钟内第 11 次错误口令：答 429 页面，说明稍后再试；打开登录页不算")]
    public async Task SignIn_EleventhWrongPassword_IsToldToWait()
    {
        await using var desk = await DeskSite.StartAsync(limits: s_limits);
        var visitor = desk.Visitor();
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk/sign-in")).Status);
        }

        for (var i = 0; i < 10; i++)
        {
            Assert.Contains("登录名或密码不正确", (await visitor.SignInAsync($"nobody{i}", "不对的密码")).Problems, StringComparison.Ordinal);
        }

        var refused = await visitor.SignInAsync("nobody", "不对的密码");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("操作太频繁", refused.Document.QuerySelector("h1")!.TextContent);
        desk.Site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("nobody", "不对的密码")).Status);
    }

    [Fact(DisplayName = "口令正确不算猜测：同一地址一分钟内二十人登录，都进得去")]
    public async Task SignIn_ManyRightPasswords_AreNoGuesses()
    {
        await using var desk = await DeskSite.StartAsync(limits: s_limits);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.Handler);

        for (var i = 0; i < 20; i++)
        {
            await desk.SignedInAsync("chen");
        }
    }

    [Fact(DisplayName = "两个节点共用一个计数：甲乙各错五次，乙的第六次答 429")]
    public async Task SignIn_TwoNodesOnPostgres_ShareTheCount()
    {
        await using var first = await DeskSite.StartAsync(DatabaseKind.Postgres, s_limits);
        await using var second = await first.StartSecondAsync(s_limits);
        DeskVisitor[] visitors = [first.Visitor(), second.Visitor()];

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitors[i % 2].SignInAsync("nobody", "不对的密码")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitors[1].SignInAsync("nobody", "不对的密码")).Status);
    }
}
