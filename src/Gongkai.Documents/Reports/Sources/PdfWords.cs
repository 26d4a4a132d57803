using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>PDF文字 — pages of words with boxes from the output of <c>pdftotext -bbox-layout</c>.</summary>
public static class PdfWords
{
    /// <summary>Reads the pages; null where the output is not what the program writes.</summary>
    public static List<PageLayout>? Read(ReadOnlySpan<byte> output, SourceLimits limits)
    {
        var text = Encoding.UTF8.GetString(output);
        // The part before it repeats the file's own title and a document type; nothing of it is needed.
        var start = text.IndexOf("<doc>", StringComparison.Ordinal);
        var end = text.LastIndexOf("</doc>", StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            return null;
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CheckCharacters = false };
        using var reader = XmlReader.Create(new StringReader(WithoutControls(text[start..(end + 6)])), settings);
        try
        {
            return Pages(reader, limits);
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            return null;
        }
    }

    private static List<PageLayout> Pages(XmlReader reader, SourceLimits limits)
    {
        var pages = new List<PageLayout>();
        List<PageWord> words = [];
        var characters = 0;
        reader.Read();
        while (!reader.EOF && characters <= limits.TextCharacters)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "word" })
            {
                var box = new PageBox(Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
                // Reading the content moves on to the node after it.
                var text = RadicalCharacters.Replaced(reader.ReadElementContentAsString()).Replace('\u00A0', ' ').Trim();
                characters += text.Length;
                if (text.Length > 0 && box.Right > box.Left)
                {
                    words.Add(new PageWord(text, box));
                }

                continue;
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "page" })
            {
                words = [];
                pages.Add(new PageLayout(pages.Count + 1, Number(reader, "width"), Number(reader, "height"), words, []));
            }

            reader.Read();
        }

        return pages;
    }

    private static float Number(XmlReader reader, string name) =>
        float.Parse(reader.GetAttribute(name) ?? "", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string WithoutControls(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is (< ' ' and not ('\n' or '\r' or '\t')) or '\uFFFE' or '\uFFFF' ? '\uFFFD' : source[i];
            }
        });
}
