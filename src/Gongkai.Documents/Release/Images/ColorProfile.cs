using System.Buffers.Binary;

namespace Gongkai.Documents.Release.Images;

/// <summary>ICC 配置文件 — keeps the figures that colors need and blanks names, makers, notices and every byte that no known tag refers to; ICC.1:2022.</summary>
internal static class ColorProfile
{
    private const int HeaderLength = 128;
    private const int TagLength = 12;
    private const int MostTags = 100;

    private static readonly HashSet<uint> s_kept =
    [
        .. new[] { "rXYZ", "gXYZ", "bXYZ", "wtpt", "bkpt", "rTRC", "gTRC", "bTRC", "kTRC", "chad", "cicp", "lumi", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt" }.Select(name => Code([.. name.Select(c => (byte)c)])),
    ];

    /// <returns>The profile without words; null for what is no whole profile.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> profile)
    {
        if (profile.Length < HeaderLength + 4 || BinaryPrimitives.ReadUInt32BigEndian(profile) != profile.Length || !profile[36..].StartsWith("acsp"u8)
            || BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderLength..]) is var count && count > MostTags || HeaderLength + 4 + (TagLength * count) > profile.Length)
        {
            return null;
        }

        var clean = new byte[profile.Length];
        var table = HeaderLength + 4 + (TagLength * (int)count);
        profile[..table].CopyTo(clean);
        // Maker, model and identifier, and the bytes that are reserved.
        clean.AsSpan(48, 16).Clear();
        clean.AsSpan(80, HeaderLength - 80).Clear();
        for (var at = HeaderLength + 4; at < table; at += TagLength)
        {
            var (start, length) = (BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 4)..]), BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 8)..]));
            if (start < table || start + (ulong)length > (ulong)profile.Length)
            {
                return null;
            }

            var isKept = s_kept.Contains(BinaryPrimitives.ReadUInt32BigEndian(profile[at..]));
            var body = profile.Slice((int)start, isKept ? (int)length : (int)Math.Min(length, 4));
            body.CopyTo(clean.AsSpan((int)start));
        }

        return clean;
    }

    private static uint Code(byte[] name) => BinaryPrimitives.ReadUInt32BigEndian(name);
}
