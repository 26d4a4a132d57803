using System.Diagnostics;
using System.Text.Json;
using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Documents.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>读取批次 — reads the waiting files of a batch one by one, each committed by itself: whatever breaks off goes on where it was.</summary>
public sealed class BatchHandler(SiteDatabase database, SiteClock clock, OpenFile open) : IOutboxHandler
{
    // A long batch makes room for other work between its parts.
    private static readonly TimeSpan s_part = TimeSpan.FromSeconds(60);

    public string Kind => UploadReports.WorkKind;

    public string Name => "读取成批上传的年报";

    public TimeSpan TimeLimit => TimeSpan.FromMinutes(3);

    public async Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        var id = JsonSerializer.Deserialize<Guid>(item.Payload);
        var started = Stopwatch.GetTimestamp();
        var work = await WorkAsync(id, cancellation);
        while (work is not null)
        {
            var done = await NextAsync(work, cancellation);
            if (done is not null)
            {
                return done;
            }

            work = work.IsOver ? null : work;
            if (work is not null && Stopwatch.GetElapsedTime(started) > s_part)
            {
                await using var db = database.Open(work.Caller.Scope);
                db.Enqueue(UploadReports.WorkOf(id, clock));
                await db.SaveChangesAsync(cancellation);
                return null;
            }
        }

        return null;
    }

    private async Task<Work?> WorkAsync(Guid id, CancellationToken cancellation)
    {
        await using var site = database.Open(OrganScope.Site);
        if (await site.Set<ReportBatch>().AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id, cancellation) is not { State: BatchState.Running } batch)
        {
            return null;
        }

        var organ = await site.Organs.AsNoTracking().FirstAsync(organ => organ.Id == batch.OrganId, cancellation);
        var caller = new Caller(batch.UploadedById, batch.UploadedBy, "outbox", OrganScope.OwnAndBelow(organ, writes: true), new HashSet<Permission> { Permission.CompileReports, Permission.SuperviseOrgans });
        await using var db = database.Open(caller.Scope);
        return new Work(id, caller, await OrganDirectory.LoadAsync(db, cancellation));
    }

    // One file, or the end of the batch.
    private async Task<Refusal?> NextAsync(Work work, CancellationToken cancellation)
    {
        await using var db = database.Open(work.Caller.Scope);
        var batch = await db.Set<ReportBatch>().FirstAsync(batch => batch.Id == work.Batch, cancellation);
        if (batch.State != BatchState.Running)
        {
            work.IsOver = true;
            return null;
        }

        var file = await db.Set<BatchFile>().Where(file => file.BatchId == batch.Id && file.State == BatchFileState.Waiting).OrderBy(file => file.Id).FirstOrDefaultAsync(cancellation);
        if (file is null)
        {
            (batch.State, batch.FinishedAt, work.IsOver) = (BatchState.Finished, clock.Now, true);
            db.Record(CompilingEvents.BatchRead.On(batch.OrganId, CompilingEvents.Subject, batch.Id).With(new { finished = true }));
        }
        else
        {
            var (refusal, matched) = await ReadAsync(db, (batch, file), work, cancellation);
            (file.State, file.MatchedId, file.Message) = (refusal is null ? BatchFileState.Filed : BatchFileState.Unsettled, matched, refusal?.Message ?? "");
            db.Record(CompilingEvents.BatchRead.On(batch.OrganId, CompilingEvents.Subject, batch.Id).With(new { file = file.Name, refusal = refusal?.Code ?? "" }));
        }

        // Another worker had the same file meanwhile: its outcome stands.
        var lost = await db.CommitAsync(work.Caller, clock, cancellation);
        return lost?.Code == "changed-meanwhile" ? null : lost;
    }

    private async Task<(Refusal? Refusal, Guid? Matched)> ReadAsync(GongkaiDb db, (ReportBatch Batch, BatchFile File) at, Work work, CancellationToken cancellation)
    {
        var stored = await db.Files.AsNoTracking().FirstAsync(file => file.Id == at.File.FileId, cancellation);
        var content = await open.ReadAllAsync(stored, cancellation);
        var read = new ReportReader().Read(content, at.File.Name);
        if (!read.TryGet(out var report))
        {
            return (read.Refusal, null);
        }

        var found = work.Organs.Find(report.Organ);
        if (!found.TryGet(out var organ))
        {
            return (found.Refusal, null);
        }

        return (await FileAsync(db, (at.Batch, at.File, report, organ), (work.Caller, content), cancellation), organ.Id);
    }

    private async Task<Refusal?> FileAsync(GongkaiDb db, (ReportBatch Batch, BatchFile File, AnnualReport Report, Organ Organ) at, (Caller Caller, ReadOnlyMemory<byte> Content) by, CancellationToken cancellation)
    {
        var (batch, file, report, organ) = at;
        if (report.Year is { } year && year != batch.Year)
        {
            return new Refusal("report-other-year", $"文件写明是 {year} 年度的报告，这一批是 {batch.Year} 年度。");
        }

        if (await db.Set<BatchFile>().FirstOrDefaultAsync(other => other.BatchId == batch.Id && other.MatchedId == organ.Id && other.ReportId != null, cancellation) is { } twin)
        {
            return new Refusal("report-twice", $"这一批里“{twin.Name}”已经是{organ.Name}的年报，两个文件请人工确认以哪一个为准。");
        }

        var added = await new FileReport(db, by.Caller, clock).AddAsync(organ, report, new ReportUpload(organ.Id, batch.Year, file.Name, by.Content, file.FileId), cancellation);
        file.ReportId = added.TryGet(out var kept) ? kept.Id : null;
        return added.Refusal;
    }

    private sealed record Work(Guid Batch, Caller Caller, OrganDirectory Organs)
    {
        internal bool IsOver { get; set; }
    }
}
