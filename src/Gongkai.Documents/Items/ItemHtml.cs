using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gongkai.Documents.Reports.Sources;

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

    // Making a parser costs as much as the parsing of a short text.
    [ThreadStatic]
    private static HtmlParser? t_parser;

    // A parser's cost grows with the square of the depth; markup beyond this is no text that somebody wrote, and only its words are kept.
    private const int DeepestMarkup = 1_000;

    public static CleanHtml Clean(string html)
    {
        if (MarkupDepth.Exceeds(html, DeepestMarkup))
        {
            html = WordsOf(html);
        }

        var writer = new CleanWriter();
        writer.WriteBlocks(Parse(html), isLoose: true);
        return new CleanHtml(writer.ToString(), writer.FileIds, writer.DroppedImages);
    }

    private static string WordsOf(string html)
    {
        var words = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var c in html)
        {
            isTag = c == '<' || (isTag && c != '>');
            words.Append(isTag || c == '>' ? "" : c.ToString());
        }

        return WebUtility.HtmlEncode(WebUtility.HtmlDecode(words.ToString()));
    }

    internal static IElement Parse(string html)
    {
        t_parser ??= new HtmlParser(new HtmlParserOptions { MaximumDepth = Deepest, SkipComments = true, SkipProcessingInstructions = true, DisableElementPositionTracking = true });

        // A page as a whole is pasted as often as a part of one; as a document both come out the same.
        return t_parser.ParseDocument(html).Body!;
    }
}
