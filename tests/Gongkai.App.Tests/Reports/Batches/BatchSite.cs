using Gongkai.App.Files;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reports.Batches;

/// <summary>A site with a competent department that uploads report files, and a node that reads them.</summary>
internal sealed class BatchSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-files-");
    private readonly StoreFile _store;
    private readonly OpenFile _open;

    internal BatchSite(DatabaseKind kind)
    {
        Site = new TestSite(kind);
        var files = new DiskFileStore(_folder.FullName);
        (_store, _open) = (new StoreFile(files, Site.Vault, Site.Clock), new OpenFile(files, Site.Vault, Site.Clock));
        Supervisor = TestSite.Someone(Site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(Site.City, writes: true) };
    }

    internal TestSite Site { get; }

    internal Caller Supervisor { get; }

    public void Dispose()
    {
        Site.Dispose();
        _folder.Delete(recursive: true);
    }

    internal async Task<Guid> UploadAsync(params UploadedReport[] files) =>
        TestRequests.Must(await WithAsync(db => new UploadReports(db, Supervisor, Site.Clock).RunAsync(2025, files, _store)));

    /// <summary>Does all work that lies in the outbox, as a node does.</summary>
    internal async Task WorkAsync()
    {
        var queue = new OutboxQueue(Site.Database, Site.Clock);
        var handler = new BatchHandler(Site.Database, Site.Clock, _open);
        foreach (var item in await queue.ClaimAsync(new Dictionary<string, TimeSpan> { [handler.Kind] = handler.TimeLimit }, 10))
        {
            Assert.Null(await handler.HandleAsync(item, CancellationToken.None));
            await queue.FinishAsync(item);
        }
    }

    internal async Task<BatchProgress> ProgressAsync(Guid id) => (await WithAsync(db => new ReadBatches(db).FindAsync(id)))!;

    internal Task<IReadOnlyList<BatchRow>> RowsAsync(Guid id, BatchFileState state) => WithAsync(db => new ReadBatches(db).FilesAsync(id, state, 1));

    internal Task<Refusal?> EnterAsync(Guid file, string reason, params (string Cell, string Text)[] cells) =>
        WithAsync(db => new EnterCells(db, Supervisor, Site.Clock).RunAsync(new CellReading(file, cells.ToDictionary(cell => cell.Cell, cell => cell.Text), reason)));

    internal Task<Refusal?> SettleAsync(BatchOpinion opinion) => WithAsync(db => new SettleBatchFile(db, Supervisor, Site.Clock).RunAsync(opinion, _open));

    internal async Task<T> WithAsync<T>(Func<GongkaiDb, Task<T>> use)
    {
        await using var db = Site.Open(Supervisor.Scope);
        return await use(db);
    }
}
