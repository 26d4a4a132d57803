using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Gongkai.Documents.Items;

/// <summary>正文书写 — walks a parsed body and writes the allowed elements in one canonical form, so that cleaning twice changes nothing.</summary>
internal sealed class CleanWriter
{
    private const int WidestSpan = 500;

    private readonly StringBuilder _text = new();
    private readonly CleanLine _line = new();

    public List<Guid> FileIds { get; } = [];

    public List<string> DroppedImages { get; } = [];

    public override string ToString() => _text.ToString();

    /// <summary>Writes what an element holds: blocks as they are, words between them as paragraphs.</summary>
    /// <param name="isLoose">Whether words that stand alone get a paragraph; not in a cell or list item that holds nothing else.</param>
    public void WriteBlocks(INode parent, bool isLoose)
    {
        var loose = isLoose || HasBlock(parent);
        foreach (var child in parent.ChildNodes)
        {
            WriteNode(child, loose);
        }

        Flush(loose);
    }

    private void WriteNode(INode node, bool isLoose)
    {
        if (node is IText text)
        {
            _line.Append(text.Data);
        }
        else if (node is IElement element && !ElementRules.IsDropped(element.LocalName))
        {
            if (ElementRules.IsBlock(element.LocalName))
            {
                Flush(isLoose);
                WriteBlock(element);
            }
            else
            {
                WriteInline(element, isLoose);
            }
        }
    }

    private void WriteInline(IElement element, bool isLoose)
    {
        var isMarker = IsListMarker(element);
        if (element.LocalName == "br")
        {
            _line.Break();
        }
        else if (element.LocalName == "img")
        {
            WriteImage(element);
        }
        else if (isMarker || HasBlock(element))
        {
            // A tag around blocks says nothing that could be kept; a marker of Word's lists is padded with blanks.
            WriteChildren(element, isLoose, isMarker);
        }
        else if (element.LocalName == "a" && LinkRules.Address(element.GetAttribute("href")) is { } address && _line.Open("a", $" href=\"{Encode(address)}\""))
        {
            WriteChildren(element, isLoose);
            _line.Close();
        }
        else if (ElementRules.InlineName(element.LocalName) is { } name && _line.Open(name))
        {
            WriteChildren(element, isLoose);
            _line.Close();
        }
        else
        {
            WriteChildren(element, isLoose);
        }
    }

    private void WriteChildren(IElement element, bool isLoose, bool isMarker = false)
    {
        if (isMarker)
        {
            _line.Append(ListMarker(element.TextContent));
            return;
        }

        foreach (var child in element.ChildNodes)
        {
            WriteNode(child, isLoose);
        }
    }

    private void WriteBlock(IElement element)
    {
        switch (element.LocalName)
        {
            case "table":
                WriteTable(element);
                break;
            case "ul" or "ol" or "dir" or "menu":
                WriteList(element);
                break;
            case "blockquote":
                Wrap("blockquote", () => WriteBlocks(element, isLoose: true));
                break;
            case "hr":
                _text.Append("<hr>");
                break;
            case "pre" or "listing" or "xmp":
                _line.KeepsLines = true;
                WriteBlocks(element, isLoose: true);
                _line.KeepsLines = false;
                break;
            default:
                WriteHeadingOrBlocks(element);
                break;
        }
    }

    private void WriteHeadingOrBlocks(IElement element)
    {
        if (ElementRules.HeadingName(element.LocalName) is { } heading && !HasBlock(element))
        {
            WriteChildren(element, isLoose: false);
            WriteLine(heading);
        }
        else
        {
            WriteBlocks(element, isLoose: true);
        }
    }

