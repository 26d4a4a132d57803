using System.Buffers.Binary;
using System.Numerics;

namespace Gongkai.App.Audit;

/// <summary>SM3 杂凑 — the Chinese standard hash of 256 bits; GB/T 32905-2016.</summary>
public static class Sm3Digest
{
    private const int BlockBytes = 64;

    private static readonly uint[] s_start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

    public static byte[] HashData(ReadOnlySpan<byte> content)
    {
        Span<uint> state = stackalloc uint[8];
        s_start.CopyTo(state);
        var whole = content.Length / BlockBytes * BlockBytes;
        for (var at = 0; at < whole; at += BlockBytes)
        {
            Compress(state, content.Slice(at, BlockBytes));
        }

        // One bit, zeros, and the length in bits close the last block or two.
        Span<byte> tail = stackalloc byte[2 * BlockBytes];
        tail.Clear();
        var rest = content[whole..];
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        var blocks = rest.Length + 9 > BlockBytes ? 2 : 1;
        BinaryPrimitives.WriteUInt64BigEndian(tail[((blocks * BlockBytes) - 8)..], (ulong)content.Length * 8);
        for (var i = 0; i < blocks; i++)
        {
            Compress(state, tail.Slice(i * BlockBytes, BlockBytes));
        }

        var digest = new byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(4 * i), state[i]);
        }

        return digest;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[68];
        for (var j = 0; j < 16; j++)
        {
            w[j] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * j)..]);
        }

        for (var j = 16; j < 68; j++)
        {
            var x = w[j - 16] ^ w[j - 9] ^ BitOperations.RotateLeft(w[j - 3], 15);
            w[j] = x ^ BitOperations.RotateLeft(x, 15) ^ BitOperations.RotateLeft(x, 23) ^ BitOperations.RotateLeft(w[j - 13], 7) ^ w[j - 6];
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        unchecked
        {
            for (var j = 0; j < 64; j++)
            {
                var constant = BitOperations.RotateLeft(j < 16 ? 0x79cc4519u : 0x7a879d8au, j % 32);
                var ss1 = BitOperations.RotateLeft(BitOperations.RotateLeft(a, 12) + e + constant, 7);
                var ss2 = ss1 ^ BitOperations.RotateLeft(a, 12);
                var tt1 = (j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + ss2 + (w[j] ^ w[j + 4]);
                var tt2 = (j < 16 ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + w[j];
                (d, c, b, a) = (c, BitOperations.RotateLeft(b, 9), a, tt1);
                (h, g, f, e) = (g, BitOperations.RotateLeft(f, 19), e, tt2 ^ BitOperations.RotateLeft(tt2, 9) ^ BitOperations.RotateLeft(tt2, 17));
            }
        }

        (state[0], state[1], state[2], state[3]) = (state[0] ^ a, state[1] ^ b, state[2] ^ c, state[3] ^ d);
        (state[4], state[5], state[6], state[7]) = (state[4] ^ e, state[5] ^ f, state[6] ^ g, state[7] ^ h);
    }
}
