using System.Text;
using System.Xml;
using Gongkai.Documents.Release.Images;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>隐藏部件 — reports a part that goes, piece by piece where it has pieces, and looks for personal data in all of its text.</summary>
internal sealed class HiddenParts(ZipPackage package, ReleaseWork work)
{
    private const int LongestText = 64 << 10;
    private static readonly HashSet<string> s_textEnds = new(StringComparer.Ordinal)
    {
        "p", "si", "is", "comment", "cm", "tr", "v", "f", "property", "definedName", "pt", "text", "threadedComment", "s", "n", "Relationship",
    };

    // What says nothing about people or offices.
    private static readonly HashSet<string> s_harmlessProperties = new(StringComparer.Ordinal)
    {
        "Application", "AppVersion", "TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc",
        "HyperlinksChanged", "created", "modified", "revision", "lastPrinted", "title", "language", "version", "lpstr", "i4", "Slides", "Notes", "HiddenSlides", "MMClips", "PresentationFormat", "Template",
    };

    private static readonly Dictionary<string, string> s_propertyNames = new(StringComparer.Ordinal)
    {
        ["creator"] = "作者",
        ["lastModifiedBy"] = "最后修改人",
        ["Company"] = "单位",
        ["Manager"] = "主管",
        ["description"] = "备注",
        ["keywords"] = "关键词",
        ["subject"] = "主题",
        ["category"] = "类别",
        ["HyperlinkBase"] = "链接基址",
        ["contentStatus"] = "状态",
        ["property"] = "自定义属性",
    };

    public void Report(ReleaseFindingKind kind, string path, string owner)
    {
        switch (kind)
        {
            case ReleaseFindingKind.DocumentProperty:
                Properties(path);
                break;
            case ReleaseFindingKind.Comment:
                Pieces(kind, path, owner, ["comment", "threadedComment", "cm", "cmAuthor", "author"]);
                break;
            default:
                work.Findings.Add(kind, $"{owner}（{path}）");
                break;
        }

        Scan(path, $"{owner}{ReleaseFindingKindRow.Of(kind).Name}（{path}）");
    }

    /// <summary>Looks through a part, whatever it is.</summary>
    public void Scan(string path, string place)
    {
        var bytes = PartTree.Bytes(package, path, work.Limits);
        if (ReleaseFormats.OfImage(bytes) is var image and not ReleaseFormat.Unknown)
        {
            ImageGate.Run(image, bytes, place, work.Findings);
        }
        else if (FileSignature.IsZip(bytes) || FileSignature.IsPdf(bytes))
        {
            work.InspectInner(bytes, place);
        }
        else if (IsXml(path, bytes))
        {
            using var reader = PartTree.Reader(new MemoryStream(bytes));
            Texts(reader, text => work.Findings.Scan(text, place, isHidden: true));
        }
        else
        {
            work.Findings.Scan(PrintableText.Of(bytes), place, isHidden: true);
        }
    }

    /// <summary>The texts of a part, paragraph by paragraph, with the values of its attributes.</summary>
    public static void Texts(XmlReader reader, Action<string> use)
    {
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Comment)
            {
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute())
                {
                    if (reader.Value.Length >= 6)
                    {
                        use(reader.Value);
                    }
                }

                reader.MoveToElement();
                text.Append(isEmpty && reader.LocalName is "tab" or "br" ? " " : "");
            }

            if ((reader.NodeType == XmlNodeType.EndElement && s_textEnds.Contains(reader.LocalName)) || text.Length > LongestText)
            {
                Flush();
            }
        }

        Flush();

        void Flush()
        {
            if (text.Length > 0)
            {
                use(text.ToString());
                text.Clear();
            }
        }
    }

    private static bool IsXml(string path, ReadOnlySpan<byte> bytes) =>
        path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vml", StringComparison.OrdinalIgnoreCase) || bytes.StartsWith("<?xml"u8);

    private void Properties(string path)
    {
        var tree = PartTree.Load(package, path, work.Limits);
        foreach (var leaf in tree.Root!.Elements().Where(element => element.Value.Trim().Length > 0 && !s_harmlessProperties.Contains(element.Name.LocalName) && element.Name.LocalName is not ("TitlesOfParts" or "HeadingPairs")))
        {
            var name = s_propertyNames.GetValueOrDefault(leaf.Name.LocalName, leaf.Name.LocalName);
            work.Findings.Add(ReleaseFindingKind.DocumentProperty, $"属性：{name}{leaf.Value("name")}", leaf.Value);
        }
    }

    private void Pieces(ReleaseFindingKind kind, string path, string owner, string[] names)
    {
        var tree = PartTree.Load(package, path, work.Limits);
        foreach (var piece in tree.All(names).Where(piece => piece.Value.Trim().Length > 0 || piece.Value("name") is not null))
        {
            var cell = piece.Value("ref") is { } reference ? $"!{reference}" : "";
            var who = piece.Value("author") is { } author && !author.All(char.IsAsciiDigit) ? $"（{author}）" : "";
            work.Findings.Add(kind, $"{owner}{cell}批注{who}", piece.Value);
        }
    }
}
