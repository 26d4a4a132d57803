using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Files;

/// <summary>佐证文件 — a file that stands behind a number or a score: which formats it may have, and how it is kept.</summary>
public static class EvidenceFile
{
    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".zip"] = "application/zip",
    };

    /// <summary>For the file field of a page.</summary>
    public static string Accepted { get; } = string.Join(',', s_kinds.Keys);

    /// <summary>Why a name cannot be that of evidence; null where it can.</summary>
    internal static Refusal? Refuses(string name) =>
        s_kinds.ContainsKey(Path.GetExtension(name)) ? null : new Refusal("evidence-kind", $"“{name}”的格式不能作为佐证：请上传 PDF、Word、Excel、图片或者压缩包。");

    /// <summary>Stores it within the session; the use case that asked commits.</summary>
    internal static async Task<Result<StoredFile>> KeepAsync(GongkaiDb db, StoreFile store, Guid organ, (Stream Content, string Name) file, CancellationToken cancellation) =>
        Refuses(file.Name) is { } refusal ? refusal : await store.RunAsync(db, new IncomingFile(organ, file.Name, s_kinds[Path.GetExtension(file.Name)], file.Content), cancellation);
}
