using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>标记文本 — hands a decoded text to the reader of what it is written in.</summary>
internal static class MarkupSource
{
    public static Result<SourceDocument> Read(string text, SourceLimits limits) => MarkupSniffer.KindOf(text) switch
    {
        MarkupKind.Html => HtmlSource.Read(text, limits),
        MarkupKind.TablesInText => MixedSource.Read(text, limits),
        MarkupKind.FlatWord => SourceRefusals.FlatWord,
        MarkupKind.Xml => ReadXml(text, limits),
        _ => TextSource.Read(text, limits),
    };

    /// <summary>XML of a site interface: the report stands in one of its texts.</summary>
    private static Result<SourceDocument> ReadXml(string text, SourceLimits limits)
    {
        var report = new EmbeddedReport(limits);
        using var reader = SafeXml.Open(new StringReader(text.TrimStart()), limits.TextCharacters);
        while (reader.Read())
        {
            if (reader.Depth > limits.Depth)
            {
                return SourceRefusals.TooDeep;
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                report.Add(reader.Value);
            }
        }

        return report.Read(SourceKind.Html);
    }
}
