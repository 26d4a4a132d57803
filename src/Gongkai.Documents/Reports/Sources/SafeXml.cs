using System.Xml;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>安全 XML — readers that know no document type and fetch nothing.</summary>
internal static class SafeXml
{
    public static XmlReader Open(Stream stream, long mostCharacters) => XmlReader.Create(stream, Settings(mostCharacters));

    public static XmlReader Open(TextReader text, long mostCharacters) => XmlReader.Create(text, Settings(mostCharacters));

    /// <summary>The value of an attribute by its local name; office files are not at one over its namespace.</summary>
    public static string? Attribute(this XmlReader reader, string localName)
    {
        string? value = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == localName)
            {
                value = reader.Value;
                break;
            }
        }

        reader.MoveToElement();
        return value;
    }

    /// <summary>An on/off value of office markup: an element without value is on.</summary>
    public static bool IsOn(string? value) => value is not ("0" or "false" or "off" or "none");

    private static XmlReaderSettings Settings(long mostCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = mostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };
}
