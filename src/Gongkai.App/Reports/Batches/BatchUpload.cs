using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.App.Reports.Batches;

/// <summary>上传的文件 — name and content of one file as it came.</summary>
public sealed record UploadedReport(string Name, ReadOnlyMemory<byte> Content);

/// <summary>成批文件 — the files of one upload; archives are opened, within limits that an archive cannot lie about.</summary>
public static class BatchUpload
{
    public const int MostFiles = 5000;
    private const long MostBytes = 1L << 30;
    private const int MostBytesOfOne = 32 << 20;

    /// <returns>The files, archives unpacked one level deep; a refusal names the archive that cannot be used.</returns>
    public static Result<IReadOnlyList<UploadedReport>> Unpack(IReadOnlyList<UploadedReport> sent)
    {
        var files = new List<UploadedReport>(sent.Count);
        var left = MostBytes;
        foreach (var file in sent)
        {
            if (!file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                files.Add(file);
            }
            else if (Open(file, files, ref left) is { } refusal)
            {
                return refusal;
            }
        }

        return files.Count is 0 or > MostFiles
            ? new Refusal("report-files", files.Count == 0 ? "请选择至少一个年报文件；压缩包里也没有文件。" : $"一批最多 {MostFiles} 个文件，请分几批上传。")
            : files;
    }

    private static Refusal? Open(UploadedReport archive, List<UploadedReport> files, ref long left)
    {
        try
        {
            using var zip = PackedNames.Open(archive.Content.ToArray());
            foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal) && entry.Name[0] != '.'))
            {
                using var content = entry.Open();
                if (Read(content, Math.Min(left, MostBytesOfOne)) is not { } bytes || files.Count >= MostFiles)
                {
                    return new Refusal("report-archive-size", $"压缩包“{archive.Name}”里的“{entry.Name}”太大或者文件太多（一批最多 {MostFiles} 个，单个不超过 {MostBytesOfOne >> 20} MB），请分几批上传。");
                }

                left -= bytes.Length;
                files.Add(new UploadedReport(entry.Name, PackedContent.Whole(entry, bytes)));
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return new Refusal("report-archive", $"压缩包“{archive.Name}”打不开，可能已损坏或者有密码，请重新压缩为 ZIP。");
        }
    }

    // What the archive says of its sizes is not believed.
    private static byte[]? Read(Stream content, long most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
