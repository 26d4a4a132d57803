using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>部件树 — a part of a package as a tree, loaded with bounds and written back.</summary>
internal static class PartTree
{
    private const int Deepest = 400;

    /// <summary>Comments and instructions are kept, because they are hiding places too.</summary>
    public static XmlReader Reader(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    public static XDocument Load(ZipPackage package, string path, ReleaseLimits limits)
    {
        var bytes = Bytes(package, path, limits);
        using (var shape = Reader(new MemoryStream(bytes)))
        {
            while (shape.Read())
            {
                if (shape.Depth > Deepest)
                {
                    throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
                }
            }
        }

        using var reader = Reader(new MemoryStream(bytes));
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static byte[] Bytes(ZipPackage package, string path, ReleaseLimits limits)
    {
        using var part = package.OpenPart(path) ?? throw new InvalidDataException("A part is missing.");
        using var memory = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (var read = part.Read(buffer); read > 0; read = part.Read(buffer))
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limits.TreeBytes)
            {
                throw new ReleaseHeldException(ReleaseRefusals.TooMuchInside);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Save(XDocument tree)
    {
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false }))
        {
            tree.Save(writer);
        }

        return memory.ToArray();
    }

    public static bool Is(this XElement element, string localName) => element.Name.LocalName == localName;

    /// <summary>An attribute by its local name.</summary>
    public static string? Value(this XElement element, string localName)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName == localName && !attribute.IsNamespaceDeclaration)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public static XElement? Child(this XElement element, string localName) => element.Elements().FirstOrDefault(child => child.Is(localName));

    public static List<XElement> All(this XContainer tree, params string[] localNames) =>
        [.. tree.Descendants().Where(element => localNames.Contains(element.Name.LocalName))];

    /// <summary>Takes an element away and leaves its content.</summary>
    public static void Unwrap(this XElement element)
    {
        var content = element.Nodes().ToList();
        content.ForEach(node => node.Remove());
        element.ReplaceWith(content);
    }
}
