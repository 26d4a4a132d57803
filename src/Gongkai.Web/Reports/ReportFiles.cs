namespace Gongkai.Web.Reports;

/// <summary>年报文件 — the bytes of uploaded report files, within the limits of one request.</summary>
public static class ReportFiles
{
    /// <summary>Of one request with all its files.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Of one upload of a batch.</summary>
    public const long MostBytesOfBatch = 256 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> BytesOf(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
