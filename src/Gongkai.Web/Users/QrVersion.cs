namespace Gongkai.Web.Users;

/// <summary>二维码版本 — size and blocks of one version at level M (ISO/IEC 18004, tables 7 and 9).</summary>
/// <param name="CheckBytes">Check bytes of each block.</param>
/// <param name="Short">Blocks of the shorter length, and that length in data bytes.</param>
/// <param name="LongBlocks">Blocks that carry one data byte more.</param>
internal sealed record QrVersion(int Number, int CheckBytes, (int Blocks, int Bytes) Short, int LongBlocks, int[] Alignment)
{
    private static readonly QrVersion[] s_all =
    [
        new(1, 10, (1, 16), 0, []), new(2, 16, (1, 28), 0, [6, 18]), new(3, 26, (1, 44), 0, [6, 22]), new(4, 18, (2, 32), 0, [6, 26]), new(5, 24, (2, 43), 0, [6, 30]),
        new(6, 16, (4, 27), 0, [6, 34]), new(7, 18, (4, 31), 0, [6, 22, 38]), new(8, 22, (2, 38), 2, [6, 24, 42]), new(9, 22, (3, 36), 2, [6, 26, 46]), new(10, 26, (4, 43), 1, [6, 28, 50]),
    ];

    internal int Size => 17 + (4 * Number);

    internal int DataBytes => (Short.Blocks * Short.Bytes) + (LongBlocks * (Short.Bytes + 1));

    /// <summary>Bits of the field that tells the length of the content.</summary>
    internal int LengthBits => Number < 10 ? 8 : 16;

    internal static QrVersion For(int contentBytes) =>
        Array.Find(s_all, version => 4 + version.LengthBits + (8 * contentBytes) <= 8 * version.DataBytes)
        ?? throw new ArgumentException("The text is too long for the versions that are known here.", nameof(contentBytes));
}
