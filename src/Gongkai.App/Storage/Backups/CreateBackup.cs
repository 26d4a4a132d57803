using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using Gongkai.App.Files;
using Gongkai.Domain;

namespace Gongkai.App.Storage.Backups;

/// <summary>备份请求 — where the backup goes, and whether it carries the contents of files.</summary>
/// <param name="Files">The file store; null leaves the contents out.</param>
public sealed record BackupOrder(string Path, IFileStore? Files);

/// <summary>备份 — writes all tables as they stand at one instant, and the contents of files, into one file; the site goes on working meanwhile.</summary>
/// <remarks>The master key is not in it: whoever finds a backup reads no sealed personal data.</remarks>
public sealed class CreateBackup(SiteDatabase database, Vault? vault, SiteClock clock)
{
    private static readonly byte[] s_lineEnd = [(byte)'\n'];

    public async Task<Result<BackupManifest>> RunAsync(BackupOrder order, CancellationToken cancellation = default)
    {
        var opened = await Snapshot.OpenAsync(database, cancellation);
        if (!opened.TryGet(out var snapshot))
        {
            return opened.Refusal!;
        }

        await using var open = snapshot;
        var path = Path.GetFullPath(order.Path);
        var unfinished = $"{path}.unfinished";
        try
        {
            var manifest = await WriteAsync(snapshot, unfinished, order.Files, cancellation);
            File.Move(unfinished, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    internal static BackupTable Describe(PortableTable table, TableSummary summary) =>
        new(table.Name, [.. table.Columns.Select(column => new BackupColumn(column.Name, EnumCodes.Code(column.Kind.ToString())))], summary.Rows, summary.Digest);

    private async Task<BackupManifest> WriteAsync(Snapshot snapshot, string path, IFileStore? files, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        BackupManifest manifest;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var tables = new List<BackupTable>();
            foreach (var table in snapshot.Tables)
            {
                tables.Add(await WriteTableAsync(snapshot, table, zip, cancellation));
            }

            manifest = new BackupManifest
            {
                Program = typeof(CreateBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
                TakenAt = clock.Now,
                Source = EnumCodes.Code(database.Address.Kind.ToString()),
                Schema = SchemaScripts.NewestNumber(database.Address.Kind),
                KeyMark = vault is null ? "" : BackupManifest.KeyMarkOf(vault),
                Tables = tables,
                Files = files is null ? null : await WriteFilesAsync(snapshot, files, zip, cancellation),
            };
            await using var entry = zip.CreateEntry(BackupManifest.EntryName, CompressionLevel.Fastest).Open();
            await entry.WriteAsync(manifest.ToJson(), cancellation);
        }

        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<BackupTable> WriteTableAsync(Snapshot snapshot, PortableTable table, ZipArchive zip, CancellationToken cancellation)
    {
        using var digest = new TableDigest();
        await using var entry = new BufferedStream(zip.CreateEntry($"tables/{table.Name}.ndjson", CompressionLevel.Fastest).Open(), 64 << 10);
        await foreach (var row in snapshot.ReadAsync(table, cancellation))
        {
            await entry.WriteAsync(digest.Add(row), cancellation);
            await entry.WriteAsync(s_lineEnd, cancellation);
        }

        return Describe(table, digest.Summary(table));
    }

    private static async Task<BackupFiles> WriteFilesAsync(Snapshot snapshot, IFileStore store, ZipArchive zip, CancellationToken cancellation)
    {
        var names = new PortableTable("stored_files", [new PortableColumn("stored_name", ColumnKind.Text)]);
        var (count, bytes, missing) = (0L, 0L, 0L);
        // Most uploads are compressed already.
        await using var entry = zip.CreateEntry(BackupManifest.FilesEntry, CompressionLevel.NoCompression).Open();
        await using var tar = new TarWriter(entry, TarEntryFormat.Pax);
        await foreach (var row in snapshot.ReadAsync(names, cancellation))
        {
            var name = (string)row[0]!;
            await using var content = await store.OpenAsync(name, cancellation);
            if (content is null)
            {
                missing++;
                continue;
            }

            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = await SeekableAsync(content, store, cancellation) }, cancellation);
            count++;
            bytes += content.CanSeek ? content.Length : 0;
        }

        return new BackupFiles(count, bytes, missing);
    }

    // An archive notes the length before the content, which a stream from the network does not tell.
    private static async Task<Stream> SeekableAsync(Stream content, IFileStore store, CancellationToken cancellation)
    {
        if (content.CanSeek)
        {
            return content;
        }

        var spooled = new FileStream(
            Path.Combine(store.SpoolFolder, StoredNames.Create()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await content.CopyToAsync(spooled, cancellation);
        spooled.Position = 0;
        return spooled;
    }
}
