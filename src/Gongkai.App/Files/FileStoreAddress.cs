using Gongkai.Domain;

namespace Gongkai.App.Files;

/// <summary>文件库地址 — where the content of files lies: a folder of the data folder, or a bucket of an object store.</summary>
/// <param name="Folder">The folder of the content, or of what is gathered for the bucket.</param>
/// <param name="Endpoint">Address of the object store; empty for the disk.</param>
public sealed record FileStoreAddress(string Folder, string Endpoint = "", string Bucket = "")
{
    /// <summary>The environment variable that names the file store.</summary>
    public const string Variable = "GONGKAI_FILES";

    /// <summary>The environment variable with the name of the object store's account.</summary>
    public const string AccessKeyVariable = "GONGKAI_S3_ACCESS_KEY";

    /// <summary>The environment variable with its secret, which never stands in a command.</summary>
    public const string SecretKeyVariable = "GONGKAI_S3_SECRET_KEY";

    public string Region { get; init; } = "us-east-1";

    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    /// <summary>Reads a setting such as https://store.example/bucket?region=cn-north-1; null or empty means the disk.</summary>
    public static Result<FileStoreAddress> Parse(string? text, string dataFolder, Func<string, string?> variables)
    {
        var folder = Path.Combine(dataFolder, "files");
        if (string.IsNullOrWhiteSpace(text))
        {
            return new FileStoreAddress(folder);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.AbsolutePath.Trim('/') is not { Length: > 0 } bucket || bucket.Contains('/', StringComparison.Ordinal))
        {
            return new Refusal("file-store-address", "文件库地址不正确：应写成 https://主机/存储桶?region=区域；不写则存放在数据目录的 files 下。");
        }

        if (variables(AccessKeyVariable) is not { Length: > 0 } access || variables(SecretKeyVariable) is not { Length: > 0 } secret)
        {
            return new Refusal("file-store-keys", $"缺少对象存储的账号：请用环境变量 {AccessKeyVariable} 和 {SecretKeyVariable} 提供。");
        }

        var region = uri.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("region=", StringComparison.Ordinal))?["region=".Length..];
        var address = new FileStoreAddress(folder, uri.GetLeftPart(UriPartial.Authority), bucket) { AccessKey = access, SecretKey = secret };
        return region is { Length: > 0 } ? address with { Region = Uri.UnescapeDataString(region) } : address;
    }

    public IFileStore Open() => Endpoint.Length == 0 ? new DiskFileStore(Folder) : new S3FileStore(this);

    /// <summary>Without the secret.</summary>
    public override string ToString() => Endpoint.Length == 0 ? Folder : $"{Endpoint}/{Bucket}";
}
