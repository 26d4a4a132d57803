using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>各类部件通则 — hiding places that every part of an office package may have; found and taken out of the tree.</summary>
internal static class TreeRules
{
    private static readonly string[] s_knownNamespaces =
    [
        "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "http://purl.oclc.org/ooxml/", "urn:schemas-microsoft-com:", "http://www.w3.org/", "http://www.wps.cn/", "http://purl.org/dc/",
        "http://schemas.libreoffice.org/",
    ];

    public static void Run(XDocument tree, string place, FindingList findings)
    {
        Remarks(tree, place, findings);
        Alternatives(tree, place, findings);
        HiddenShapes(tree, place, findings);
        CoveringShapes.Floating(tree, place, findings);
        foreach (var shape in tree.All("docPr", "cNvPr"))
        {
            ShapeText(shape, place, findings);
        }

        foreach (var _ in tree.All("srcRect").Where(rectangle => rectangle.Attributes().Any(attribute => attribute.Value.TrimStart('-') is not ("0" or "0%"))))
        {
            findings.Add(ReleaseFindingKind.CroppedImage, place);
        }
    }

    /// <summary>A path of a machine or of a share, as it stands in links and in descriptions.</summary>
    public static bool IsLocalPath(string text) =>
        text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || text.Contains("\\\\", StringComparison.Ordinal) || text.Contains(":\\", StringComparison.Ordinal)
        || text.Contains("/Users/", StringComparison.Ordinal) || text.StartsWith("/home/", StringComparison.Ordinal);

    private static void Remarks(XDocument tree, string place, FindingList findings)
    {
        foreach (var node in tree.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).ToList())
        {
            var text = node is XComment comment ? comment.Value : ((XProcessingInstruction)node).Data;
            findings.Add(ReleaseFindingKind.MarkupRemark, place, text);
            findings.Scan(text, $"{place}（标记注释）", isHidden: true);
            node.Remove();
        }

        var foreign = tree.Descendants().Where(element => !IsKnown(element.Name.NamespaceName)).ToList();
        foreach (var element in foreign.Where(element => element.Parent is not null && !foreign.Contains(element.Parent)).ToList())
        {
            findings.Add(ReleaseFindingKind.MarkupRemark, place, element.Value);
            findings.Scan(element.ToString(), $"{place}（外来标记）", isHidden: true);
            element.Remove();
        }

        foreach (var attribute in tree.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length > 0 && !IsKnown(attribute.Name.NamespaceName)).ToList())
        {
            findings.Add(ReleaseFindingKind.MarkupRemark, place, attribute.Value);
            findings.Scan(attribute.Value, $"{place}（外来标记）", isHidden: true);
            attribute.Remove();
        }
    }

    // Readers show the first choice; the fallback may say something else.
    private static void Alternatives(XDocument tree, string place, FindingList findings)
    {
        foreach (var alternative in tree.All("AlternateContent").Where(element => element.Child("Choice") is not null))
        {
            var shown = alternative.Child("Choice")!;
            foreach (var other in alternative.Elements().Where(element => element != shown).ToList())
            {
                if (Squeezed(other.Value) is { Length: > 0 } text && text != Squeezed(shown.Value))
                {
                    findings.Add(ReleaseFindingKind.MarkupRemark, $"{place}（替换内容）", other.Value);
                    findings.Scan(other.Value, $"{place}（替换内容）", isHidden: true);
                }

                other.Remove();
            }
        }
    }

    private static void HiddenShapes(XDocument tree, string place, FindingList findings)
    {
        var hidden = tree.All("docPr", "cNvPr").Where(shape => shape.Value("hidden") is "1" or "true")
            .Concat(tree.All("shape", "rect", "textbox", "group").Where(shape => shape.Value("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) == true))
            .ToList();
        foreach (var shape in hidden)
        {
            var whole = shape.Ancestors().FirstOrDefault(element => element.Name.LocalName is "drawing" or "pict" or "sp" or "pic" or "grpSp" or "graphicFrame" or "cxnSp") ?? shape;
            findings.Add(ReleaseFindingKind.HiddenShape, place, whole.Value);
            findings.Scan(whole.Value, $"{place}（隐藏图形）", isHidden: true);
            // An anchor of a sheet holds exactly one shape.
            (whole.Parent is { } anchor && anchor.Name.LocalName.EndsWith("Anchor", StringComparison.Ordinal) && !whole.Is("drawing") ? anchor : whole).Remove();
        }
    }

    private static void ShapeText(XElement shape, string place, FindingList findings)
    {
        foreach (var attribute in shape.Attributes().Where(attribute => attribute.Name.LocalName is "descr" or "title" or "name").ToList())
        {
            findings.Scan(attribute.Value, $"{place}（图片说明）");
            if (IsLocalPath(attribute.Value))
            {
                findings.Add(ReleaseFindingKind.LocalPath, $"{place}（图片说明）", attribute.Value);
                attribute.Value = "";
            }
        }
    }

    private static bool IsKnown(string name) => name.Length == 0 || s_knownNamespaces.Any(known => name.StartsWith(known, StringComparison.Ordinal));

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
