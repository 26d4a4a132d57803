using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Documents.Items;

/// <summary>整理后的正文 — HTML of the allowed elements alone, and the stored files that stand in it as pictures.</summary>
/// <param name="DroppedImages">Pictures from elsewhere that were left out, with their alternative text.</param>
public sealed record CleanHtml(string Html, IReadOnlyList<Guid> FileIds, IReadOnlyList<string> DroppedImages);

/// <summary>正文整理 — makes HTML from editors, Word and WPS clean by a list of what is allowed: the words stay, scripts, styles and foreign pictures go.</summary>
public static class ItemHtml
{
    /// <summary>Where pictures of items lie: the prefix followed by the id of the stored file.</summary>
    public const string FilePrefix = "/files/";

    // What is nested deeper is moved up by the parser, so that no input can exhaust the stack.
    private const int Deepest = 200;

    public static CleanHtml Clean(string html)
    {
        var writer = new CleanWriter();
        writer.WriteBlocks(Parse(html), isLoose: true);
        return new CleanHtml(writer.ToString(), writer.FileIds, writer.DroppedImages);
    }

    internal static IElement Parse(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { MaximumDepth = Deepest, SkipComments = true, SkipProcessingInstructions = true, DisableElementPositionTracking = true });
        // A page as a whole is pasted as often as a part of one; as a document both come out the same.
        return parser.ParseDocument(html).Body!;
    }
}
