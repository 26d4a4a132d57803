using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>内容类型 — the list of types of a package; read, judged and written for the parts that stay.</summary>
internal sealed class ContentTypes
{
    public const string Path = "[Content_Types].xml";
    private static readonly XNamespace s_name = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly string[] s_macroWords = ["macroEnabled", "vba", "binary.macro"];
    private readonly Dictionary<string, string> _defaults = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _overrides = new(StringComparer.OrdinalIgnoreCase);

    public bool HasMacros =>
        _defaults.Values.Concat(_overrides.Values).Any(type => s_macroWords.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)));

    public static ContentTypes Read(ZipPackage package)
    {
        var types = new ContentTypes();
        using var reader = package.OpenXml(Path);
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                if (reader.LocalName == "Default")
                {
                    types._defaults[reader.GetAttribute("Extension") ?? ""] = type;
                }
                else
                {
                    types._overrides[(reader.GetAttribute("PartName") ?? "").TrimStart('/')] = type;
                }
            }
        }

        return types;
    }

    public XDocument For(IReadOnlyCollection<string> paths)
    {
        var extensions = paths.Select(Extension).Append("rels").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new XDocument(new XElement(
            s_name + "Types",
            _defaults.Where(pair => extensions.Contains(pair.Key)).Select(pair => new XElement(s_name + "Default", new XAttribute("Extension", pair.Key), new XAttribute("ContentType", pair.Value))),
            _overrides.Where(pair => paths.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).Select(pair => new XElement(s_name + "Override", new XAttribute("PartName", "/" + pair.Key), new XAttribute("ContentType", pair.Value)))));
    }

    private static string Extension(string path) => path[(path.LastIndexOf('.') + 1)..];
}
