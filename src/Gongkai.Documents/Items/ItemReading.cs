using System.Text;
using AngleSharp.Dom;
using Gongkai.Domain.Publications.Checking;

namespace Gongkai.Documents.Items;

/// <summary>正文文字 — takes paragraphs, pictures and links out of a clean body, for checks, searching and comparing versions.</summary>
public static class ItemReading
{
    public static ItemText Read(string html)
    {
        var reading = new Reading();
        reading.Walk(ItemHtml.Parse(html));
        reading.EndParagraph();
        return new ItemText(reading.Paragraphs, reading.Images, reading.Links);
    }

    /// <summary>The addresses of the pictures in it, as they stand there.</summary>
    public static IReadOnlyList<string> PictureSources(string html) =>
        [.. ItemHtml.Parse(html).QuerySelectorAll("img").Select(picture => picture.GetAttribute("src") ?? "").Where(source => source.Length > 0)];

    private sealed class Reading
    {
        private readonly StringBuilder _paragraph = new();

        public List<string> Paragraphs { get; } = [];

        public List<string?> Images { get; } = [];

        public List<string> Links { get; } = [];

        public void Walk(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text)
                {
                    _paragraph.Append(text.Data);
                }
                else if (child is IElement element && !ElementRules.IsDropped(element.LocalName))
                {
                    Enter(element);
                }
            }
        }

        public void EndParagraph()
        {
            var text = _paragraph.ToString().Trim();
            _paragraph.Clear();
            if (text.Length > 0)
            {
                Paragraphs.Add(text);
            }
        }

        private void Enter(IElement element)
        {
            // The cells of a row are one line; everything else that is a block stands on its own.
            var isCell = element.LocalName is "td" or "th";
            var endsParagraph = !isCell && (element.LocalName == "br" || (ElementRules.IsBlock(element.LocalName) && element.ParentElement?.LocalName is not ("td" or "th")));
            if (endsParagraph)
            {
                EndParagraph();
            }

            switch (element.LocalName)
            {
                case "img":
                    Images.Add(element.GetAttribute("alt") is { Length: > 0 } alternative ? alternative : null);
                    break;
                case "a" when element.GetAttribute("href") is { } address:
                    Links.Add(address);
                    break;
                default:
                    break;
            }

            Walk(element);
            if (isCell)
            {
                _paragraph.Append('\t');
            }
            else if (endsParagraph)
            {
                EndParagraph();
            }
        }
    }
}
