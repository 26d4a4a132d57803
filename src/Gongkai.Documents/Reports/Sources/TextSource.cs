using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>纯文本 — plain text, Markdown and tab-separated text as paragraphs and tables.</summary>
public static class TextSource
{
    public static SourceDocument Read(string text, SourceLimits limits)
    {
        var blocks = new List<SourceBlock>();
        var number = 0;
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, limits.TextCharacters)).EnumerateLines())
        {
            number++;
            blocks.Add(new SourceParagraph(line.ToString(), SourcePlace.OfText(number, 1)));
        }

        return new SourceDocument(SourceKind.Text, blocks);
    }
}
