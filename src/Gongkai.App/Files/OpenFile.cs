using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Files;

/// <summary>打开的文件 — what is known of a file, and its content; the reader closes it.</summary>
public sealed record OpenedFile(StoredFile File, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>打开文件 — the content of a file the session may see; reading a sealed one leaves an event.</summary>
/// <remarks>Content that does not match its checksum ends in a <see cref="DamagedFileException"/> before its last part is given out.</remarks>
public sealed class OpenFile(IFileStore store, Vault vault, SiteClock clock)
{
    private static readonly Refusal s_unknown = new("file-unknown", "没有找到这个文件：可能已被删除，或不属于本机关，请返回上一页重新打开。");

    public async Task<Result<OpenedFile>> RunAsync(GongkaiDb db, Guid id, Caller caller, CancellationToken cancellation = default)
    {
        if (await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id, cancellation) is not { } file)
        {
            return s_unknown;
        }

        if (await ContentAsync(store, vault, file, cancellation) is not { } content)
        {
            return new Refusal("file-missing", $"文件“{file.Name}”的内容在文件库中找不到：请联系管理员从备份恢复。");
        }

        if (file.IsSealed)
        {
            db.Record(new EventDraft(file.OrganId, "file", file.Id, "file-read"));
            if (await db.CommitAsync(caller, clock, cancellation) is { } refusal)
            {
                await content.DisposeAsync();
                return refusal;
            }
        }

        return new OpenedFile(file, content);
    }

    /// <summary>The whole content of a file that lies unsealed, for work in the background; an empty one where the store does not have it.</summary>
    /// <exception cref="ArgumentException">The file is sealed: reading it needs a caller and leaves an event.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAllAsync(StoredFile file, CancellationToken cancellation = default)
    {
        if (file.IsSealed)
        {
            throw new ArgumentException("A sealed file is read for somebody, never in the background.", nameof(file));
        }

        await using var content = await ContentAsync(store, vault, file, cancellation);
        if (content is null)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        using var bytes = new MemoryStream(checked((int)file.Length));
        await content.CopyToAsync(bytes, cancellation);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>The plain content of a file, checked while it is read; null where the store does not have it.</summary>
    internal static async Task<Stream?> ContentAsync(IFileStore store, Vault? vault, StoredFile file, CancellationToken cancellation)
    {
        if (await store.OpenAsync(file.StoredName, cancellation) is not { } stored)
        {
            return null;
        }

        return new CheckedContent(file.IsSealed ? await SealedContent.OpenAsync(stored, vault ?? throw new ArgumentNullException(nameof(vault)), cancellation) : stored, file.Length, file.Checksum);
    }
}
