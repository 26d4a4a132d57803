namespace Gongkai.Documents.Reports.Sources;

/// <summary>嵌套深度 — measures how deep markup nests before a parser is let at it, whose cost grows with the square of the depth.</summary>
internal static class MarkupDepth
{
    /// <summary>Elements that stay open without an end tag, or that the parser closes by itself; they do not nest in one another.</summary>
    private static readonly HashSet<string> s_selfClosing = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "img", "input", "keygen", "li", "link",
        "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    public static bool Exceeds(ReadOnlySpan<char> markup, int limit)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var openByName = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var selfClosing = s_selfClosing.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        while (true)
        {
            var start = markup.IndexOf('<');
            if (start < 0 || start + 1 >= markup.Length)
            {
                return false;
            }

            markup = markup[(start + 1)..];
            var closes = markup[0] == '/';
            var name = NameAt(closes ? markup[1..] : markup);
            if (name.IsEmpty || selfClosing.Contains(name))
            {
                continue;
            }

            openByName.TryGetValue(name, out var count);
            if (closes)
            {
                if (count > 0)
                {
                    openByName[name] = count - 1;
                    depth--;
                }
            }
            else
            {
                if (name is "script" or "style" or "SCRIPT" or "STYLE")
                {
                    markup = AfterEndTag(markup, name);
                    continue;
                }

                openByName[name] = count + 1;
                if (++depth > limit)
                {
                    return true;
                }
            }
        }
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> markup)
    {
        var length = 0;
        while (length < markup.Length && (char.IsAsciiLetterOrDigit(markup[length]) || (length > 0 && markup[length] is ':' or '-' or '_')))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(markup[0]) ? markup[..Math.Min(length, 32)] : [];
    }

    private static ReadOnlySpan<char> AfterEndTag(ReadOnlySpan<char> markup, ReadOnlySpan<char> name)
    {
        var rest = markup;
        while (true)
        {
            var end = rest.IndexOf("</");
            if (end < 0)
            {
                return [];
            }

            rest = rest[(end + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return rest;
            }
        }
    }
}
