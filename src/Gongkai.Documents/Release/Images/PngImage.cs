using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Images;

/// <summary>PNG 图片 — chunks; only those that make the picture are copied.</summary>
internal static class PngImage
{
    private const long MostText = 4 << 20;
    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "hIST", "cICP",
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

    // Compressed text is unpacked with a bound, so that personal data in it is seen.
    private static ReadOnlySpan<byte> Unpacked(string type, ReadOnlySpan<byte> body)
    {
        var start = type is "zTXt" or "iTXt" ? body.IndexOf((ReadOnlySpan<byte>)[0x78]) : -1;
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
