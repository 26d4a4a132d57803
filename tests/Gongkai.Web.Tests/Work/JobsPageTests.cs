using System.Net;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Work;

public sealed class JobsPageTests
{
    [Fact(DisplayName = "后台任务页：看见失败原因，重试后离开列表；放弃须写理由")]
    public async Task FailedWork_RetriedAndDropped_LeavesTheList()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        await FailAsync(desk, desk.Site.City, "邮件服务器拒绝连接");
        var kept = await FailAsync(desk, desk.Site.City, "附件打不开");
        var admin = await desk.SignedInAsync("admin");

        var before = await admin.GetAsync("/desk/jobs");
        var retried = await admin.SendAsync("/desk/jobs", "form[action*='Retry']");
        var after = await admin.GetAsync("/desk/jobs?done=retried");
        var silent = await admin.SendAsync($"/desk/jobs/{kept}", "main form", ("Reason", " "));
        var dropped = await admin.SendAsync($"/desk/jobs/{kept}", "main form", ("Reason", "附件已重新上传"));
        var log = await desk.Site.Open().Events.Where(link => link.Action == "work-dropped").ToListAsync();

        Assert.Contains("邮件服务器拒绝连接", before.Text, StringComparison.Ordinal);
        Assert.Contains("不再自动重试", before.Text, StringComparison.Ordinal);
        Assert.Equal("/desk/jobs?done=retried", retried.RedirectsTo);
        Assert.Contains("已交回重试", after.Text, StringComparison.Ordinal);
        Assert.Contains("请填写放弃这项任务的理由", silent.Problems, StringComparison.Ordinal);
        Assert.Equal("/desk/jobs?done=dropped", dropped.RedirectsTo);
        Assert.Equal("附件已重新上传", Assert.Single(log).Reason);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/desk/jobs/{kept}")).Status);
    }

    [Fact(DisplayName = "定时任务：列出全部任务、上次结果和下次时间；只有主管机关的管理员能立即运行")]
    public async Task Schedules_RunNow_IsTheRootOrgansAlone()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "local", Role.Administrator);
        await using (var db = desk.Site.Open())
        {
            var started = desk.Site.Clock.Now.AddHours(-1);
            db.Add(new JobRun { Code = "sweep-orphan-files", StartedAt = started, EndedAt = started.AddSeconds(42), Outcome = "看过 9 个，删除 2 个", Node = "甲" });
            db.Add(new JobRun { Code = "publish-due-items", StartedAt = started, Node = "乙" });
            await db.SaveChangesAsync();
        }

        var admin = await desk.SignedInAsync("admin");
        var shown = await admin.GetAsync("/desk/jobs");
        var asked = await admin.SendAsync("/desk/jobs", "form[action*='Run']");
        var local = await (await desk.SignedInAsync("local")).GetAsync("/desk/jobs");

        foreach (var words in (string[])["看过 9 个，删除 2 个", "42 秒", "节点 甲", "中断", "定时发布", "清理无主文件", "尚未运行"])
        {
            Assert.Contains(words, shown.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/desk/jobs?done=asked", asked.RedirectsTo);
        Assert.Single(await desk.Site.Open().Outbox.Where(item => item.Kind == "job").ToListAsync());
        Assert.Null(local.Document.QuerySelector("form[action*='Run']"));
    }

    [Fact(DisplayName = "别的机关的失败任务看不见，也打不开")]
    public async Task FailedWork_OfAnotherOrgan_IsNotFound()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Other, "other", Role.Administrator);
        var id = await FailAsync(desk, desk.Site.Bureau, "读不出");
        var other = await desk.SignedInAsync("other");

        Assert.Contains("没有失败的任务", (await other.GetAsync("/desk/jobs")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/jobs/{id}")).Status);
    }

    private static async Task<Guid> FailAsync(DeskSite desk, Organ organ, string error)
    {
        var now = desk.Site.Clock.Now;
        var item = new OutboxItem { Id = desk.Site.Clock.NewId(), Kind = "mail", Payload = "{}", CreatedAt = now, AvailableAt = now, Attempts = 8, LastError = error, GivenUpAt = now };
        await using var db = desk.Site.Open(OrganScope.Own(organ));
        db.Enqueue(item);
        await db.SaveChangesAsync();
        return item.Id;
    }
}
