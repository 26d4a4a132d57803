using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>压缩包里的文件名 — opens a ZIP so that its names read right: those packed by Chinese Windows are GB18030 and do not say so.</summary>
public static class PackedNames
{
    /// <exception cref="InvalidDataException">It is no whole ZIP.</exception>
    public static ZipArchive Open(byte[] content)
    {
        var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        if (!archive.Entries.Any(entry => entry.FullName.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            return archive;
        }

        archive.Dispose();
        return new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read, leaveOpen: false, TextDecoding.Gb18030);
    }
}
