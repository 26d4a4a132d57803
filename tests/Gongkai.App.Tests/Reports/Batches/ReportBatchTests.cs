using System.Buffers;
using System.IO.Compression;
using System.Text;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Release;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports.Batches;

public sealed class ReportBatchTests
{
    [Theory(DisplayName = "一批文件：认得的归到机关；读不出的、没有机关的、重复的、别的年度的各有一句话，等人确认")]
    [OnBothDatabases]
    public async Task Batch_MixedFiles_EachHasItsOutcome(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var site = batches.Site;
        var id = await batches.UploadAsync(
            File("工信局.json", Report(site.Bureau, 2025)), new UploadedReport("不是年报.txt", Encoding.UTF8.GetBytes("会议通知")), File("水务局.json", Report(site.Other, 2025)),
            File("工信局（改）.json", Report(site.Bureau, 2025)), File("外地.json", ReportBuilder.For("2021").Organ("蓝汐市教育局").Year(2025)), File("旧的.json", Report(site.City, 2024)));

        await batches.WorkAsync();

        var progress = await batches.ProgressAsync(id);
        Assert.Equal((BatchState.Finished, 6, 2, 4), (progress.Batch.State, progress.Read, progress.Of(BatchFileState.Filed), progress.Of(BatchFileState.Unsettled)));
        var messages = string.Join('|', (await batches.RowsAsync(id, BatchFileState.Unsettled)).Select(row => row.File.Message));
        Assert.All(["机关目录里没有“蓝汐市教育局”", "已经是云汀市工业和信息化局的年报", "文件写明是 2024 年度"], text => Assert.Contains(text, messages, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "停止以后没读的留着；继续从停的地方读，读过的不重复")]
    [OnBothDatabases]
    public async Task Batch_StoppedAndResumed_GoesOnWhereItWas(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var id = await batches.UploadAsync(File("一.json", Report(batches.Site.Bureau, 2025)), File("二.json", Report(batches.Site.Other, 2025)));
        Assert.Null(await batches.WithAsync(db => new UploadReports(db, batches.Supervisor, batches.Site.Clock).StopAsync(id)));

        await batches.WorkAsync();
        Assert.Equal((BatchState.Stopped, 0), ((await batches.ProgressAsync(id)).Batch.State, (await batches.ProgressAsync(id)).Read));

        Assert.Null(await batches.WithAsync(db => new UploadReports(db, batches.Supervisor, batches.Site.Clock).ResumeAsync(id)));
        await batches.WorkAsync();
        await batches.WorkAsync();
        Assert.Equal((BatchState.Finished, 2), ((await batches.ProgressAsync(id)).Batch.State, (await batches.ProgressAsync(id)).Of(BatchFileState.Filed)));
        await using var db = batches.Site.Open();
        Assert.Equal(2, await db.Reports.CountAsync());
    }

    [Theory(DisplayName = "人工确认：选定机关收下；读不出的登记为读不出，汇总时点名，不当作零；每次确认要有依据")]
    [OnBothDatabases]
    public async Task Settle_UnreadFile_IsNamedAsUnreadable(DatabaseKind kind)
    {
        using var batches = new BatchSite(kind);
        var site = batches.Site;
        var id = await batches.UploadAsync(new UploadedReport("扫描件.txt", Encoding.UTF8.GetBytes("看不清")), File("无名.json", ReportBuilder.For("2021").Organ("工信").Year(2025)), new UploadedReport("通知.txt", Encoding.UTF8.GetBytes("通知")));
        await batches.WorkAsync();
        var files = (await batches.RowsAsync(id, BatchFileState.Unsettled)).ToDictionary(row => row.File.Name, row => row.File.Id);

        Assert.Equal("batch-note", (await batches.SettleAsync(new BatchOpinion(files["扫描件.txt"], BatchVerdict.TakeUnread, "") { OrganId = site.Other.Id }))?.Code);
        Assert.Equal("report-not-read", (await batches.SettleAsync(new BatchOpinion(files["扫描件.txt"], BatchVerdict.Take, "电话核实") { OrganId = site.Other.Id }))?.Code);
        Assert.Equal("organ-unknown", (await batches.SettleAsync(new BatchOpinion(files["无名.json"], BatchVerdict.Take, "电话核实")))?.Code);
        Assert.Null(await batches.SettleAsync(new BatchOpinion(files["扫描件.txt"], BatchVerdict.TakeUnread, "电话核实为水务局年报") { OrganId = site.Other.Id }));
        Assert.Null(await batches.SettleAsync(new BatchOpinion(files["无名.json"], BatchVerdict.Take, "落款为工信局") { OrganId = site.Bureau.Id }));
        Assert.Null(await batches.SettleAsync(new BatchOpinion(files["通知.txt"], BatchVerdict.LeaveOut, "不是年报")));
        Assert.Equal("batch-file-settled", (await batches.SettleAsync(new BatchOpinion(files["通知.txt"], BatchVerdict.LeaveOut, "不是年报")))?.Code);

        await using var db = site.Open(batches.Supervisor.Scope);
        var sums = await new ConsolidateReports(db).RunAsync(2025);
        var cell = sums.Cells["part3"][sums.Format.Table("part3").Row("newReceived")!.Offset];
        Assert.Equal((1, 1), (cell.Known, cell.Unreadable));
        Assert.Equal([site.Other.Name], sums.Unreadable);
    }

    [Fact(DisplayName = "压缩包里的文件逐个取出；坏的压缩包、塞不下的文件说明原因")]
    public void Unpack_Archive_GivesItsFiles()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["甲局/年报.txt", "乙局/年报.txt", "__MACOSX/年报.txt"])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("内容"u8);
            }

            using var big = zip.CreateEntry("很大.txt").Open();
            big.Write(new byte[33 << 20]);
        }

        Assert.Equal("report-archive-size", BatchUpload.Unpack([new UploadedReport("全市.zip", bytes.ToArray())]).Refusal?.Code);
        Assert.Equal("report-archive", BatchUpload.Unpack([new UploadedReport("坏.zip", Encoding.UTF8.GetBytes("PK?"))]).Refusal?.Code);
        Assert.Equal("report-files", BatchUpload.Unpack([]).Refusal?.Code);
    }

    [Fact(DisplayName = "压缩包里的年报在路上坏了一个字节，或者写的长度比内容短：整包不收，不把残缺的文件当作年报")]
    public void Unpack_DamagedContent_IsRefused()
    {
        byte[] report = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("二、主动公开政府信息情况。", 20)))];

        Assert.Equal("report-archive", BatchUpload.Unpack([new UploadedReport("坏.zip", DamagedZip.Turned("年报.txt", report))]).Refusal?.Code);
        Assert.Equal("report-archive", BatchUpload.Unpack([new UploadedReport("短.zip", DamagedZip.Understated("年报.txt", report))]).Refusal?.Code);
        Assert.Equal(report, Assert.Single(BatchUpload.Unpack([new UploadedReport("好.zip", DamagedZip.Packed("年报.txt", report))]).Value).Content.ToArray());
    }

    private static ReportBuilder Report(Organ organ, int year) => ReportBuilder.For("2021").Organ(organ.Name).Year(year).Title($"{organ.Name}{year}年政府信息公开工作年度报告");

    private static UploadedReport File(string name, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Build(), name);
        return new UploadedReport(name, bytes.WrittenMemory);
    }
}
