using System.Buffers;
using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Storage;
using Gongkai.App.Trainings;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例内部工作 — own metrics, a platform, a quiz to a training and a batch of report files that waits for a person, made by the use cases themselves; few, so that the first start stays quick.</summary>
internal sealed class DemoInside(SiteDatabase database, SiteClock clock, Vault vault, IFileStore? store)
{
    private const string Quiz = """
        收到政府信息公开申请，能够当场答复的，应当怎样？
        *当场答复
        20 个工作日内答复
        7 日内答复

        下列哪些属于法定主动公开内容？
        *行政规范性文件
        *财政预算、决算信息
        内部管理信息
        过程性信息
        """;

    internal async Task AddAsync(Organ host, CancellationToken cancellation)
    {
        var caller = new Caller(null, "示例主管部门", "demo create", OrganScope.OwnAndBelow(host, writes: true), RoleTable.Of([Role.CompetentDepartment, Role.DisclosureOfficer]));
        await using var db = database.Open(caller.Scope);
        await MetricsAsync(new OwnMetrics(db, caller, clock), cancellation);
        Must(await new KeepPlatforms(db, caller, clock).AddAsync("云汀政务短视频", PlatformKind.NewMedia, "", cancellation));
        var trainings = db.LedgerRecords.Where(record => record.OrganId == host.Id && record.Ledger == "trainings").OrderByDescending(record => record.HappenedOn).ThenBy(record => record.Id);
        if (await trainings.Select(record => (Guid?)record.Id).FirstOrDefaultAsync(cancellation) is { } training)
        {
            Must(await new HoldQuiz(db, vault, caller, clock).SetAsync(training, Quiz, 60, cancellation));
        }

        if (store is not null)
        {
            await BatchAsync(db, caller, store, cancellation);
        }
    }

    private async Task MetricsAsync(OwnMetrics own, CancellationToken cancellation)
    {
        Must((await own.DefineAsync(new OwnMetricDraft("面对面解读", "场次", "新闻发布会和政策宣讲的场次之和", OwnFormula.Sum, ["activities.press", "activities.talks"]), cancellation)).Refusal);
        var counter = await own.DefineAsync(new OwnMetricDraft("政务大厅公开专区接待", "人次", "在大厅公开专区查阅、咨询的人次，不含取号后离开的", OwnFormula.Entered, []), cancellation);
        Must(counter.Refusal);
        for (var back = 2; back >= 0; back--)
        {
            var month = clock.Today.AddMonths(-back);
            Must(await own.EnterAsync(counter.Value, new OwnMetricEntry(month, $"{180 + (month.Month * 7)}", $"大厅取号系统 {month.Month} 月统计表"), cancellation));
        }
    }

    // One file is no report, the other is of an organ that the directory does not have: both wait for a person.
    private async Task BatchAsync(GongkaiDb db, Caller caller, IFileStore files, CancellationToken cancellation)
    {
        var year = clock.Today.Year - 1;
        UploadedReport[] sent = [new("关于召开年报培训会的通知.txt", Encoding.UTF8.GetBytes("关于召开年报培训会的通知\n请各单位派员参加。\n")), new("示例研究院年报.json", Report(year))];
        var uploaded = await new UploadReports(db, caller, clock).RunAsync(year, sent, new StoreFile(files, vault, clock), cancellation);
        Must(uploaded.Refusal);
        var work = UploadReports.WorkOf(uploaded.Value, clock);
        Must(await new BatchHandler(database, clock, new OpenFile(files, vault, clock)).HandleAsync(work, cancellation));
    }

    private static ReadOnlyMemory<byte> Report(int year)
    {
        var format = ReportFormats.Shipped.ForYear(year)!;
        var report = new AnnualReport
        {
            Organ = "云汀市产业发展研究院",
            Year = year,
            Title = ReportAssembly.TitleOf("云汀市产业发展研究院", year),
            Sections = [.. format.Sections.Select(section => new ReportSection(section.Number, section.Heading, "", SourcePlace.None))],
            Tables = [.. format.Tables.Select(table => new ReportTable(table, [.. table.Rows.SelectMany(row => row.Columns.Select(column => CellText.Read("0", column.Kind, column.Unit, default)))]))],
        };
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report, "示例研究院年报.json");
        return bytes.WrittenMemory;
    }

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }
}
