using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Files;

/// <summary>A site with a file store of one kind, and the use cases of files on it.</summary>
internal sealed class FileSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-files-");

    private FileSite(ObjectStoreStub? stub)
    {
        Stub = stub;
        Store = stub is null ? new FileStoreAddress(Path.Combine(_folder.FullName, "files")).Open() : stub.AddressFor(_folder.FullName).Open();
    }

    internal TestSite Site { get; } = new(DatabaseKind.Sqlite);

    internal ObjectStoreStub? Stub { get; }

    internal IFileStore Store { get; }

    internal string Folder => _folder.FullName;

    internal static async Task<FileSite> CreateAsync(bool isRemote) => new(isRemote ? await ObjectStoreStub.StartAsync() : null);

    internal async Task<Result<StoredFile>> StoreAsync(byte[] content, bool isSealed = false, long mostBytes = 1 << 20, string name = "附件.pdf")
    {
        await using var db = Site.Open();
        using var stream = new MemoryStream(content);
        var stored = await new StoreFile(Store, Site.Vault, Site.Clock)
            .RunAsync(db, new IncomingFile(Site.Bureau.Id, name, "application/pdf", stream) { IsSealed = isSealed, MostBytes = mostBytes });
        if (stored.Succeeded)
        {
            Assert.Null(await db.CommitAsync(Caller.Site("test"), Site.Clock));
        }

        return stored;
    }

    internal async Task<Result<OpenedFile>> OpenAsync(Guid id, OrganScope? scope = null)
    {
        await using var db = Site.Open(scope);
        return await new OpenFile(Store, Site.Vault, Site.Clock).RunAsync(db, id, Caller.Site("test"));
    }

    /// <summary>All that a reader gets before the end or a fault.</summary>
    internal async Task<(byte[] Content, bool IsDamaged)> ReadAsync(Guid id)
    {
        using var read = new MemoryStream();
        try
        {
            await using var opened = (await OpenAsync(id)).Value;
            await opened.Content.CopyToAsync(read);
            return (read.ToArray(), false);
        }
        catch (DamagedFileException)
        {
            return (read.ToArray(), true);
        }
    }

    /// <summary>The content as it lies in the store.</summary>
    internal byte[] Raw(StoredFile file) => Stub is { } stub ? stub.Objects[KeyOf(file)] : File.ReadAllBytes(PathOf(file));

    internal void Overwrite(StoredFile file, byte[] content)
    {
        if (Stub is { } stub)
        {
            stub.Objects[KeyOf(file)] = content;
        }
        else
        {
            File.WriteAllBytes(PathOf(file), content);
        }
    }

    internal static byte[] Bytes(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        Encoding.UTF8.GetBytes("身份证").AsSpan(0, Math.Min(9, length)).CopyTo(content);
        return content;
    }

    public async ValueTask DisposeAsync()
    {
        Site.Dispose();
        (Store as IDisposable)?.Dispose();
        if (Stub is { } stub)
        {
            await stub.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static string KeyOf(StoredFile file) => $"gongkai/{StoredNames.PathOf(file.StoredName)}";

    private string PathOf(StoredFile file) => Path.Combine(Folder, "files", StoredNames.PathOf(file.StoredName));
}