    private void WriteList(IElement list) => Wrap(list.LocalName == "ol" ? "ol" : "ul", () =>
    {
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
            {
                Wrap("li", () => WriteBlocks(item, isLoose: false));
            }
            else if (child is IElement or IText { Data.Length: > 0 })
            {
                Wrap("li", () =>
                {
                    var isLoose = HasBlock(child);
                    WriteNode(child, isLoose);
                    Flush(isLoose);
                });
            }
        }
    });

    private void WriteTable(IElement table)
    {
        var rows = table.Children.SelectMany(child => child.LocalName == "tr" ? [(Head: false, Row: child)] : child.LocalName is "thead" or "tbody" or "tfoot"
            ? child.Children.Where(row => row.LocalName == "tr").Select(row => (Head: child.LocalName == "thead", Row: row)) : []).ToList();
        Wrap("table", () =>
        {
            if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption)
            {
                WriteChildren(caption, isLoose: false);
                WriteLine("caption");
            }

            foreach (var (tag, part) in new[] { ("thead", rows.Where(row => row.Head)), ("tbody", rows.Where(row => !row.Head)) })
            {
                Wrap(tag, () =>
                {
                    foreach (var (_, row) in part)
                    {
                        WriteRow(row);
                    }
                });
            }
        });
        WriteStrays(table, rows.ConvertAll(row => row.Row));
    }

    // Where the parser flattened what was nested too deep, words can stand between the rows and cells.
    private void WriteStrays(IElement table, List<IElement> rows)
    {
        var parts = rows.Select(row => row.ParentElement!).Where(part => part != table).Distinct().ToList();
        var written = new HashSet<INode>([.. rows, .. parts, .. rows.SelectMany(row => row.Children.Where(child => child.LocalName is "td" or "th"))]);
        if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption)
        {
            written.Add(caption);
        }

        foreach (var stray in table.ChildNodes.Concat(parts.SelectMany(part => part.ChildNodes)).Concat(rows.SelectMany(row => row.ChildNodes)).Where(node => !written.Contains(node)))
        {
            WriteNode(stray, isLoose: true);
        }

        Flush(isLoose: true);
    }

    private void WriteRow(IElement row)
    {
        _text.Append("<tr>");
        foreach (var cell in row.Children.Where(child => child.LocalName is "td" or "th"))
        {
            _text.Append('<').Append(cell.LocalName).Append(Span(cell, "colspan")).Append(Span(cell, "rowspan")).Append('>');
            WriteBlocks(cell, isLoose: false);
            _text.Append("</").Append(cell.LocalName).Append('>');
        }

        _text.Append("</tr>");
    }

    private static string Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 1 and <= WidestSpan
            ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{span}\"") : "";

    private void WriteImage(IElement image)
    {
        var alternative = image.GetAttribute("alt")?.Trim() ?? "";
        if (LinkRules.FileId(image.GetAttribute("src")) is { } id)
        {
            FileIds.Add(id);
            _line.AppendTag($"<img src=\"{ItemHtml.FilePrefix}{id:D}\" alt=\"{Encode(alternative)}\">");
        }
        else
        {
            DroppedImages.Add(alternative);
        }
    }

    /// <summary>Writes an element around what is written inside; nothing where that is nothing.</summary>
    private void Wrap(string name, Action write)
    {
        var start = _text.Length;
        _text.Append('<').Append(name).Append('>');
        var inside = _text.Length;
        write();
        if (_text.Length == inside)
        {
            _text.Length = start;
        }
        else
        {
            _text.Append("</").Append(name).Append('>');
        }
    }

    private void Flush(bool isLoose) => WriteLine(isLoose ? "p" : null);

    private void WriteLine(string? element)
    {
        var content = _line.Take();
        if (content.Length > 0)
        {
            _text.Append(element is null ? content : $"<{element}>{content}</{element}>");
        }
    }

    private static bool HasBlock(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement element && !ElementRules.IsDropped(element.LocalName) && (ElementRules.IsBlock(element.LocalName) || HasBlock(element)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListMarker(IElement element) =>
        element.GetAttribute("style") is { } style && style.Contains("mso-list", StringComparison.OrdinalIgnoreCase) && style.Contains("ignore", StringComparison.OrdinalIgnoreCase);

    // Symbol fonts draw bullets with letters; anything else is a number as printed.
    private static string ListMarker(string text) => text.Trim() switch
    {
        "·" or "l" or "n" or "u" or "§" or "Ø" or "ü" or "o" => "• ",
        var number => number.Length == 0 ? "" : number + " ",
    };

    private static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
