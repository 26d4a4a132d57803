using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点图片 — one image for each place where a picture carries more than it shows.</summary>
public static class ImageFiles
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly byte[] s_secret = Encoding.UTF8.GetBytes(PlantedFile.Secret);

    public static IEnumerable<PlantedFile> All =>
    [
        File("JPEG EXIF", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", JpegWithExif()),
        File("JPEG 注释", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xFE, s_secret))),
        File("JPEG XMP", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. s_secret]))),
        File("JPEG IPTC", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xED, [.. "Photoshop 3.0\0"u8, .. s_secret]))),
        File("JPEG 缩略图", "a.jpg", ReleaseFindingKind.Thumbnail, "图片", Jpeg(Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, .. s_secret]))),
        File("JPEG 文件尾", "a.jpg", ReleaseFindingKind.TrailingBytes, "图片", [.. Jpeg(), .. s_secret]),
        File("PNG tEXt", "a.png", ReleaseFindingKind.ImageMetadata, "图片", Png(Chunk("tEXt", [.. "Author\0"u8, .. s_secret]))),
        File("PNG zTXt", "a.png", ReleaseFindingKind.ImageMetadata, "图片", Png(Chunk("zTXt", [.. "Author\0\0"u8, .. Deflated(s_secret)]))),
        File("PNG iTXt", "a.png", ReleaseFindingKind.ImageMetadata, "图片", Png(Chunk("iTXt", [.. "Author\0\0\0\0\0"u8, .. s_secret]))),
        File("PNG eXIf", "a.png", ReleaseFindingKind.ImageMetadata, "图片", Png(Chunk("eXIf", s_secret))),
        File("PNG 文件尾", "a.png", ReleaseFindingKind.TrailingBytes, "图片", [.. Png(), .. s_secret]),
        File("WebP EXIF", "a.webp", ReleaseFindingKind.ImageMetadata, "图片", Webp(Riff("EXIF", s_secret))),
        File("WebP XMP", "a.webp", ReleaseFindingKind.ImageMetadata, "图片", Webp(Riff("XMP ", s_secret))),
        File("WebP 未知块", "a.webp", ReleaseFindingKind.ImageMetadata, "图片", Webp(Riff("ABCD", s_secret))),
        File("WebP 文件尾", "a.webp", ReleaseFindingKind.TrailingBytes, "图片", [.. Webp(), .. s_secret]),
        File("JPEG 颜色配置", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001"u8, .. Icc(s_secret)]))),
        File("JPEG 分段的颜色配置", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0002"u8, .. Icc(s_secret)]))),
        File("JPEG 保留段", "a.jpg", ReleaseFindingKind.ImageMetadata, "图片", Jpeg(Segment(0xF0, s_secret))),
        File("PNG 颜色配置", "a.png", ReleaseFindingKind.ImageMetadata, "图片", Png(Chunk("iCCP", [.. "x\0\0"u8, .. Deflated(Icc(s_secret))]))),
        File("WebP 颜色配置", "a.webp", ReleaseFindingKind.ImageMetadata, "图片", Webp(Riff("ICCP", Icc(s_secret)))),
        File("WebP 帧内附加块", "a.webp", ReleaseFindingKind.ImageMetadata, "图片", Webp(Riff("ANMF", [.. new byte[16], .. Riff("VP8L", [0x2F, 0, 0, 0, 0, 0]), .. Riff("ABCD", s_secret)]))),
        File("GIF 注释", "a.gif", ReleaseFindingKind.ImageMetadata, "图片", Gif([0x21, 0xFE, .. Blocks(s_secret)])),
        File("GIF XMP", "a.gif", ReleaseFindingKind.ImageMetadata, "图片", Gif([0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Blocks(s_secret)])),
        File("GIF 文字块", "a.gif", ReleaseFindingKind.ImageMetadata, "图片", Gif([0x21, 1, 12, .. new byte[12], .. Blocks(s_secret)])),
        File("GIF 循环块夹带", "a.gif", ReleaseFindingKind.ImageMetadata, "图片", Gif([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, .. Blocks(s_secret)])),
        File("GIF 文件尾", "a.gif", ReleaseFindingKind.TrailingBytes, "图片", [.. Gif(), .. s_secret]),
        File("TIFF 说明", "a.tif", ReleaseFindingKind.ImageMetadata, "图片", Tiff(270)),
        File("TIFF 作者", "a.tif", ReleaseFindingKind.ImageMetadata, "图片", Tiff(315)),
        File("TIFF XMP", "a.tif", ReleaseFindingKind.ImageMetadata, "图片", Tiff(700)),
        File("TIFF 未引用的数据", "a.tif", ReleaseFindingKind.TrailingBytes, "图片", [.. Tiff(0), .. s_secret, .. s_secret]),
    ];

    public static IReadOnlyList<(string Name, byte[] Content)> Clean => [("a.jpg", Jpeg()), ("b.jpg", JpegWithDirection()), ("a.png", Png()), ("a.webp", Webp()), ("a.tif", Tiff(0)),
        ("a.gif", Gif([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]))];

    /// <summary>One grey point.</summary>
    public static byte[] Jpeg(params byte[][] segments) =>
    [
        0xFF, 0xD8, .. segments.Length > 0 && segments[0][1] == 0xE0 ? [] : Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. segments.SelectMany(segment => segment),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]), .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, 1, .. new byte[15], 0]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F, 0xFF, 0, 0xFF, 0xD9,
    ];

    public static byte[] JpegWithExif() => Jpeg(Segment(0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, .. s_secret]));

    public static byte[] JpegWithDirection() => Jpeg(Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]));

    public static byte[] Png(params byte[][] chunks) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. chunks.SelectMany(chunk => chunk), .. Chunk("IDAT", Deflated([0, 0x80])), .. Chunk("IEND", [])];

    public static byte[] Deflated(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return memory.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 0xFF), .. body];

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. body];
        return [.. Big(body.Length), .. content, .. Big(unchecked((int)Crc(content)))];
    }

    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>One point, two colors, with a control block.</summary>
    public static byte[] Gif(params byte[] blocks) =>
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. blocks, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    private static byte[] Blocks(byte[] content) => [.. content.Chunk(255).SelectMany(piece => (byte[])[(byte)piece.Length, .. piece]), 0];

    // A profile of a white point and a notice, which holds the secret.
    private static byte[] Icc(byte[] notice)
    {
        byte[] tags = [.. Big(2), .. "wtpt"u8, .. Big(156), .. Big(20), .. "cprt"u8, .. Big(176), .. Big(8 + notice.Length)];
        byte[] body = [.. "XYZ \0\0\0\0"u8, 0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D, .. "text\0\0\0\0"u8, .. notice];
        byte[] header = [.. Big(128 + tags.Length + body.Length), .. new byte[32], .. "acsp"u8, .. new byte[88]];
        return [.. header, .. tags, .. body];
    }

    private static byte[] Webp(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", [(byte)(chunks.Length > 0 ? 0x0C : 0), 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Riff("VP8L", [0x2F, 0, 0, 0, 0, 0]), .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    private static byte[] Riff(string type, byte[] body) => [.. Encoding.ASCII.GetBytes(type), .. Little(body.Length), .. body, .. new byte[body.Length % 2]];

    // One grey point at byte 8, then the directory, then the secret.
    private static byte[] Tiff(int tag)
    {
        var entries = new List<byte[]> { Entry(256, 3, 1, 1), Entry(257, 3, 1, 1), Entry(258, 3, 1, 8), Entry(259, 3, 1, 1), Entry(262, 3, 1, 1), Entry(273, 4, 1, 8), Entry(278, 3, 1, 1), Entry(279, 4, 1, 1) };
        if (tag != 0)
        {
            entries.Add(Entry(tag, 2, s_secret.Length, 10 + 2 + (12 * 9) + 4));
        }

        return [.. "II*\0"u8, .. Little(10), 0x80, 0, (byte)entries.Count, 0, .. entries.SelectMany(entry => entry), 0, 0, 0, 0, .. tag == 0 ? [] : s_secret];
    }

    private static byte[] Entry(int tag, int type, int count, int value) => [(byte)(tag & 0xFF), (byte)(tag >> 8), (byte)type, 0, .. Little(count), .. Little(value)];

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static PlantedFile File(string where, string name, ReleaseFindingKind kind, string place, byte[] content) => new(where, name, kind, place, content);
}
