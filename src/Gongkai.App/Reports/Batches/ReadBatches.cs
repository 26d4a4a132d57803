using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Batches;

/// <summary>批次进度 — a batch and how many of its files stand where.</summary>
public sealed record BatchProgress(ReportBatch Batch, IReadOnlyDictionary<BatchFileState, int> Files)
{
    public int Of(BatchFileState state) => Files.GetValueOrDefault(state);

    public int Total => Files.Values.Sum();

    public int Read => Total - Of(BatchFileState.Waiting);
}

/// <summary>批次文件行 — a file with the organ and the findings of its report.</summary>
public sealed record BatchRow(BatchFile File, string Organ, int Errors, int Warnings, int Unreadable);

/// <summary>查看批次 — the own batches and their files, page by page.</summary>
public sealed class ReadBatches(GongkaiDb db)
{
    public const int PageSize = 50;
    private const int MostBatches = 30;

    public async Task<IReadOnlyList<BatchProgress>> ListAsync(CancellationToken cancellation = default)
    {
        var batches = await db.Set<ReportBatch>().AsNoTracking().Where(batch => batch.OrganId == db.Scope.OrganId).OrderByDescending(batch => batch.UploadedAt).Take(MostBatches).ToListAsync(cancellation);
        var ids = batches.Select(batch => batch.Id).ToList();
        var counts = (await db.Set<BatchFile>().Where(file => ids.Contains(file.BatchId)).GroupBy(file => new { file.BatchId, file.State })
            .Select(group => new { group.Key.BatchId, group.Key.State, Count = group.Count() }).ToListAsync(cancellation)).ToLookup(row => row.BatchId);
        return [.. batches.Select(batch => new BatchProgress(batch, counts[batch.Id].ToDictionary(row => row.State, row => row.Count)))];
    }

    public async Task<BatchProgress?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        if (await db.Set<ReportBatch>().AsNoTracking().FirstOrDefaultAsync(batch => batch.Id == id && batch.OrganId == db.Scope.OrganId, cancellation) is not { } batch)
        {
            return null;
        }

        var counts = await db.Set<BatchFile>().Where(file => file.BatchId == id).GroupBy(file => file.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return new BatchProgress(batch, counts.ToDictionary(row => row.Key, row => row.Count));
    }

    /// <summary>A file of an own batch.</summary>
    public async Task<BatchFile?> FileAsync(Guid id, CancellationToken cancellation = default) =>
        await db.Set<BatchFile>().AsNoTracking().FirstOrDefaultAsync(file => file.Id == id && file.OrganId == db.Scope.OrganId, cancellation);

    /// <param name="state">Null for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<IReadOnlyList<BatchRow>> FilesAsync(Guid batch, BatchFileState? state, int page, CancellationToken cancellation = default)
    {
        var rows = await db.Set<BatchFile>().AsNoTracking().Where(file => file.BatchId == batch && (state == null || file.State == state))
            .OrderBy(file => file.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .LeftJoin(db.Organs, file => file.MatchedId, organ => organ.Id, (file, organ) => new { file, Organ = organ == null ? "" : organ.Name })
            .LeftJoin(db.Reports, row => row.file.ReportId, report => report.Id, (row, report) => new
            {
                row.file,
                row.Organ,
                Errors = report == null ? 0 : report.Errors,
                Warnings = report == null ? 0 : report.Warnings,
                Unreadable = report == null ? 0 : report.Unreadable,
            }).ToListAsync(cancellation);
        return [.. rows.Select(row => new BatchRow(row.file, row.Organ, row.Errors, row.Warnings, row.Unreadable))];
    }
}
