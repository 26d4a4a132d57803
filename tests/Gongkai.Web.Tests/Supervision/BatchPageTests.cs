using System.Buffers;
using System.Net;
using System.Text;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Work;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Supervision;

public sealed class BatchPageTests
{
    [Fact(DisplayName = "报送文件：上传几个文件，后台读取，批次页看进度和结果，认不出的人工确认，读不出的格对照原件填读")]
    public async Task Upload_ThroughThePages_ToTheLastCell()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        var supervisor = await desk.SignedInAsync("zhang");
        Assert.Contains("成批报送年报文件", (await supervisor.GetAsync("/desk/supervision/upload")).Text, StringComparison.Ordinal);

        var report = ReportBuilder.For("2021").Organ(desk.Site.Bureau.Name).Year(2025).Unread("part3.newReceived.total");
        var path = (await supervisor.UploadAsync("/desk/supervision/upload", "main form", ("Files", "工信局.json", Json(report)))).RedirectsTo!;
        var unknown = (await supervisor.UploadAsync("/desk/supervision/upload", "main form", ("Files", "无名.json", Json(ReportBuilder.For("2021").Organ("工信").Year(2025))))).RedirectsTo!;
        Assert.Contains("已读 0 / 1", (await supervisor.GetAsync(path)).Text, StringComparison.Ordinal);
        await WorkAsync(desk);
        Assert.Contains("已读 1 / 1", (await supervisor.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await supervisor.GetAsync("/desk/supervision/upload")).Document.QuerySelectorAll("main tbody tr").Length);

        var shown = await supervisor.GetAsync(path);
        var cells = shown.Document.QuerySelectorAll("main tbody a").Single(link => link.TextContent.Trim() == "填读").GetAttribute("href")!;
        Assert.Contains("没有读出的 1 格", (await supervisor.GetAsync(cells)).Text, StringComparison.Ordinal);
        Assert.Contains("请写明依据", (await supervisor.SendAsync(cells, "main form", ("cell:part3.newReceived.total", "0"))).Problems, StringComparison.Ordinal);
        Assert.Equal(cells, (await supervisor.SendAsync(cells, "main form", ("cell:part3.newReceived.total", "0"), ("reason", "对照原件第3页"))).RedirectsTo);
        var filled = await supervisor.GetAsync(cells);
        Assert.All(["没有读出的 0 格", "人工填读、核实的 1 格", "对照原件第3页"], text => Assert.Contains(text, filled.Text, StringComparison.Ordinal));
        Assert.Equal(Json(report), await supervisor.BytesAsync(shown.Document.QuerySelector("main tbody a")!.GetAttribute("href")! is var file ? path + file : ""));
        await using var db = desk.Site.Open();
        var kept = await db.Reports.SingleAsync();
        Assert.Contains("对照原件第3页", (await supervisor.GetAsync($"/desk/supervision/report/{kept.Id}")).Text, StringComparison.Ordinal);

        await SettleAsync(desk, supervisor, unknown);
    }

    [Fact(DisplayName = "填读页：读出的数写在格旁，勾“与原件一致”就记为核实；自己填的数优先")]
    public async Task Cells_MarkedAsOnThePaper_AreConfirmed()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        var supervisor = await desk.SignedInAsync("zhang");
        var report = ReportBuilder.For("2021").Organ(desk.Site.Bureau.Name).Year(2025).Row("part3.newReceived", 3, 0, 0, 0, 0, 0, 5);
        var path = (await supervisor.UploadAsync("/desk/supervision/upload", "main form", ("Files", "工信局.json", Json(report)))).RedirectsTo!;
        await WorkAsync(desk);
        var cells = (await supervisor.GetAsync(path)).Document.QuerySelectorAll("main tbody a").Single(link => link.TextContent.Trim() == "更正").GetAttribute("href")!;

        var page = await supervisor.GetAsync(cells);
        Assert.Contains("读作 5", page.Document.QuerySelector("[name='cell:part3.newReceived.total']")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(cells, (await supervisor.SendAsync(cells, "main form", ("same", "part3.newReceived.total"), ("same", "part3.newReceived.naturalPerson"), ("cell:part3.newReceived.naturalPerson", "4"), ("reason", "对照原件第2页"))).RedirectsTo);

        var rows = (await supervisor.GetAsync(cells)).Document.QuerySelectorAll("[aria-label='人工填读的格'] tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Skip(1).Take(2).Select(cell => cell.TextContent))).Order(StringComparer.Ordinal);
        Assert.Equal(["3|4", "5|与原件一致"], rows);
    }

    [Fact(DisplayName = "批次页：停止、继续；不是主管部门的人打不开，别的机关的批次看不到")]
    public async Task Batch_StopAndResume_OnlyForTheOwnDepartment()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        await desk.Site.AddPersonAsync(desk.Site.Other, "wang", Role.CompetentDepartment);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        var supervisor = await desk.SignedInAsync("zhang");
        var path = (await supervisor.UploadAsync("/desk/supervision/upload", "main form", ("Files", "通知.txt", Encoding.UTF8.GetBytes("会议通知")))).RedirectsTo!;

        Assert.Equal(path, (await supervisor.SendToAsync(path, "main form", $"{path}?handler=Stop")).RedirectsTo);
        Assert.Contains("已停止", (await supervisor.GetAsync(path)).Text, StringComparison.Ordinal);
        await WorkAsync(desk);
        Assert.Contains("已读 0 / 1", (await supervisor.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(path, (await supervisor.SendToAsync(path, "main form", $"{path}?handler=Resume")).RedirectsTo);

        Assert.Equal(HttpStatusCode.NotFound, (await (await desk.SignedInAsync("wang")).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await desk.SignedInAsync("chen")).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"{path}/cells/{Guid.CreateVersion7()}")).Status);
    }

    private static async Task SettleAsync(DeskSite desk, DeskVisitor supervisor, string path)
    {
        var waiting = await supervisor.GetAsync($"{path}?state=Unsettled");
        Assert.Contains("无名.json", waiting.Text, StringComparison.Ordinal);
        (string, string)[] opinion = [("organ", desk.Site.Other.Id.ToString()), ("verdict", nameof(BatchVerdict.Take))];
        Assert.Contains("请写明确认的依据", (await supervisor.SendToAsync($"{path}?state=Unsettled", "section.card form", $"{path}?handler=Settle", opinion)).Problems, StringComparison.Ordinal);
        Assert.Equal($"{path}?state=Unsettled", (await supervisor.SendToAsync($"{path}?state=Unsettled", "section.card form", $"{path}?handler=Settle", [.. opinion, ("note", "电话核实为水务局")])).RedirectsTo);
        Assert.Contains("这一类里没有文件", (await supervisor.GetAsync($"{path}?state=Unsettled")).Text, StringComparison.Ordinal);
        Assert.Contains("电话核实为水务局", (await supervisor.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private static byte[] Json(ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Build(), "年报.json");
        return bytes.WrittenSpan.ToArray();
    }

    // What a node does in the background.
    private static async Task WorkAsync(DeskSite desk)
    {
        var queue = new OutboxQueue(desk.Site.Database, desk.Site.Clock);
        var handler = desk.Services.GetServices<IOutboxHandler>().Single(one => one.Kind == UploadReports.WorkKind);
        foreach (var item in await queue.ClaimAsync(new Dictionary<string, TimeSpan> { [handler.Kind] = handler.TimeLimit }, 10))
        {
            Assert.Null(await handler.HandleAsync(item, CancellationToken.None));
            await queue.FinishAsync(item);
        }
    }
}
