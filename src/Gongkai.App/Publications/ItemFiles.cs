using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>上传附件 — stores an attachment or a picture of the own organ's items; only kinds that belong on a public page.</summary>
public sealed class StoreItemFile(SiteDatabase database, SiteClock clock, StoreFile store)
{
    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".ofd"] = "application/ofd",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".doc"] = "application/msword",
        [".xls"] = "application/vnd.ms-excel",
        [".wps"] = "application/vnd.ms-works",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".zip"] = "application/zip",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
    };

    private const long MostBytes = 50L << 20;

    private static readonly HashSet<string> s_cleaned = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    private static readonly HashSet<string> s_inspected =
        ["application/pdf", "text/csv", "text/plain", .. s_kinds.Where(kind => kind.Key is ".docx" or ".xlsx" or ".pptx").Select(kind => kind.Value)];

    internal static bool Takes(string name) => s_kinds.ContainsKey(Path.GetExtension(name));

    /// <summary>For the file field of a page.</summary>
    public static string Accepted { get; } = string.Join(',', s_kinds.Keys);

    public async Task<Result<AttachedFile>> RunAsync(Caller caller, (Stream Content, string Name) file, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        if (!s_kinds.TryGetValue(Path.GetExtension(file.Name), out var mediaType))
        {
            return new Refusal("item-file-kind", $"“{file.Name}”的格式不能作为附件：请上传 PDF、OFD、Word、Excel、图片等格式。");
        }

        // One byte more than may be stored is enough to refuse it there.
        using var buffer = new MemoryStream();
        await CopyAsync(file.Content, buffer, cancellation);
        ReadOnlyMemory<byte> bytes = buffer.ToArray();
        if (bytes.Length > 0 && !FileStart.Fits(file.Name, bytes.Span[..Math.Min(bytes.Length, FileStart.Bytes)]))
        {
            return new Refusal("item-file-content", $"“{file.Name}”的内容不是{Path.GetExtension(file.Name)[1..].ToUpperInvariant()}格式，没有保存：请打开核对，另存为所写的格式后重新上传。");
        }

        if (s_cleaned.Contains(mediaType) && bytes.Length > 0)
        {
            var picture = AttachmentInspection.CleanPicture(bytes, file.Name);
            if (!picture.TryGet(out bytes))
            {
                return picture.Refusal!;
            }
        }

        await using var db = database.Open(caller.Scope);
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        var stored = await store.RunAsync(db, new IncomingFile(caller.OrganId, file.Name, mediaType, content), cancellation);
        if (!stored.TryGet(out var kept))
        {
            return stored.Refusal!;
        }

        if (s_inspected.Contains(mediaType) && AttachmentInspection.Inspect(kept.Id, bytes, file.Name) is { } findings)
        {
            db.Add(findings);
        }

        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new AttachedFile(kept.Id, Path.GetFileNameWithoutExtension(kept.Name));
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellation)
    {
        var piece = new byte[64 << 10];
        for (int read; to.Length <= MostBytes && (read = await from.ReadAsync(piece, cancellation)) > 0;)
        {
            to.Write(piece, 0, read);
        }
    }

    /// <summary>The picture of an imported document; for <see cref="ImportDocument"/>.</summary>
    public async Task<Result<Guid>> PictureAsync(Caller caller, ImportedPicture picture, CancellationToken cancellation)
    {
        using var content = new MemoryStream(picture.Content);
        var stored = await RunAsync(caller, (content, picture.Name), cancellation);
        return stored.TryGet(out var file) ? file.FileId : stored.Refusal!;
    }

    /// <summary>Stores a picture for a draft and makes it part of it, so that the editor can show it before the text is saved.</summary>
    public async Task<Result<Guid>> IntoDraftAsync(Caller caller, Guid itemId, (Stream Content, string Name) file, CancellationToken cancellation = default)
    {
        if (!s_kinds.TryGetValue(Path.GetExtension(file.Name), out var mediaType) || !mediaType.StartsWith("image/", StringComparison.Ordinal))
        {
            return new Refusal("item-file-kind", $"“{file.Name}”不是图片：请选择 JPG、PNG、GIF 或 WebP。");
        }

        await using (var db = database.Open(caller.Scope))
        {
            if (!await db.Set<Publication>().AnyAsync(item => item.Id == itemId && item.State == ItemState.Draft, cancellation))
            {
                return ItemWork.NotFound;
            }
        }

        var stored = await RunAsync(caller, file, cancellation);
        if (!stored.TryGet(out var picture))
        {
            return stored.Refusal!;
        }

        await using var session = database.Open(caller.Scope);
        session.Add(new ItemAttachment { PublicationId = itemId, FileId = picture.FileId, Position = ItemAttachment.InText });
        session.Record(new Audit.EventDraft(caller.OrganId, ItemWork.SubjectKind, itemId, "item-edited") { Reason = "插入图片" });
        return await session.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : picture.FileId;
    }
}

/// <summary>取附件 — the content of a file of an item: for the public through the gate, for those who work on the item before it is public.</summary>
public sealed class ReadItemFile(SiteDatabase database, SiteClock clock, OpenFile open)
{
    /// <summary>The file and whether everybody may have it; null where this caller may not.</summary>
    public async Task<(OpenedFile File, bool IsPublic)?> RunAsync(Caller caller, Guid fileId, CancellationToken cancellation = default)
    {
        await using var portal = database.Open(OrganScope.Portal);
        if (await PublicItems.Files(portal, clock.Now).AnyAsync(file => file.Id == fileId, cancellation))
        {
            return (await open.RunAsync(portal, fileId, caller, cancellation)).TryGet(out var opened) ? (opened, true) : null;
        }

        if (caller.PersonId is null || !ItemDuties.SeesDrafts(caller))
        {
            return null;
        }

        await using var db = database.Open(caller.Scope);
        var isOwn = await db.Files.AnyAsync(
            file => file.Id == fileId && !file.IsSealed && db.Set<ItemAttachment>().Any(attachment => attachment.FileId == fileId && db.Set<Publication>().Any(item => item.Id == attachment.PublicationId)),
            cancellation);
        return isOwn && (await open.RunAsync(db, fileId, caller, cancellation)).TryGet(out var own) ? (own, false) : null;
    }
}
