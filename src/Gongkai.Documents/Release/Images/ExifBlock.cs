using System.Buffers.Binary;

namespace Gongkai.Documents.Release.Images;

/// <summary>EXIF — what is asked of it: the direction of the picture, a position, and whether there is anything else.</summary>
internal readonly record struct ExifBlock(int Orientation, bool HasPosition, bool IsDirectionOnly)
{
    private const ushort OrientationTag = 0x0112;
    private const ushort PositionTag = 0x8825;

    public static ExifBlock Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
        {
            return new ExifBlock(1, false, false);
        }

        var isLittle = tiff[0] == 'I';
        var directory = (long)(isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]));
        if (directory + 2 > tiff.Length)
        {
            return new ExifBlock(1, false, false);
        }

        var count = Short(tiff, (int)directory, isLittle);
        var orientation = 1;
        var hasPosition = false;
        for (var i = 0; i < count && directory + 14 + (12L * i) <= tiff.Length; i++)
        {
            var entry = (int)directory + 2 + (12 * i);
            var tag = Short(tiff, entry, isLittle);
            orientation = tag == OrientationTag ? Short(tiff, entry + 8, isLittle) : orientation;
            hasPosition |= tag == PositionTag;
        }

        return new ExifBlock(orientation is >= 1 and <= 8 ? orientation : 1, hasPosition, tiff.SequenceEqual(Block(orientation)));
    }

    /// <summary>A whole segment that holds the direction and nothing else.</summary>
    public static byte[] Segment(int orientation)
    {
        var block = Block(orientation);
        return [0xFF, 0xE1, 0, (byte)(block.Length + 8), .. "Exif\0\0"u8, .. block];
    }

    private static byte[] Block(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Short(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
