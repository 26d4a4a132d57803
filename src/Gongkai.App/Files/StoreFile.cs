using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Files;

/// <summary>来件 — a file as it arrives, with the limits it is taken under.</summary>
/// <param name="Name">As the sender named it; only its last part counts.</param>
public sealed record IncomingFile(Guid OrganId, string Name, string MediaType, Stream Content)
{
    public long MostBytes { get; init; } = 50L << 20;

    /// <summary>Identity papers and the like lie encrypted.</summary>
    public bool IsSealed { get; init; }
}

/// <summary>存入文件 — puts content into the store and its record into the session; the record counts once the use case that asked for it commits.</summary>
/// <remarks>Content whose record was never committed is found by nobody and taken away by <see cref="SweepFiles"/>.</remarks>
public sealed class StoreFile(IFileStore store, Vault vault, SiteClock clock)
{
    private const int LongestName = 200;
    private const int BufferBytes = 64 << 10;

    public async Task<Result<StoredFile>> RunAsync(GongkaiDb db, IncomingFile file, CancellationToken cancellation = default)
    {
        var storedName = StoredNames.Create();
        var spoolFile = Path.Combine(store.SpoolFolder, storedName);
        try
        {
            using var content = new CountedContent(file.Content, file.MostBytes);
            await SpoolAsync(content, spoolFile, file.IsSealed, cancellation);
            if (content.IsTooLong)
            {
                return new Refusal("file-too-large", $"文件“{NameOf(file.Name)}”超过 {file.MostBytes >> 20} MB，没有保存：请压缩或拆分后再上传。");
            }

            if (content.Count == 0)
            {
                return new Refusal("file-empty", $"文件“{NameOf(file.Name)}”是空的，没有保存：请核对后重新选择文件。");
            }

            await store.PutAsync(storedName, spoolFile, cancellation);
            var stored = new StoredFile
            {
                Id = clock.NewId(),
                OrganId = file.OrganId,
                Name = NameOf(file.Name),
                MediaType = file.MediaType,
                Length = content.Count,
                Checksum = content.Checksum,
                StoredName = storedName,
                IsSealed = file.IsSealed,
                StoredAt = clock.Now,
            };
            db.Add(stored);
            db.Record(new EventDraft(file.OrganId, "file", stored.Id, "file-stored").With(new { stored.Length, stored.Checksum, stored.IsSealed }));
            return stored;
        }
        finally
        {
            File.Delete(spoolFile);
        }
    }

    private async Task SpoolAsync(CountedContent content, string spoolFile, bool isSealed, CancellationToken cancellation)
    {
        await using var target = new FileStream(spoolFile, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        if (isSealed)
        {
            await SealedContent.SealAsync(content, target, vault, cancellation);
        }
        else
        {
            await content.CopyToAsync(target, BufferBytes, cancellation);
        }

        // The record that names it must never outlive it.
        target.Flush(flushToDisk: true);
    }

    // The name is shown and offered for download; it must not lead anywhere or steer anything.
    private static string NameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        var extension = Path.GetExtension(plain);
        return plain.Length is 0 ? "未命名"
            : plain.Length <= LongestName ? plain
            : extension.Length < 16 ? plain[..(LongestName - extension.Length)] + extension
            : plain[..LongestName];
    }
}
