using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Documents.Release.Images;

/// <summary>WebP 图片 — RIFF chunks; EXIF, XMP and unknown ones are left out and their flags cleared.</summary>
internal static class WebpImage
{
    private const byte MetadataFlags = 0x0C;

    public static byte[] Strip(ReadOnlySpan<byte> content, string place, FindingList findings)
    {
        using var output = new MemoryStream(content.Length);
        output.Write(content[..12]);
        var end = (int)Math.Min(content.Length, BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) + 8L);
        var at = 12;
        while (at + 8 <= end)
        {
            var type = Encoding.ASCII.GetString(content.Slice(at, 4));
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]));
            var chunk = content.Slice(at, Math.Min(8 + length + (length & 1), content.Length - at));
            at += chunk.Length;
            if (type is "VP8 " or "VP8L" or "ALPH" or "ANIM" or "ANMF" or "ICCP")
            {
                output.Write(chunk);
            }
            else if (type == "VP8X")
            {
                var header = chunk.ToArray();
                header[8] &= unchecked((byte)~MetadataFlags);
                output.Write(header);
            }
            else
            {
                ImageGate.Report(findings, place, type.Trim() is "EXIF" or "XMP" ? type.Trim() : "WebP附加块", chunk[8..]);
            }
        }

        if (end < content.Length)
        {
            findings.Add(ReleaseFindingKind.TrailingBytes, place, $"{content.Length - end}字节");
            findings.Scan(PrintableText.Of(content[end..]), $"{place}（文件尾）", isHidden: true);
        }

        var image = output.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), (uint)(image.Length - 8));
        return image;
    }
}
