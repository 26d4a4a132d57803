using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Documents.Release.Images;

/// <summary>WebP 图片 — RIFF chunks; EXIF, XMP and unknown ones are left out and their flags cleared.</summary>
internal static class WebpImage
{
    private const byte MetadataFlags = 0x0C;
    private const int FrameHeader = 16;

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
            if (type is "VP8 " or "VP8L" or "ALPH" or "ANIM")
            {
                output.Write(chunk);
            }
            else if (type == "ANMF" && length >= FrameHeader)
            {
                output.Write(Framed(chunk, length, (place, findings)));
            }
            else if (type == "ICCP")
            {
                if (ImageGate.Profile(findings, place, chunk.Slice(8, Math.Min(length, chunk.Length - 8))) is { } profile)
                {
                    output.Write([.. chunk[..8], .. profile, .. new byte[length & 1]]);
                }
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

        ReportRest(content, end, (place, findings));
        var image = output.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), (uint)(image.Length - 8));
        return image;
    }

    // A frame is a small file of its own; pieces that are no picture may lie in it as well.
    private static byte[] Framed(ReadOnlySpan<byte> frame, int length, (string Place, FindingList Findings) report)
    {
        using var output = new MemoryStream(frame.Length);
        output.Write(frame[..(8 + FrameHeader)]);
        var end = Math.Min(8 + length, frame.Length);
        for (var at = 8 + FrameHeader; at + 8 <= end;)
        {
            var type = Encoding.ASCII.GetString(frame.Slice(at, 4));
            var inner = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(frame[(at + 4)..]));
            var chunk = frame.Slice(at, Math.Min(8 + inner + (inner & 1), frame.Length - at));
            at += chunk.Length;
            if (type is "VP8 " or "VP8L" or "ALPH")
            {
                output.Write(chunk);
            }
            else
            {
                ImageGate.Report(report.Findings, report.Place, "WebP附加块", chunk[8..]);
            }
        }

        var clean = output.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)(clean.Length - 8));
        return clean;
    }

    private static void ReportRest(ReadOnlySpan<byte> content, int end, (string Place, FindingList Findings) report)
    {
        if (end < content.Length)
        {
            report.Findings.Add(ReleaseFindingKind.TrailingBytes, report.Place, $"{content.Length - end}字节");
            report.Findings.Scan(PrintableText.Of(content[end..]), $"{report.Place}（文件尾）", isHidden: true);
        }
    }
}
