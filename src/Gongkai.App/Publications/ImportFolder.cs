using System.IO.Compression;
using System.Net;
using Gongkai.App.Reports.Compiling;
using Gongkai.Documents.Items;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.App.Publications;

/// <summary>导入包 — a ZIP with an index table and the texts that its lines name: the export of another site, or a folder somebody packed.</summary>
internal sealed class ImportFolder
{
    private const int MostTables = 200;
    private const int MostEntries = 20_000;
    private const long MostBytesOfEntry = 20L << 20;
    private const long MostBytes = 400L << 20;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<Guid, ImportedPicture> _pictures = [];

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
            using var archive = PackedNames.Open(content.ToArray());
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(entry => entry.Length > MostBytesOfEntry) || archive.Entries.Sum(entry => entry.Length) > MostBytes)
            {
                return new Refusal("import-package-size", $"{name}：压缩包过大：最多 {MostEntries} 个文件、每个 20 MB、共 400 MB，请分批导入。");
            }

            foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
            {
                if (!folder._files.TryAdd(entry.FullName.Replace('\\', '/'), Read(entry)))
                {
                    return new Refusal("import-package", $"{name}：压缩包里有两个“{entry.FullName}”，不知道要哪一个，请重新打包。");
                }
            }
        }
        catch (InvalidDataException)
        {
            return new Refusal("import-package", $"{name}：不是完好的 ZIP 压缩包，里面的文件已经损坏，或者有密码，请重新打包。");
        }

        var found = folder.FindIndex();
        if (!found.TryGet(out var index))
        {
            return found.Refusal! with { Message = $"{name}：{found.Refusal!.Message}" };
        }

        folder.Index = (folder._files[index], Path.GetFileName(index));
        return folder;
    }

    // The table with the head row, wherever other tables lie; among several one that is called so, and then the one that lies highest.
    private Result<string> FindIndex()
    {
        var tables = _files.Keys.Where(path => Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".csv").OrderByDescending(IsCalledIndex).ThenBy(Depth).ThenBy(path => path, StringComparer.Ordinal).ToList();
        if (tables.Count == 0)
        {
            return new Refusal("import-package-index", "压缩包里没有目录表（XLSX 或 CSV），请把目录表放进去。");
        }

        foreach (var level in tables.Take(MostTables).GroupBy(path => (IsCalledIndex(path), Depth(path))))
        {
            var indexes = level.Where(path => SourceOpener.Open(_files[path], Path.GetFileName(path), SourceLimits.Default).TryGet(out var document) && ImportLine.HasHead(document)).ToList();
            if (indexes.Count == 1)
            {
                return indexes[0];
            }

            if (indexes.Count > 1)
            {
                return new Refusal("import-package-index", $"压缩包里有 {indexes.Count} 张表都像目录表（{Named(indexes)}）。请只留一张，或者把目录表的文件名改为“目录”。");
            }
        }

        return new Refusal("import-package-index", $"没有找到目录表：包里的 {tables.Count} 张表（{Named(tables)}）都没有同时带“标题”和“栏目”的标题行。请在目录表的第一行写上列名。");
    }

    private static bool IsCalledIndex(string path) => Path.GetFileNameWithoutExtension(path).Trim().ToLowerInvariant() is "目录" or "目录表" or "信息目录" or "index";

    private static int Depth(string path) => path.Count(one => one == '/');

    private static string Named(List<string> paths) => string.Join('、', paths.Take(5)) + (paths.Count > 5 ? " 等" : "");

    /// <summary>The text of a file as HTML; the refusal where there is none of that name or it cannot be read.</summary>
    internal Result<string> Body(string name)
    {
        if (PathOf(name) is not { } path)
        {
            return new Refusal("import-body", $"压缩包里没有“{name}”这个文件。");
        }

        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".html" or ".htm":
                return TextDecoding.Decode(_files[path]);
            case ".txt":
                var decoded = TextDecoding.Decode(_files[path]);
                return decoded.TryGet(out var text) ? string.Concat(text.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line.Trim())}</p>")) : decoded.Refusal!;
            case ".docx":
                var read = DocxImport.Read(_files[path], path);
                if (!read.TryGet(out var document))
                {
                    return read.Refusal!;
                }

                document.Pictures.ToList().ForEach(picture => _pictures[picture.PlaceholderId] = picture);
                return document.Html;
            default:
                return new Refusal("import-body-kind", $"“{name}”不能作为正文：应为 HTML、TXT 或 DOCX。");
        }
    }

    /// <summary>An annual report as the report engine reads it: its headings, paragraphs and tables; the refusal where it reads none.</summary>
    internal Result<string> Report(string name)
    {
        if (PathOf(name) is not { } path)
        {
            return new Refusal("import-body", $"压缩包里没有“{name}”这个文件。");
        }

        var read = new ReportReader().Read(_files[path], Path.GetFileName(path));
        return read.TryGet(out var report) ? ReportBody.Of(report) : read.Refusal!;
    }

    /// <summary>The content of a file that a line names; null where the package has none of that name.</summary>
    internal ReadOnlyMemory<byte>? File(string name) => PathOf(name) is { } path ? _files[path] : null;

    /// <summary>The picture that a text of the package stands for; null for any other file of the site.</summary>
    internal ImportedPicture? Picture(Guid placeholder) => _pictures.GetValueOrDefault(placeholder);

    /// <summary>Addresses of pictures in HTML that are files of the package become pictures of the item.</summary>
    internal string WithPictures(string html, Action<string> missing)
    {
        foreach (var source in ItemReading.PictureSources(html).Distinct(StringComparer.Ordinal))
        {
            if (source.Contains("://", StringComparison.Ordinal) || source.StartsWith(ItemHtml.FilePrefix, StringComparison.Ordinal) || source.StartsWith("data:", StringComparison.Ordinal))
            {
                continue;
            }

            if (PathOf(Uri.UnescapeDataString(source.Split('?', '#')[0])) is not { } path)
            {
                missing(source);
                continue;
            }

            var picture = new ImportedPicture(Guid.CreateVersion7(), Path.GetFileName(path), _files[path]);
            _pictures[picture.PlaceholderId] = picture;
            html = html.Replace($"\"{source}\"", $"\"{ItemHtml.FilePrefix}{picture.PlaceholderId:D}\"", StringComparison.Ordinal);
        }

        return html;
    }

    private string? PathOf(string name)
    {
        var wanted = name.Replace('\\', '/').TrimStart('.').TrimStart('/');
        return wanted.Length == 0 ? null : _files.ContainsKey(wanted) ? wanted : _files.Keys.FirstOrDefault(known => known.EndsWith($"/{wanted}", StringComparison.OrdinalIgnoreCase));
    }

    // What an entry says of its own length may be wrong.
    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[(int)entry.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return PackedContent.Whole(entry, bytes[..read]);
    }
}
