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

    /// <summary>The whole content of an open file of the site's own work; empty where the store has lost it.</summary>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(StoredFile file, CancellationToken cancellation = default)
    {
        if (await ContentAsync(store, null, file, cancellation) is not { } content)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        await using (content)
        {
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
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
