using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Gongkai.App.Files;
using Gongkai.Domain;

namespace Gongkai.App.Storage.Backups;

/// <summary>恢复请求 — which backup, into which database, and whether what is there may be replaced.</summary>
/// <param name="Files">The file store; null leaves the contents where they are.</param>
public sealed record RestoreOrder(string Path, DatabaseAddress Target, IFileStore? Files, bool Replaces = false);

/// <summary>恢复 — puts a backup into a database of either kind, as a whole or not at all, proved row by row.</summary>
public static class RestoreBackup
{
    public static async Task<Result<BackupManifest>> RunAsync(RestoreOrder order, CancellationToken cancellation = default)
    {
        try
        {
            await using var file = new FileStream(order.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, useAsync: true);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return Manifest(zip) is { } manifest ? await RestoreAsync(zip, manifest, order, cancellation) : StorageRefusals.PortableUnreadable;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or EndOfStreamException)
        {
            return StorageRefusals.PortableUnreadable;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return StorageRefusals.PortableMissing(order.Path);
        }
    }

    /// <summary>What a backup says of itself.</summary>
    public static Result<BackupManifest> ReadManifest(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return Manifest(zip) is { } manifest ? manifest : StorageRefusals.PortableUnreadable;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException)
        {
            return StorageRefusals.PortableUnreadable;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return StorageRefusals.PortableMissing(path);
        }
    }

    private static BackupManifest? Manifest(ZipArchive zip)
    {
        using var entry = zip.GetEntry(BackupManifest.EntryName)?.Open();
        return entry is null ? null : BackupManifest.Parse(entry) is { Format: BackupManifest.CurrentFormat } manifest ? manifest : null;
    }

    private static async Task<Result<BackupManifest>> RestoreAsync(ZipArchive zip, BackupManifest manifest, RestoreOrder order, CancellationToken cancellation)
    {
        var opened = await LoadTarget.OpenAsync(order.Target, manifest.Schema, order.Replaces, cancellation);
        if (!opened.TryGet(out var target))
        {
            return opened.Refusal!;
        }

        await using var open = target;
        foreach (var table in manifest.Tables)
        {
            if (zip.GetEntry(table.EntryName) is not { } entry)
            {
                return StorageRefusals.TableDiffers(table.Name, "在备份中缺失");
            }

            await using var stream = entry.Open();
            var portable = Portable(table);
            var loaded = await target.LoadAsync(portable, RowsAsync(stream, portable, cancellation), cancellation);
            if (!loaded.TryGet(out var summary))
            {
                return loaded.Refusal!;
            }

            if (summary.Rows != table.Rows || summary.Digest != table.Digest)
            {
                return StorageRefusals.TableDiffers(table.Name, $"应有 {table.Rows} 行，读到 {summary.Rows} 行，或内容与备份时不同");
            }
        }

        // Contents first: a record must never name what is not there.
        if (order.Files is { } store && zip.GetEntry(BackupManifest.FilesEntry) is { } files)
        {
            await using var stream = files.Open();
            await RestoreFilesAsync(stream, store, cancellation);
        }

        return await target.FinishAsync(cancellation) is { } refusal ? refusal : manifest;
    }

    private static PortableTable Portable(BackupTable table) =>
        new(table.Name, [.. table.Columns.Select(column => new PortableColumn(column.Name, Enum.Parse<ColumnKind>(column.Kind, ignoreCase: true)))]);

    private static async IAsyncEnumerable<object?[]> RowsAsync(Stream stream, PortableTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, topLevelValues: true, cancellationToken: cancellation))
        {
            yield return PortableRow.Parse(line, table);
        }
    }

    private static async Task RestoreFilesAsync(Stream stream, IFileStore store, CancellationToken cancellation)
    {
        await using var tar = new TarReader(stream);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (!StoredNames.IsValid(entry.Name))
            {
                throw new InvalidDataException("An entry of the backup is no content of ours.");
            }

            // A name is given once and its content never changes, so what is there stays.
            await using (var known = await store.OpenAsync(entry.Name, cancellation))
            {
                if (known is not null)
                {
                    continue;
                }
            }

            var spooled = Path.Combine(store.SpoolFolder, StoredNames.Create());
            await entry.ExtractToFileAsync(spooled, overwrite: false, cancellation);
            await store.PutAsync(entry.Name, spooled, cancellation);
        }
    }
}
