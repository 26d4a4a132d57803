using System.Security.Cryptography;

namespace Gongkai.App.Files;

/// <summary>核验内容 — content that is hashed while it is read; its last piece is given out only when length and checksum are those that were noted.</summary>
internal sealed class CheckedContent(Stream source, long length, string checksum) : ContentStream
{
    private const int HeldBytes = 16 << 10;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _held = new byte[HeldBytes];
    private long _given;
    private int _heldAt;
    private int _heldLength = -1;

    public override long Length => length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var free = length - HeldBytes - _given;
        if (free > 0)
        {
            var read = await source.ReadAsync(buffer[..(int)Math.Min(buffer.Length, free)], cancellationToken);
            if (read == 0)
            {
                throw new DamagedFileException();
            }

            _hash.AppendData(buffer.Span[..read]);
            _given += read;
            return read;
        }

        if (_heldLength < 0)
        {
            await CheckAsync(cancellationToken);
        }

        var taken = Math.Min(buffer.Length, _heldLength - _heldAt);
        _held.AsMemory(_heldAt, taken).CopyTo(buffer);
        _heldAt += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        var expected = (int)(length - _given);
        var read = await source.ReadAtLeastAsync(_held.AsMemory(0, expected), expected, throwOnEndOfStream: false, cancellation);
        _hash.AppendData(_held.AsSpan(0, read));
        if (read != expected || await source.ReadAsync(new byte[1], cancellation) != 0 || Convert.ToHexStringLower(_hash.GetHashAndReset()) != checksum)
        {
            throw new DamagedFileException();
        }

        _heldLength = read;
    }
}

/// <summary>文件损坏 — the content of a stored file is not what was stored; what was read so far must not be used.</summary>
public sealed class DamagedFileException() : IOException("文件内容与存入时不一致，已停止读取：请联系管理员从备份恢复。");
