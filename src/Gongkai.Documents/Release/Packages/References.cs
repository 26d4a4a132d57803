using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>引用 — takes references to parts that go out of a tree, so that the rest opens without repair.</summary>
internal static class References
{
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly HashSet<string> s_emptyContainers = new(StringComparer.Ordinal)
    {
        "externalReferences", "pivotCaches", "controls", "oleObjects", "sldIdLst", "hyperlinks", "slicerCaches", "custDataLst",
    };

    public static void Remove(XDocument tree, HashSet<string> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var attribute in tree.Descendants().Attributes().Where(attribute => attribute.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal) && ids.Contains(attribute.Value)).ToList())
        {
            if (attribute.Parent is { Document: not null } element)
            {
                Remove(element, attribute);
            }
        }

        tree.All([.. s_emptyContainers]).Where(container => !container.HasElements && container.Parent is not null).ToList().ForEach(container => container.Remove());
    }

    public static XDocument ToXml(IEnumerable<PartRelation> relations)
    {
        XNamespace name = Relations;
        return new XDocument(new XElement(name + "Relationships", relations.Select(relation => new XElement(
            name + "Relationship",
            new XAttribute("Id", relation.Id),
            new XAttribute("Type", relation.TypeUri),
            new XAttribute("Target", relation.Path is null ? relation.Target : "/" + relation.Path),
            relation.Path is null ? new XAttribute("TargetMode", "External") : null))));
    }

    private static void Remove(XElement element, XAttribute reference)
    {
        switch (element.Name.LocalName)
        {
            case "hyperlink" when element.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal):
                element.Unwrap();
                break;
            case "blip" or "imagedata" or "pageSetup" or "fill" or "documentProtection":
                reference.Remove();
                break;
            case "oleObj" when element.Parent?.Name.LocalName == "graphicData":
                // The picture of the object stays in place of the object where there is one.
                element.Ancestors().First(ancestor => ancestor.Is("graphicFrame")).Remove();
                break;
            case "control" when element.Parent?.Is("object") == true:
                element.Remove();
                break;
            default:
                element.Remove();
                break;
        }
    }
}
