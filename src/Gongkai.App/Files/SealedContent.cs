using System.Buffers.Binary;
using System.Security.Cryptography;
using Gongkai.App.Storage;

namespace Gongkai.App.Files;

/// <summary>密封内容 — content encrypted in pieces with a key of its own (AES-256-GCM): it can be streamed, and no piece can be changed, moved, left out or cut off unnoticed.</summary>
internal static class SealedContent
{
    internal const int SaltBytes = 32;

    private const int PieceBytes = 64 << 10;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    private static ReadOnlySpan<byte> Mark => "GKS1"u8;

    /// <summary>Seals what is written to it and passes it on.</summary>
    internal static async Task SealAsync(Stream plain, Stream target, Vault vault, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        await target.WriteAsync(Mark.ToArray(), cancellation);
        await target.WriteAsync(salt, cancellation);
        using var aes = vault.CipherOf(salt);
        var (piece, next) = (new byte[PieceBytes], new byte[PieceBytes]);
        var cipher = new byte[PieceBytes + TagBytes];
        var length = await plain.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, cancellation);
        for (var number = 0L; ; number++)
        {
            // Whether a piece is the last one is known only after a look at the next.
            var nextLength = length == PieceBytes ? await plain.ReadAtLeastAsync(next, PieceBytes, throwOnEndOfStream: false, cancellation) : 0;
            aes.Encrypt(Nonce(number, isLast: nextLength == 0), piece.AsSpan(0, length), cipher.AsSpan(0, length), cipher.AsSpan(length, TagBytes));
            await target.WriteAsync(cipher.AsMemory(0, length + TagBytes), cancellation);
            if (nextLength == 0)
            {
                return;
            }

            (piece, next, length) = (next, piece, nextLength);
        }
    }

    /// <summary>A stream of the plain content of a sealed one.</summary>
    /// <exception cref="DamagedFileException">It is not sealed content.</exception>
    internal static async Task<Stream> OpenAsync(Stream sealedContent, Vault vault, CancellationToken cancellation)
    {
        var head = new byte[Mark.Length + SaltBytes];
        if (await sealedContent.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation) < head.Length || !head.AsSpan().StartsWith(Mark))
        {
            throw new DamagedFileException();
        }

        return new Opened(sealedContent, vault.CipherOf(head.AsSpan(Mark.Length)));
    }

    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private sealed class Opened(Stream source, AesGcm aes) : ContentStream
    {
        private readonly byte[] _plain = new byte[PieceBytes];
        private byte[] _piece = new byte[PieceBytes + TagBytes];
        private byte[] _next = new byte[PieceBytes + TagBytes];
        private int _length = -1;
        private int _at;
        private int _available;
        private long _number;
        private bool _isDone;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_at == _available && !_isDone)
            {
                await DecryptAsync(cancellationToken);
            }

            var taken = Math.Min(buffer.Length, _available - _at);
            _plain.AsMemory(_at, taken).CopyTo(buffer);
            _at += taken;
            return taken;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                aes.Dispose();
                source.Dispose();
            }

            base.Dispose(disposing);
        }

        private async Task DecryptAsync(CancellationToken cancellation)
        {
            if (_length < 0)
            {
                _length = await source.ReadAtLeastAsync(_piece, _piece.Length, throwOnEndOfStream: false, cancellation);
            }

            var nextLength = _length == _piece.Length ? await source.ReadAtLeastAsync(_next, _next.Length, throwOnEndOfStream: false, cancellation) : 0;
            var isLast = nextLength == 0;
            if (_length < TagBytes)
            {
                throw new DamagedFileException();
            }

            var length = _length - TagBytes;
            try
            {
                aes.Decrypt(Nonce(_number, isLast), _piece.AsSpan(0, length), _piece.AsSpan(length, TagBytes), _plain.AsSpan(0, length));
            }
            catch (AuthenticationTagMismatchException)
            {
                throw new DamagedFileException();
            }

            (_piece, _next, _length) = (_next, _piece, nextLength);
            (_at, _available, _number, _isDone) = (0, length, _number + 1, isLast);
        }
    }
}
