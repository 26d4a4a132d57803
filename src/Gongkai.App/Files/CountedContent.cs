using System.Security.Cryptography;

namespace Gongkai.App.Files;

/// <summary>计量内容 — content that is counted and hashed while it is read, and ends where it grows longer than allowed.</summary>
internal sealed class CountedContent(Stream source, long mostBytes) : ContentStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal long Count { get; private set; }

    internal bool IsTooLong => Count > mostBytes;

    internal string Checksum => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLong)
        {
            return 0;
        }

        var read = await source.ReadAsync(buffer, cancellationToken);
        _hash.AppendData(buffer.Span[..read]);
        Count += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
