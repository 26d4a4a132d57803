using System.Buffers.Binary;
using System.IO.Compression;

namespace Gongkai.Testing.Release;

/// <summary>损坏的压缩包 — archives with one entry whose content is not what was packed.</summary>
public static class DamagedZip
{
    /// <summary>One bit of the content turned over on its way.</summary>
    public static byte[] Turned(string name, byte[] content)
    {
        var zip = Packed(name, content, CompressionLevel.NoCompression);
        zip[zip.AsSpan().IndexOf(content)] ^= 1;
        return zip;
    }

    /// <summary>The directory says that the content is one byte shorter than it is.</summary>
    public static byte[] Understated(string name, byte[] content)
    {
        var zip = Packed(name, content, CompressionLevel.Optimal);
        var length = zip.AsSpan(zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 24, 4);
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length - 1);
        return zip;
    }

    /// <summary>As it should be.</summary>
    public static byte[] Packed(string name, byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, level).Open();
            entry.Write(content);
        }

        return memory.ToArray();
    }
}
