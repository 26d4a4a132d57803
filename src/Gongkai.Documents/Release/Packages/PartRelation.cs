using System.Xml;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>部件关系 — one relationship of a part, and whether it goes.</summary>
internal sealed class PartRelation(string id, string typeUri, string target, string? path)
{
    public string Id { get; } = id;

    public string TypeUri { get; } = typeUri;

    /// <summary>Last word of the type.</summary>
    public string Type { get; } = typeUri[(typeUri.LastIndexOf('/') + 1)..];

    public string Target { get; } = target;

    /// <summary>Path in the package; null for a target outside.</summary>
    public string? Path { get; } = path;

    public bool IsDropped { get; set; }

    public static string RelationsPath(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    public static List<PartRelation> Read(ZipPackage package, string part)
    {
        var relations = new List<PartRelation>();
        using var reader = package.OpenXml(RelationsPath(part));
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship")
            {
                var target = reader.GetAttribute("Target") ?? "";
                var isExternal = reader.GetAttribute("TargetMode") == "External";
                relations.Add(new PartRelation(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", target, isExternal ? null : Resolve(part, target)));
            }
        }

        return relations;
    }

    private static string Resolve(string part, string target)
    {
        var path = Uri.UnescapeDataString(target.Replace('\\', '/'));
        var steps = new List<string>();
        if (!path.StartsWith('/') && part.LastIndexOf('/') is > 0 and var slash)
        {
            steps.AddRange(part[..slash].Split('/'));
        }

        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
