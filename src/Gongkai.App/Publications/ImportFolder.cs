using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Documents.Items;
using Gongkai.Domain;

namespace Gongkai.App.Publications;

/// <summary>导入包 — a ZIP with an index table and the texts that its lines name: the export of another site, or a folder somebody packed.</summary>
internal sealed class ImportFolder
{
    private const int MostEntries = 20_000;
    private const long MostBytesOfEntry = 20L << 20;
    private const long MostBytes = 400L << 20;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);

    private ImportFolder()
    {
    }

    /// <summary>The table that lists the items.</summary>
    internal (ReadOnlyMemory<byte> Content, string Name) Index { get; private set; }

    internal static bool IsFolder(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    internal static Result<ImportFolder> Open(ReadOnlyMemory<byte> content, string name)
    {
        var folder = new ImportFolder();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(entry => entry.Length > MostBytesOfEntry) || archive.Entries.Sum(entry => entry.Length) > MostBytes)
            {
                return new Refusal("import-package-size", $"{name}：压缩包过大：最多 {MostEntries} 个文件、每个 20 MB、共 400 MB，请分批导入。");
            }

            foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
            {
                folder._files[entry.FullName.Replace('\\', '/')] = Read(entry);
            }
        }
        catch (InvalidDataException)
        {
            return new Refusal("import-package", $"{name}：不是完好的 ZIP 压缩包，请重新打包。");
        }

        var index = folder._files.Keys.Where(path => Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".csv").OrderBy(path => path.Count(c => c == '/')).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();
        if (index is null)
        {
            return new Refusal("import-package-index", $"{name}：压缩包里没有目录表（XLSX 或 CSV），请把目录表放进去。");
        }

        folder.Index = (folder._files[index], Path.GetFileName(index));
        return folder;
    }

    /// <summary>The text of a file as HTML; the refusal where there is none of that name or it cannot be read.</summary>
    internal Result<string> Body(string name)
    {
        var wanted = name.Replace('\\', '/').TrimStart('/');
        var path = _files.ContainsKey(wanted) ? wanted : _files.Keys.FirstOrDefault(known => known.EndsWith($"/{wanted}", StringComparison.OrdinalIgnoreCase));
        if (path is null)
        {
            return new Refusal("import-body", $"压缩包里没有“{name}”这个文件。");
        }

        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".html" or ".htm":
                return Encoding.UTF8.GetString(_files[path]);
            case ".txt":
                return string.Concat(Encoding.UTF8.GetString(_files[path]).Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line.Trim())}</p>"));
            case ".docx":
                var read = DocxImport.Read(_files[path], path);
                return read.TryGet(out var document) ? document.Html : read.Refusal!;
            default:
                return new Refusal("import-body-kind", $"“{name}”不能作为正文：应为 HTML、TXT 或 DOCX。");
        }
    }

    // What an entry says of its own length may be wrong.
    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[(int)entry.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
