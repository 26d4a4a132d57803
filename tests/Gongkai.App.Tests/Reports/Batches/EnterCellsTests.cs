using System.Buffers;
using System.Text;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports.Batches;

public sealed class EnterCellsTests
{
    [Theory(DisplayName = "读不出的格由人对照原件填读：记下原来、谁填、依据；重新核对；原文件不变；没有填的仍是读不出")]
    [OnBothDatabases]
    public async Task Enter_UnreadCells_AreKeptWithProvenance(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var (file, report) = await UploadedAsync(batches, ReportBuilder.For("2021").Organ(batches.Site.Bureau.Name).Year(2025).Unread("part3.newReceived.total").Unread("part3.granted.total"));
        Assert.Equal((0, 2), (report.Errors, report.Unreadable));
        var sent = await SentAsync(batches, report.FileId!.Value);

        Assert.Null(await batches.EnterAsync(file, "对照原件第 3 页", ("part3.newReceived.total", "5")));

        var kept = await ReportAsync(batches);
        Assert.True(kept.Errors > 0, "A total of five over columns of zero has to be found.");
        Assert.Equal(1, kept.Unreadable);
        Assert.Null(KeptReports.Read(kept.Content).Table("part3")!["granted", "total"]);
        await using var db = batches.Site.Open(batches.Supervisor.Scope);
        var entry = Assert.Single(await db.Set<CellEntry>().ToListAsync());
        Assert.Equal((CellEntry.NotRead, "5", "对照原件第 3 页", batches.Supervisor.Name), (entry.Before, entry.Entered, entry.Reason, entry.EnteredBy));
        Assert.Equal(5, (await db.Set<ReportFacts>().SingleAsync()).Received);
        Assert.Equal(1, await db.Events.CountAsync(done => done.Action == "report-cell-entered" && done.Reason == "对照原件第 3 页"));
        Assert.Equal(sent, await SentAsync(batches, report.FileId!.Value));

        Assert.Null(await batches.EnterAsync(file, "读错了一行", ("part3.newReceived.total", "0"), ("part3.granted.total", "0")));
        Assert.Equal((0, 0), ((await ReportAsync(batches)).Errors, (await ReportAsync(batches)).Unreadable));
        Assert.Equal(["5→0", "没有读出→0", "没有读出→5"], (await db.Set<CellEntry>().AsNoTracking().ToListAsync()).Select(one => $"{one.Before}→{one.Entered}").Order(StringComparer.Ordinal));
    }

    [Theory(DisplayName = "填读要有依据，只收数、空白和画线；认不得的格、通过的年报不能填")]
    [OnBothDatabases]
    public async Task Enter_WrongInput_IsRefused(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var (file, report) = await UploadedAsync(batches, ReportBuilder.For("2021").Organ(batches.Site.Bureau.Name).Year(2025).Unread("part3.newReceived.total"));
        const string cell = "part3.newReceived.total";

        Assert.Equal("cell-reason", (await batches.EnterAsync(file, "", (cell, "5")))?.Code);
        Assert.Equal("cell-none", (await batches.EnterAsync(file, "对照原件", (cell, " ")))?.Code);
        Assert.Equal("cell-value", (await batches.EnterAsync(file, "对照原件", (cell, "五件")))?.Code);
        Assert.Equal("cell-value", (await batches.EnterAsync(file, "对照原件", (cell, "1 2")))?.Code);
        Assert.Equal("cell-unknown", (await batches.EnterAsync(file, "对照原件", ("part3.nothing.total", "5")))?.Code);
        Assert.Equal("cell-file", (await batches.EnterAsync(Guid.CreateVersion7(), "对照原件", (cell, "5")))?.Code);
        Assert.Equal(report.Content, (await ReportAsync(batches)).Content);
        Assert.Null(await batches.WithAsync(async db => (await new DecideReport(db, batches.Supervisor, batches.Site.Clock).AcceptAsync(report.Id, "")).Refusal));
        Assert.Equal("report-accepted", (await batches.EnterAsync(file, "对照原件", (cell, "5")))?.Code);
    }

