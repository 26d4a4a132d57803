using Gongkai.Domain;

namespace Gongkai.App.Storage.Backups;

/// <summary>迁移数据库 — streams every table of one database into another, of the same kind or not, and proves that nothing was lost.</summary>
public sealed class CopyDatabase(SiteDatabase source)
{
    /// <summary>The tables with their rows; the target is filled as a whole or stays as it was.</summary>
    public async Task<Result<IReadOnlyList<TableSummary>>> RunAsync(DatabaseAddress target, bool replaces = false, CancellationToken cancellation = default)
    {
        var opened = await Snapshot.OpenAsync(source, cancellation);
        if (!opened.TryGet(out var snapshot))
        {
            return opened.Refusal!;
        }

        await using var reading = snapshot;
        var prepared = await LoadTarget.OpenAsync(target, SchemaScripts.NewestNumber(target.Kind), replaces, cancellation);
        if (!prepared.TryGet(out var load))
        {
            return prepared.Refusal!;
        }

        await using var writing = load;
        var copied = new List<TableSummary>();
        foreach (var table in snapshot.Tables)
        {
            var loaded = await load.LoadAsync(table, snapshot.ReadAsync(table, cancellation), cancellation);
            if (!loaded.TryGet(out var summary))
            {
                return loaded.Refusal!;
            }

            copied.Add(summary);
        }

        return await load.FinishAsync(cancellation) is { } refusal ? refusal : copied;
    }
}
