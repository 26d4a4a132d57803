using System.Diagnostics;
using System.Net;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Site;

public sealed class TwoNodeTests
{
    // The clock of the test stands still, so that nothing comes by waiting for something to expire.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact(DisplayName = "两个节点：在甲登录，在乙有效；一处停用，处处失效")]
    public async Task Session_OfOneNode_LivesAndEndsOnTheOther()
    {
        await using var first = await DeskSite.StartAsync(DatabaseKind.Postgres);
        await using var second = await first.StartSecondAsync();
        await ListeningAsync(first, second);
        await first.Site.AddPersonAsync(first.Site.City, "admin", Role.Administrator);
        var person = await first.Site.AddPersonAsync(first.Site.Bureau, "chen", Role.Handler);
        var here = await first.SignedInAsync("chen");
        var there = here.At(second.Address);

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/desk")).Status);
        await (await first.SignedInAsync("admin")).SendAsync($"/desk/people/{person.Id}", "form[action*='Disable']", ("Reason", "调离本机关"));

        Assert.True(await BecomesAsync(async () => (await there.GetAsync("/desk")).Status == HttpStatusCode.Redirect), "The other node still knows the session.");
    }

    [Fact(DisplayName = "两个节点：甲的表单在乙提交有效，密钥只有一套")]
    public async Task Keys_OfBothNodes_AreTheSame()
    {
        await using var first = await DeskSite.StartAsync(DatabaseKind.Postgres);
        await using var second = await first.StartSecondAsync();

        var secret = Protector(first).Protect("一次");

        Assert.Equal("一次", Protector(second).Unprotect(secret));
    }

    [Fact(DisplayName = "两个节点：变更通知到达另一个节点")]
    public async Task Signal_OfOneNode_ReachesTheOtherSoon()
    {
        await using var first = await DeskSite.StartAsync(DatabaseKind.Postgres);
        await using var second = await first.StartSecondAsync();
        await ListeningAsync(first, second);
        var heard = new TaskCompletionSource<string?>();
        second.Services.GetRequiredService<ChangeSignals>().Subscribe("organs", heard.SetResult);

        await first.Services.GetRequiredService<ChangeSignals>().PublishAsync("organs", "7");

        Assert.Equal("7", await heard.Task.WaitAsync(s_patience));
    }

    private static IDataProtector Protector(DeskSite desk) => desk.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task ListeningAsync(params DeskSite[] nodes) => Task.WhenAll(nodes.Select(node => node.Services.GetRequiredService<ChangeSignals>().Listening));

    private static async Task<bool> BecomesAsync(Func<Task<bool>> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            if (await isSo())
            {
                return true;
            }
        }
        while (Stopwatch.GetElapsedTime(started) < s_patience);
        return false;
    }
}