    [Theory(DisplayName = "整份读不出、按已报送登记的年报，可以逐格填读；表里空着的填空白，不变成零")]
    [OnBothDatabases]
    public async Task Enter_WholeUnreadReport_FillsCellByCell(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var id = await batches.UploadAsync(new UploadedReport("扫描件.txt", Encoding.UTF8.GetBytes("看不清")));
        await batches.WorkAsync();
        var file = (await batches.RowsAsync(id, BatchFileState.Unsettled)).Single().File.Id;
        Assert.Null(await batches.SettleAsync(new BatchOpinion(file, BatchVerdict.TakeUnread, "电话核实") { OrganId = batches.Site.Other.Id }));

        Assert.Null(await batches.EnterAsync(file, "机关传真", ("part3.newReceived.naturalPerson", "7"), ("part3.newReceived.total", "7"), ("part3.carriedIn.total", EnterCells.BlankWord)));

        var report = KeptReports.Read((await ReportAsync(batches)).Content);
        Assert.Equal((7m, CellState.Blank), (report.Table("part3")!["newReceived", "total"]!.Value, report.Table("part3")!["carriedIn", "total"]!.State));
        var view = await batches.WithAsync(db => new EnterCells(db, batches.Supervisor, batches.Site.Clock).ViewAsync(file));
        Assert.Equal(3, view!.Value.Cells.Count(cell => cell.Printed is not null));
        Assert.All(view.Value.Cells.Take(10), cell => Assert.Null(cell.Printed));
    }

    [Theory(DisplayName = "核对有问题的格：旁边写着读作几、哪里不符；与原件一致的记为核实，数不变，错误还在，那就退回机关")]
    [OnBothDatabases]
    public async Task Enter_SameAsRead_IsKeptAsConfirmed(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var (file, report) = await UploadedAsync(batches, ReportBuilder.For("2021").Organ(batches.Site.Bureau.Name).Year(2025).Row("part3.newReceived", 3, 0, 0, 0, 0, 0, 5).Unread("part3.granted.total"));
        var before = await batches.WithAsync(db => new EnterCells(db, batches.Supervisor, batches.Site.Clock).ViewAsync(file));
        var total = before!.Value.Cells.Single(cell => cell.Address == "part3.newReceived.total");
        Assert.Equal(("5", "总计"), (total.Printed, total.Column));
        Assert.NotEmpty(total.Reasons);
        Assert.NotEmpty(before.Value.Cells.Single(cell => cell.Address == "part3.granted.total").Reasons);
        Assert.Empty(before.Value.Cells.Single(cell => cell.Address == "part4.reconsideration.total").Reasons);

        Assert.Null(await batches.EnterAsync(file, "对照原件第 2 页", ("part3.newReceived.total", "5")));

        await using var db = batches.Site.Open(batches.Supervisor.Scope);
        Assert.True(Assert.Single(await db.Set<CellEntry>().ToListAsync()).IsConfirmed);
        var kept = await ReportAsync(batches);
        Assert.Equal((report.Errors, 5m), (kept.Errors, KeptReports.Read(kept.Content).Table("part3")!["newReceived", "total"]!.Value));
    }

    private static async Task<(Guid File, FiledReport Report)> UploadedAsync(BatchSite batches, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Build(), "年报.json");
        var id = await batches.UploadAsync(new UploadedReport("年报.json", bytes.WrittenMemory));
        await batches.WorkAsync();
        return ((await batches.RowsAsync(id, BatchFileState.Filed)).Single().File.Id, await ReportAsync(batches));
    }

    private static Task<FiledReport> ReportAsync(BatchSite batches) => batches.WithAsync(db => db.Reports.AsNoTracking().SingleAsync());

    private static Task<string> SentAsync(BatchSite batches, Guid file) => batches.WithAsync(db => db.Files.Where(stored => stored.Id == file).Select(stored => stored.Checksum).SingleAsync());
}
