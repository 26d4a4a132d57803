using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.Documents.Items;

/// <summary>导入的文档 — a DOCX as the title and clean body of a draft, with its pictures still to be stored.</summary>
public sealed record ImportedDocument(string Title, string Html, IReadOnlyList<ImportedPicture> Pictures);

/// <summary>导入的图片 — a picture of an imported document.</summary>
/// <param name="PlaceholderId">What the body names it by until it is stored.</param>
public sealed record ImportedPicture(Guid PlaceholderId, string Name, byte[] Content);

/// <summary>导入 DOCX — reads headings, paragraphs, tables and pictures of a Word document as an item's body; deleted and hidden text stays out.</summary>
public static class DocxImport
{
    private const int MostPictures = 100;
    private const int LargestPicture = 20 << 20;

    public static Result<ImportedDocument> Read(ReadOnlyMemory<byte> content, string name)
    {
        try
        {
            if (!FileSignature.IsZip(content.Span))
            {
                return new Refusal("import-not-docx", $"{name}：不是 DOCX 文件，请用 Word 或 WPS 另存为 DOCX 后再导入。");
            }

            using var package = ZipPackage.Open(content, SourceLimits.Default);
            var main = package.RelationsOf("").FirstOrDefault(relation => relation.Type == "officeDocument").Target;
            if (main is null || !package.Has(main))
            {
                return new Refusal("import-not-docx", $"{name}：不是 Word 文档，请用 Word 或 WPS 另存为 DOCX 后再导入。");
            }

            return Convert(package, main);
        }
        catch (SourceRefusedException refused)
        {
            return refused.Refusal with { Message = $"{name}：{refused.Refusal.Message}" };
        }
        catch (XmlException)
        {
            return SourceRefusals.BrokenXml with { Message = $"{name}：{SourceRefusals.BrokenXml.Message}" };
        }
        catch (InvalidDataException)
        {
            return SourceRefusals.BrokenPackage with { Message = $"{name}：{SourceRefusals.BrokenPackage.Message}" };
        }
    }

    private static Result<ImportedDocument> Convert(ZipPackage package, string main)
    {
        var relations = package.RelationsOf(main).ToLookup(relation => relation.Id, relation => relation.Target);
        var writer = new DocxHtml(HeadingStyles(package, main));
        using (var reader = package.OpenXml(main)!)
        {
            DepthOf(reader);
        }

        using (var reader = package.OpenXml(main)!)
        {
            writer.Write(XElement.Load(reader));
        }

        var html = writer.ToString();
        var pictures = new List<ImportedPicture>();
        foreach (var (placeholder, relation) in writer.Pictures)
        {
            if (pictures.Count < MostPictures && relations[relation].FirstOrDefault() is { } target && package.ReadBytes(target, LargestPicture) is { Length: > 0 } bytes)
            {
                pictures.Add(new ImportedPicture(placeholder, target[(target.LastIndexOf('/') + 1)..], bytes));
            }
            else
            {
                html = html.Replace($"{ItemHtml.FilePrefix}{placeholder:D}", "", StringComparison.Ordinal);
            }
        }

        var clean = ItemHtml.Clean(html);
        return clean.Html.Length == 0 ? SourceRefusals.NoText : new ImportedDocument(writer.Title, clean.Html, pictures);
    }

    // Looked at before the tree is built, since walking a tree costs stack.
    private static void DepthOf(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth > SourceLimits.Default.Depth)
            {
                throw new SourceRefusedException(SourceRefusals.TooDeep);
            }
        }
    }

    // A style is a heading by its outline level, whatever the language of its name.
    private static Dictionary<string, int> HeadingStyles(ZipPackage package, string main)
    {
        var levels = new Dictionary<string, int>();
        var styles = package.RelationsOf(main).FirstOrDefault(relation => relation.Type == "styles").Target;
        using var reader = styles is null ? null : package.OpenXml(styles);
        if (reader is null)
        {
            return levels;
        }

        foreach (var style in XElement.Load(reader).Elements().Where(element => element.Name.LocalName == "style"))
        {
            var level = style.Descendants().FirstOrDefault(element => element.Name.LocalName == "outlineLvl");
            if (Attribute(style, "styleId") is { } id && int.TryParse(level is null ? null : Attribute(level, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 9)
            {
                levels[id] = number + 1;
            }
            else if (Attribute(style, "styleId") is { } title && style.Elements().Any(element => element.Name.LocalName == "name" && Attribute(element, "val") == "Title"))
            {
                levels[title] = DocxHtml.TitleLevel;
            }
        }

        return levels;
    }

    internal static string? Attribute(XElement element, string localName) => element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == localName)?.Value;
}
