using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Images;

/// <summary>PNG 图片 — chunks; only those that make the picture are copied.</summary>
internal static class PngImage
{
    private const long MostText = 4 << 20;
    private const uint Polynomial = 0xEDB88320;
    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "bKGD", "hIST", "cICP",
    };

    public static byte[] Strip(ReadOnlySpan<byte> content, string place, FindingList findings)
    {
        using var output = new MemoryStream(content.Length);
        output.Write(content[..8]);
        var at = 8;
        while (at + 12 <= content.Length)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(content[at..]));
            var type = Encoding.ASCII.GetString(content.Slice(at + 4, 4));
            var chunk = content.Slice(at, length + 12);
            at += chunk.Length;
            if (s_kept.Contains(type))
            {
                output.Write(chunk);
            }
            else if (type == "iCCP")
            {
                WriteProfile(output, Unpacked(type, chunk[8..^4]), (place, findings));
            }
            else
            {
                ImageGate.Report(findings, place, $"PNG {type}", Unpacked(type, chunk[8..^4]));
            }

            if (type == "IEND")
            {
                ReportRest(content[at..], place, findings);
                return output.ToArray();
            }
        }

        throw new InvalidDataException("No end of the image.");
    }

    private static void ReportRest(ReadOnlySpan<byte> rest, string place, FindingList findings)
    {
        if (!rest.IsEmpty)
        {
            findings.Add(ReleaseFindingKind.TrailingBytes, place, $"{rest.Length}字节");
            findings.Scan(PrintableText.Of(rest), $"{place}（文件尾）", isHidden: true);
        }
    }

    // The name of a profile is free text: it is written anew, with the figures alone.
    private static void WriteProfile(MemoryStream output, ReadOnlySpan<byte> unpacked, (string Place, FindingList Findings) report)
    {
        var start = unpacked.IndexOf("acsp"u8) - 36;
        var profile = start < 0 ? [] : unpacked[start..];
        if (ImageGate.Profile(report.Findings, report.Place, profile) is not { } clean)
        {
            return;
        }

        using var body = new MemoryStream();
        body.Write("iCCPicc\0\0"u8);
        using (var zlib = new ZLibStream(body, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(clean);
        }

        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)body.Length - 4);
        output.Write(number);
        output.Write(body.ToArray());
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body.ToArray()));
        output.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> content)
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

    // Compressed text is unpacked with a bound, so that personal data in it is seen.
    private static ReadOnlySpan<byte> Unpacked(string type, ReadOnlySpan<byte> body)
    {
        var start = type is "zTXt" or "iTXt" or "iCCP" ? body.IndexOf((ReadOnlySpan<byte>)[0x78]) : -1;
        if (start < 0)
        {
            return body;
        }

        using var inflated = new MemoryStream();
        try
        {
            using var zlib = new BoundedStream(new ZLibStream(new MemoryStream(body[start..].ToArray()), CompressionMode.Decompress), new UnpackingBudget(MostText));
            zlib.CopyTo(inflated);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return body;
        }

        return (byte[])[.. body, .. inflated.ToArray()];
    }
}
