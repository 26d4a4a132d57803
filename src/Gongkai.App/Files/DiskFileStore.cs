using System.Runtime.CompilerServices;

namespace Gongkai.App.Files;

/// <summary>磁盘文件库 — content in a folder of the data folder; gathered beside it and renamed into place.</summary>
public sealed class DiskFileStore : IFileStore
{
    private const int BufferBytes = 64 << 10;

    private readonly string _folder;

    public DiskFileStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        SpoolFolder = Path.Combine(_folder, ".spool");
        Directory.CreateDirectory(SpoolFolder);
    }

    public string SpoolFolder { get; }

    public Task PutAsync(string name, string spoolFile, CancellationToken cancellation)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(spoolFile, path);
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(name))))
        {
            File.Delete(PathOf(name));
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            if (StoredNames.IsValid(file.Name) && file.Directory?.Name != Path.GetFileName(SpoolFolder))
            {
                yield return new StoredContent(file.Name, file.LastWriteTimeUtc);
            }
        }

        await Task.CompletedTask;
    }

    private string PathOf(string name) => Path.Combine(_folder, StoredNames.PathOf(name));
}
