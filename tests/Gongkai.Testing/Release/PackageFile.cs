using System.IO.Compression;
using System.Text;

namespace Gongkai.Testing.Release;

/// <summary>办公文件 — a small package in parts that a hiding place is added to.</summary>
public sealed class PackageFile
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    public PackageFile Part(string path, string type, string content) => Part(path, type, Encoding.UTF8.GetBytes(content));

    public PackageFile Part(string path, string type, byte[] content)
    {
        _parts[path] = content;
        _types[path] = type;
        return this;
    }

    /// <summary>Adds a relationship; a target with a scheme or a backslash stands outside.</summary>
    public PackageFile Link(string owner, string id, string type, string target)
    {
        var isExternal = target.Contains(':', StringComparison.Ordinal) || target.Contains('\\', StringComparison.Ordinal);
        var uri = type.StartsWith("http", StringComparison.Ordinal) ? type : Office + type;
        if (!_relations.TryGetValue(owner, out var list))
        {
            _relations[owner] = list = [];
        }

        list.Add($"<Relationship Id=\"{id}\" Type=\"{uri}\" Target=\"{(isExternal ? target : "/" + target)}\"{(isExternal ? " TargetMode=\"External\"" : "")}/>");
        return this;
    }

    /// <summary>Replaces text in a part; a text that is not there is an error of the test.</summary>
    public PackageFile Edit(string path, string old, string text)
    {
        var content = Encoding.UTF8.GetString(_parts[path]);
        _parts[path] = content.Contains(old, StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(content.Replace(old, text, StringComparison.Ordinal)) : throw new ArgumentException(old);
        return this;
    }

    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var overrides = string.Concat(_types.Where(pair => pair.Value.Length > 0).Select(pair => $"<Override PartName=\"/{pair.Key}\" ContentType=\"{pair.Value}\"/>"));
            Add(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>" + overrides + "</Types>"));
            foreach (var (owner, list) in _relations)
            {
                var slash = owner.LastIndexOf('/');
                Add(archive, $"{owner[..(slash + 1)]}_rels/{owner[(slash + 1)..]}.rels", Encoding.UTF8.GetBytes(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + string.Concat(list) + "</Relationships>"));
            }

            foreach (var (path, content) in _parts)
            {
                Add(archive, path, content);
            }
        }

        return memory.ToArray();
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        using var entry = archive.CreateEntry(path).Open();
        entry.Write(content);
    }
}
