using System.Buffers.Binary;

namespace Gongkai.Documents.Release.Images;

/// <summary>JPEG 图片 — segments; EXIF, XMP, IPTC, comments and whatever follows the end are left out, the direction of the picture is kept.</summary>
internal static class JpegImage
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static byte[] Strip(ReadOnlySpan<byte> content, string place, FindingList findings)
    {
        using var output = new MemoryStream(content.Length);
        output.Write(content[..2]);
        var at = 2;
        while (at + 4 <= content.Length)
        {
            if (content[at] != 0xFF)
            {
                throw new InvalidDataException("No marker where a segment should begin.");
            }

            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            var segment = content.Slice(at, length + 2);
            Copy(output, marker, segment, place, findings);
            at += segment.Length;
            at = marker == StartOfScan ? CopyScan(output, content, at) : at;
        }

        output.Write([0xFF, EndOfImage]);
        var end = content.Length - at >= 2 && content[at] == 0xFF && content[at + 1] == EndOfImage ? at + 2 : throw new InvalidDataException("No end of the image.");
        if (end < content.Length)
        {
            findings.Add(ReleaseFindingKind.TrailingBytes, place, $"{content.Length - end}字节");
            findings.Scan(PrintableText.Of(content[end..]), $"{place}（文件尾）", isHidden: true);
        }

        return output.ToArray();
    }

    private static void Copy(MemoryStream output, byte marker, ReadOnlySpan<byte> segment, string place, FindingList findings)
    {
        var body = segment[4..];
        var isKept = marker switch
        {
            0xE0 => body.StartsWith("JFIF\0"u8) && body.Length >= 14,
            0xEE => body.StartsWith("Adobe"u8) && body.Length == 12,
            // Frames, tables, scans and restart intervals make the picture; what is reserved makes none.
            0xC8 => false,
            >= 0xC0 and <= 0xCF or >= 0xDA and <= 0xDD => true,
            _ => false,
        };
        if (isKept)
        {
            // A preview in the JFIF header may show an older picture.
            var hasPreview = marker == 0xE0 && body.Length > 14;
            if (hasPreview)
            {
                findings.Add(ReleaseFindingKind.Thumbnail, place, "JFIF缩略图");
            }

            output.Write(hasPreview ? [0xFF, 0xE0, 0, 16, .. body[..12], 0, 0] : segment);
            return;
        }

        // A profile in several pieces is left out: printing presses use them, pages do not.
        if (marker == 0xE2 && body.StartsWith("ICC_PROFILE\0\u0001\u0001"u8))
        {
            if (ImageGate.Profile(findings, place, body[14..]) is { } profile)
            {
                output.Write([.. segment[..18], .. profile]);
            }

            return;
        }

        if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
        {
            var exif = ExifBlock.Read(body[6..]);
            if (exif.Orientation > 1)
            {
                output.Write(ExifBlock.Segment(exif.Orientation));
            }

            if (!exif.IsDirectionOnly)
            {
                ImageGate.Report(findings, place, exif.HasPosition ? "EXIF（含拍摄位置）" : "EXIF", body);
            }

            return;
        }

        ImageGate.Report(findings, place, marker == 0xFE ? "JPEG注释" : body.StartsWith("http://ns.adobe.com/"u8) ? "XMP" : body.StartsWith("Photoshop"u8) ? "IPTC" : marker is >= 0xE0 and <= 0xEF ? $"APP{marker - 0xE0}" : "JPEG附加段", body);
    }

    private static int CopyScan(MemoryStream output, ReadOnlySpan<byte> content, int from)
    {
        var at = from;
        while (at + 1 < content.Length && (content[at] != 0xFF || content[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
        {
            var next = content[(at + 1)..].IndexOf((byte)0xFF);
            at = next < 0 ? content.Length : at + 1 + next;
        }

        output.Write(content[from..at]);
        return at;
    }
}
