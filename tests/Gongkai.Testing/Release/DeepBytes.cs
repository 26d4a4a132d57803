using System.IO.Compression;
using System.Text;

namespace Gongkai.Testing.Release;

/// <summary>深度搜索 — whether a text is anywhere in a file: in any part of a package, in any compressed stream, in any usual encoding.</summary>
public static class DeepBytes
{
    public static bool Contain(byte[] content, string text)
    {
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))),
            Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes(text))),
        ];
        return Pieces(content).Any(piece => forms.Any(form => piece.AsSpan().IndexOf(form) >= 0));
    }

    private static IEnumerable<byte[]> Pieces(byte[] content)
    {
        yield return content;
        foreach (var piece in content.AsSpan().StartsWith("PK"u8) ? Parts(content) : Streams(content))
        {
            foreach (var inner in Pieces(piece))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<byte[]> Parts(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        foreach (var entry in archive.Entries)
        {
            using var memory = new MemoryStream();
            using var part = entry.Open();
            part.CopyTo(memory);
            yield return [.. Encoding.UTF8.GetBytes(entry.FullName + "\n"), .. memory.ToArray()];
            if (memory.ToArray().AsSpan().StartsWith("PK"u8))
            {
                yield return memory.ToArray();
            }
        }
    }

    // Whatever unpacks from a byte that may begin a zlib stream.
    private static List<byte[]> Streams(byte[] content)
    {
        var found = new List<byte[]>();
        for (var at = 0; at + 2 < content.Length; at++)
        {
            if (content[at] != 0x78 || ((content[at] << 8) + content[at + 1]) % 31 != 0)
            {
                continue;
            }

            try
            {
                using var memory = new MemoryStream();
                using var zlib = new ZLibStream(new MemoryStream(content, at, content.Length - at), CompressionMode.Decompress);
                zlib.CopyTo(memory);
                if (memory.Length > 0)
                {
                    found.Add(memory.ToArray());
                }
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException)
            {
                continue;
            }
        }

        return found;
    }
}
