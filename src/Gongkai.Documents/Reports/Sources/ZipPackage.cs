using System.IO.Compression;
using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>压缩包 — a ZIP package of office parts, opened with bounds on the number and the unpacked size of its parts.</summary>
internal sealed class ZipPackage : IDisposable
{
    private const int MostEntries = 10_000;
    private const int SuspiciousRatio = 400;
    private const long SuspiciousSize = 8L << 20;

    private readonly ZipArchive _archive;
    private readonly SourceLimits _limits;
    private readonly UnpackingBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private ZipPackage(ZipArchive archive, SourceLimits limits)
    {
        _archive = archive;
        _limits = limits;
        _budget = new UnpackingBudget(limits.UnpackedBytes);
        foreach (var entry in archive.Entries)
        {
            HasRepeatedPaths |= !_entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>The parts that readers see.</summary>
    public IReadOnlyCollection<string> Paths => _entries.Keys;

    /// <summary>True where several entries share a name and readers see only one of them.</summary>
    public bool HasRepeatedPaths { get; }

    public static ZipPackage Open(ReadOnlyMemory<byte> content, SourceLimits limits)
    {
        // Counted by mark before the directory is read, which would make an object of each.
        if (content.Span.Count("PK\u0001\u0002"u8) > MostEntries)
        {
            throw new SourceRefusedException(SourceRefusals.PackageTooLarge);
        }

        return new ZipPackage(new ZipArchive(AsStream(content), ZipArchiveMode.Read), limits);
    }

    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>Opens a part as XML that resolves nothing from outside.</summary>
    public XmlReader? OpenXml(string path) => OpenPart(path) is { } part ? SafeXml.Open(part, _limits.UnpackedBytes) : null;

    /// <summary>A part as it is; empty where there is none, null where it is longer than is wanted.</summary>
    public byte[]? ReadBytes(string path, int most)
    {
        using var part = OpenPart(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; part is not null && (read = part.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    public string ReadText(string path)
    {
        using var part = OpenPart(path);
        if (part is null)
        {
            return "";
        }

        using var reader = new StreamReader(part);
        return reader.ReadToEnd();
    }

    /// <summary>The targets of a part's relationships by their id; of the package itself where the part is empty.</summary>
    public IReadOnlyList<PackageRelation> RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = slash < 0 ? "" : part[..(slash + 1)];
        var relations = new List<PackageRelation>();
        using var reader = OpenXml($"{folder}_rels/{part[(slash + 1)..]}.rels");
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("Target") is { } target)
            {
                var type = reader.GetAttribute("Type") ?? "";
                relations.Add(new PackageRelation(
                    reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : folder + target));
            }
        }

        return relations;
    }

    public void Dispose() => _archive.Dispose();

    public BoundedStream? OpenPart(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw new SourceRefusedException(SourceRefusals.Encrypted);
        }

        if (entry.Length > _limits.UnpackedBytes
            || (entry.Length > SuspiciousSize && entry.Length / SuspiciousRatio > Math.Max(1, entry.CompressedLength)))
        {
            throw new SourceRefusedException(SourceRefusals.PackageTooLarge);
        }

        return new BoundedStream(entry.Open(), _budget);
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> content) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}

/// <summary>包内关系 — a relationship of a package: id, last word of its type, target as a path in the package.</summary>
internal readonly record struct PackageRelation(string Id, string Type, string Target);

/// <summary>办公文档包 — finds out what a ZIP package holds and hands it to its reader.</summary>
internal static class PackageSource
{
    public static Result<SourceDocument> Read(ReadOnlyMemory<byte> content, SourceLimits limits)
    {
        using var package = ZipPackage.Open(content, limits);
        var main = package.RelationsOf("").FirstOrDefault(relation => relation.Type == "officeDocument").Target;
        if (main is null || !package.Has(main))
        {
            main = package.Has("word/document.xml") ? "word/document.xml" : package.Has("xl/workbook.xml") ? "xl/workbook.xml" : null;
        }

        return main is null ? Unknown(package) : RootOf(package, main) switch
        {
            "document" => DocxSource.Read(package, main, limits),
            "workbook" => XlsxSource.Read(package, main, limits),
            "presentation" => SourceRefusals.Other("演示文稿（PPTX）", "请把报告正文另存为 DOCX 后再读"),
            _ => SourceRefusals.BrokenPackage,
        };
    }

    private static string RootOf(ZipPackage package, string part)
    {
        using var reader = package.OpenXml(part);
        return reader?.MoveToContent() == XmlNodeType.Element ? reader.LocalName : "";
    }

    private static Refusal Unknown(ZipPackage package)
    {
        if (package.Has("xl/workbook.bin"))
        {
            return SourceRefusals.Other("二进制工作簿（XLSB）", "请用 Excel 或 WPS 另存为 XLSX 后再读");
        }

        if (package.Has("OFD.xml"))
        {
            return SourceRefusals.Other(" OFD 版式文件", "请用 OFD 阅读器导出为 PDF 或 DOCX 后再读");
        }

        if (package.Has("mimetype"))
        {
            return package.ReadText("mimetype").Trim() switch
            {
                "application/vnd.oasis.opendocument.text" => SourceRefusals.Other("开放文档文本（ODT）", "请用 WPS 或 LibreOffice 另存为 DOCX 后再读"),
                "application/vnd.oasis.opendocument.spreadsheet" => SourceRefusals.Other("开放文档表格（ODS）", "请用 WPS 或 LibreOffice 另存为 XLSX 后再读"),
                _ => SourceRefusals.Other("开放文档或电子书", "请另存为 DOCX 后再读"),
            };
        }

        return SourceRefusals.Other(" ZIP 压缩包", "请先解压，再逐个读取其中的报告文件");
    }
}
