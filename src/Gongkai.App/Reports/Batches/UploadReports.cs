using System.Text.Json;
using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>成批上传年报 — keeps the files of a batch and leaves their reading to the background; a batch can be stopped, gone on with, and added to; 条例 49.</summary>
public sealed class UploadReports(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <summary>Kind of the work in the outbox.</summary>
    public const string WorkKind = "report-batch";

    private static readonly Refusal s_unknown = new("batch-unknown", "没有找到这个批次，请从列表重新进入。");

    public async Task<Result<Guid>> RunAsync(int year, IReadOnlyList<UploadedReport> sent, StoreFile store, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        var unpacked = BatchUpload.Unpack(sent);
        if (!unpacked.TryGet(out var files))
        {
            return unpacked.Refusal!;
        }

        var batch = new ReportBatch
        {
            Id = clock.NewId(),
            OrganId = caller.OrganId,
            Year = year,
            UploadedById = caller.PersonId,
            UploadedBy = caller.Name,
            UploadedAt = clock.Now,
        };
        db.Add(batch);
        foreach (var file in files)
        {
            using var content = new MemoryStream(file.Content.ToArray(), writable: false);
            var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, file.Name, "application/octet-stream", content), cancellation);
            // An empty file is listed like the others, so that nobody wonders where it went.
            if (stored.TryGet(out var one))
            {
                db.Add(new BatchFile { Id = clock.NewId(), BatchId = batch.Id, OrganId = caller.OrganId, FileId = one.Id, Name = one.Name });
            }
            else
            {
                return stored.Refusal!;
            }
        }

        db.Enqueue(WorkOf(batch.Id, clock));
        db.Record(CompilingEvents.BatchUploaded.On(caller.OrganId, CompilingEvents.Subject, batch.Id).With(new { year, files = files.Count }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : batch.Id;
    }

    /// <summary>停止 — the file that is being read is finished, the others wait.</summary>
    public async Task<Refusal?> StopAsync(Guid id, CancellationToken cancellation = default) => await TurnAsync(id, BatchState.Running, BatchState.Stopped, cancellation);

    /// <summary>继续.</summary>
    public async Task<Refusal?> ResumeAsync(Guid id, CancellationToken cancellation = default) => await TurnAsync(id, BatchState.Stopped, BatchState.Running, cancellation);

    internal static OutboxItem WorkOf(Guid batch, SiteClock clock) =>
        new() { Id = clock.NewId(), Kind = WorkKind, Payload = JsonSerializer.Serialize(batch), CreatedAt = clock.Now, AvailableAt = clock.Now };

    private async Task<Refusal?> TurnAsync(Guid id, BatchState from, BatchState to, CancellationToken cancellation)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<ReportBatch>().FirstOrDefaultAsync(batch => batch.Id == id && batch.OrganId == caller.OrganId, cancellation) is not { } batch)
        {
            return s_unknown;
        }

        if (batch.State != from)
        {
            return new Refusal("batch-state", to == BatchState.Stopped ? "这个批次已经读完或者已经停止，请刷新页面。" : "这个批次没有停止，不用继续。");
        }

        batch.State = to;
        if (to == BatchState.Running)
        {
            db.Enqueue(WorkOf(batch.Id, clock));
        }

        db.Record((to == BatchState.Running ? CompilingEvents.BatchResumed : CompilingEvents.BatchStopped).On(batch.OrganId, CompilingEvents.Subject, batch.Id));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
