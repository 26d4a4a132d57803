using Gongkai.App.Files;
using Gongkai.App.Requests;
using FormFile = Gongkai.App.Requests.FormFile;

namespace Gongkai.Web.Portal.Requests;

/// <summary>申请人上传 — which files a citizen may hand in; each is looked at by its first bytes, lies sealed, and its stored name tells nothing of the person; 条例 29.</summary>
public sealed class ApplyFiles(StoreFile store)
{
    /// <summary>Of one form with all its files.</summary>
    public const long MostBytes = 80L << 20;

    public const string Pictures = ".pdf,.jpg,.jpeg,.png";
    public const string Documents = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx";

    private const long MostBytesOfFile = 10L << 20;
    private const int MostFiles = 5;

    private static readonly Dictionary<string, string> s_types = new()
    {
        [".pdf"] = "application/pdf",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>What is wrong with the files of one field; null where nothing is.</summary>
    /// <param name="accept">The endings that are taken.</param>
    public static async Task<string?> ProblemOf(IReadOnlyList<IFormFile> files, string accept, CancellationToken cancellation)
    {
        if (files.Count > MostFiles)
        {
            return $"一次最多选 {MostFiles} 个文件，请合并或者减少。";
        }

        foreach (var file in files)
        {
            var name = Path.GetFileName(file.FileName);
            var extension = Path.GetExtension(name).ToLowerInvariant();
            if (!accept.Split(',').Contains(extension))
            {
                return $"“{name}”的格式不能接收，请上传 {accept.Replace(".", "", StringComparison.Ordinal).Replace(",", "、", StringComparison.Ordinal)} 文件。";
            }

            if (file.Length > MostBytesOfFile)
            {
                return $"“{name}”超过 {MostBytesOfFile >> 20} MB，请压缩、降低清晰度或者分成几个文件。";
            }

            if (!await HasStartAsync(file, cancellation))
            {
                return $"“{name}”是空的，或者内容与格式不符，请打开核对后重新选择。";
            }
        }

        return null;
    }

    public IEnumerable<FormFile> Of(RequestFileRole role, IReadOnlyList<IFormFile> files) => files.Select(file =>
    {
        var extension = Path.GetExtension(file.FileName).ToLowerInvariant();
        var type = s_types[extension];
        return new FormFile(role, Path.GetFileName(file.FileName), async (db, organ, cancellation) =>
        {
            await using var content = file.OpenReadStream();
            return await store.RunAsync(db, new IncomingFile(organ, RequestFileRoles.InChinese(role) + extension, type, content) { IsSealed = true, MostBytes = MostBytesOfFile }, cancellation);
        });
    });

    private static async Task<bool> HasStartAsync(IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var first = new byte[FileStart.Bytes];
        return FileStart.Fits(file.FileName, first.AsSpan(0, await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellation)));
    }
}
