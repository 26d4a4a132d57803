namespace Gongkai.Web.Publishing;

/// <summary>信息上传限额 — how much a page that writes items takes, and how its uploads are read.</summary>
public static class ItemUploads
{
    public const long MostBytes = 120L << 20;

    /// <summary>A body of two million characters, most of which take three bytes, each of them escaped.</summary>
    public const int MostText = 20 << 20;

    /// <summary>Whether a script asks and wants a part of the page only.</summary>
    public static bool IsFetch(HttpRequest request) => request.Headers["X-Part"].Count > 0;

    public static async Task<ReadOnlyMemory<byte>> BytesOf(IFormFile file, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
