using System.Diagnostics;
using System.Globalization;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Users;
using Gongkai.Testing.Layouts;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>成批上传三千份年报 — uploaded through the use case, read by the worker, stopped after a third and gone on with; beside it the same files read by the engine alone.</summary>
public sealed class UploadedBatch(SiteDatabase site, string on)
{
    private const int Files = 3_000;
    private const int Year = 2025;
    private const int OneInUnknown = 8;
    private static readonly SiteClock s_clock = new(TimeProvider.System);
    private static readonly ReportOutputFormat[] s_formats = Enum.GetValues<ReportOutputFormat>();
    private static readonly string[] s_layouts = ["text-tab-rows", "md-pipes", "csv-padded", "html-word", "docx-split", "xlsx-merges", "text-column-major"];

    public async Task<IReadOnlyList<Measured>> RunAsync(string data)
    {
        var (city, organs) = await OrgansAsync();
        var files = Enumerable.Range(0, Files).Select(i => FileOf(i, organs)).ToList();
        var engine = Math.Min(Engine(files), Engine(files));
        var store = new DiskFileStore(Path.Combine(data, "files"));
        var vault = Vault.OfFolder(data);
        var supervisor = new Caller(Guid.CreateVersion7(), "bench", "bench", OrganScope.OwnAndBelow(city, writes: true), RoleTable.Of([Role.CompetentDepartment]));

        Measure.ForgetPeak();
        var watch = Stopwatch.StartNew();
        Guid batch;
        await using (var db = site.Open(supervisor.Scope))
        {
            batch = Must(await new UploadReports(db, supervisor, s_clock).RunAsync(Year, files, new StoreFile(store, vault, s_clock)));
        }

        var (uploaded, uploadPeak) = (watch.Elapsed.TotalSeconds, Measure.Memory("VmHWM"));
        files = [];
        GC.Collect();
        Measure.ForgetPeak();
        watch.Restart();
        var worker = new Worker(site, new OpenFile(store, vault, s_clock));
        var first = worker.WorkAsync();
        var stoppedAt = await StopAfterAsync(batch, supervisor, first);
        await using (var db = site.Open(supervisor.Scope))
        {
            Must(await new UploadReports(db, supervisor, s_clock).ResumeAsync(batch));
        }

        while (await worker.WorkAsync() > 0)
        {
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var peak = Measure.Memory("VmHWM");
        var (isWhole, told) = await JudgeAsync(batch, supervisor);
        var ratio = seconds / engine;
        return
        [
            new Measured($"upload {Files:N0} report files as a batch", on, string.Create(CultureInfo.InvariantCulture, $"{uploaded:0.0} s, {Files / uploaded:N0} files a second, memory at most {uploadPeak:N0} MB"), "—", null),
            new Measured($"read the batch of {Files:N0} files, stopped after {stoppedAt:N0} and gone on with", on,
                string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s, {Files / seconds:N0} files a second, memory at most {peak:N0} MB; {ratio:0.0} times the {engine:0.0} s that the engine alone needs; {told}"),
                "each read once, none lost", isWhole),
        ];
    }

    // Half the way a person looks at the progress and stops it.
    private async Task<int> StopAfterAsync(Guid batch, Caller supervisor, Task<int> work)
    {
        while (!work.IsCompleted)
        {
            await using var db = site.Open(supervisor.Scope);
            if ((await new ReadBatches(db).FindAsync(batch))!.Read >= Files / 3)
            {
                for (var isStopped = false; !isStopped && !work.IsCompleted;)
                {
                    await using var own = site.Open(supervisor.Scope);
                    isStopped = await new UploadReports(own, supervisor, s_clock).StopAsync(batch) is null;
                }

                break;
            }

            await Task.Delay(200);
        }

        await work;
        await using var after = site.Open(supervisor.Scope);
        var progress = (await new ReadBatches(after).FindAsync(batch))!;
        return progress.Batch.State == BatchState.Stopped ? progress.Read : throw new InvalidOperationException("The batch could not be stopped.");
    }

    private async Task<(bool IsWhole, string Told)> JudgeAsync(Guid batch, Caller supervisor)
    {
        await using var db = site.Open(supervisor.Scope);
        var progress = (await new ReadBatches(db).FindAsync(batch))!;
        var reports = await db.Reports.CountAsync();
        var readings = await db.Set<CaseEvent>().CountAsync(one => one.SubjectId == batch && one.Action == "report-batch-read");
        var (filed, unsettled) = (progress.Of(BatchFileState.Filed), progress.Of(BatchFileState.Unsettled));
        return (progress.Batch.State == BatchState.Finished && filed + unsettled == Files && filed == reports && readings == Files + 1, $"{filed:N0} filed, {unsettled:N0} for a person, {readings - 1:N0} readings");
    }

    private async Task<(Organ City, IReadOnlyList<Organ> Organs)> OrgansAsync()
    {
        Must(await new SchemaScripts(site).ApplyAsync());
        var city = OrganOf(1, null, "云汀市人民政府", OrganKind.MunicipalGovernment);
        List<Organ> organs = [.. Enumerable.Range(0, Files).Select(i => OrganOf(i + 2, city, $"云汀市第{i + 1}管理局", OrganKind.MunicipalDepartment))];
        await using var db = site.Open(OrganScope.Site);
        db.Add(city);
        db.AddRange(organs);
        db.Record(new EventDraft(city.Id, "organ", city.Id, "organ-created"));
        return await db.CommitAsync(Caller.Site("bench"), s_clock) is { } refusal ? throw new InvalidOperationException(refusal.Message) : (city, organs);
    }

    private static Organ OrganOf(int number, Organ? parent, string name, OrganKind kind) =>
        Must(Organ.Create(Guid.CreateVersion7(), number, parent, new OrganProfile(name, $"云{number}", kind, DisclosureOffice.Unknown)));

    // The six formats that we write in turn; one in eight is laid out as others do and of an organ that nobody knows.
    private static UploadedReport FileOf(int number, IReadOnlyList<Organ> organs)
    {
        if (number % OneInUnknown == 0)
        {
            var rendering = LayoutCatalog.Find(s_layouts[number / OneInUnknown % s_layouts.Length]).Render(number);
            return new UploadedReport($"{number:00000}-{rendering.FileName}", rendering.Content);
        }

        var format = s_formats[number % s_formats.Length];
        var name = organs[number].Name;
        using var content = new MemoryStream();
        ReportConverter.Write(RandomReports.Plain(number, "2021") with { Organ = name, Year = Year, Title = $"{name}{Year}年政府信息公开工作年度报告", SignOff = new SignOff(name, new DateOnly(Year + 1, 1, 20)) }, format, content, name);
        return new UploadedReport($"{number:00000}.{ReportConverter.Extension(format)}", content.ToArray());
    }

    private static double Engine(List<UploadedReport> files)
    {
        var watch = Stopwatch.StartNew();
        var reader = new ReportReader();
        foreach (var file in files)
        {
            if (reader.Read(file.Content, file.Name).TryGet(out var report))
            {
                ReportChecker.Check(report);
            }
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static T Must<T>(Result<T> result)
        where T : notnull => result.TryGet(out var value) ? value : throw new InvalidOperationException(result.Refusal!.Message);

    private static void Must(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    /// <summary>The node: takes what lies in the outbox until nothing does.</summary>
    private sealed class Worker(SiteDatabase site, OpenFile open)
    {
        internal async Task<int> WorkAsync()
        {
            var (queue, handler, done) = (new OutboxQueue(site, s_clock), new BatchHandler(site, s_clock, open), 0);
            foreach (var item in await queue.ClaimAsync(new Dictionary<string, TimeSpan> { [handler.Kind] = handler.TimeLimit }, 10))
            {
                Must(await handler.HandleAsync(item, CancellationToken.None));
                await queue.FinishAsync(item);
                done++;
            }

            return done;
        }
    }
}
