namespace Gongkai.Documents.Reports.Sources;

/// <summary>文字种类 — what a decoded text is written in.</summary>
internal enum MarkupKind
{
    /// <summary>Plain text, Markdown, tab-separated text.</summary>
    None,

    /// <summary>A page or a fragment of one.</summary>
    Html,

    /// <summary>Plain text or Markdown in which tables are written as HTML.</summary>
    TablesInText,

    /// <summary>XML that is not a page.</summary>
    Xml,

    /// <summary>The flat XML that Word saves.</summary>
    FlatWord,
}

/// <summary>标记判别 — tells pages from texts by the tags that stand in them.</summary>
internal static class MarkupSniffer
{
    /// <summary>So many block tags outside tables are no accident of a text that speaks about HTML.</summary>
    private const int BlockTagsOfPage = 3;

    public static MarkupKind KindOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<?xml") || start.StartsWith("<w:wordDocument") || start.StartsWith("<pkg:package") || start.StartsWith("<rss"))
        {
            var head = start[..Math.Min(start.Length, 4096)];
            return head.Contains("<html", StringComparison.OrdinalIgnoreCase) ? MarkupKind.Html
                : head.Contains("wordDocument", StringComparison.Ordinal) || head.Contains("pkg:package", StringComparison.Ordinal)
                ? MarkupKind.FlatWord
                : MarkupKind.Xml;
        }

        return KindByTags(start);
    }

    private static MarkupKind KindByTags(ReadOnlySpan<char> start)
    {
        var begins = start.StartsWith("<");
        var blocks = 0;
        var hasTable = false;
        var depth = 0;
        var rest = start;
        while (true)
        {
            var at = rest.IndexOf('<');
            if (at < 0 || at + 1 >= rest.Length)
            {
                break;
            }

            rest = rest[(at + 1)..];
            var isEnd = rest[0] == '/';
            var name = NameOf(isEnd ? rest[1..] : rest);
            if (Is(name, "html") || Is(name, "body") || Is(name, "head") || Is(name, "!doctype") || Is(name, "frameset"))
            {
                return MarkupKind.Html;
            }

            if (Is(name, "table"))
            {
                hasTable |= !isEnd;
                depth = Math.Max(0, depth + (isEnd ? -1 : 1));
            }
            else if (depth == 0 && !isEnd && (IsBlock(name) || (begins && IsInline(name))) && ++blocks >= BlockTagsOfPage)
            {
                return MarkupKind.Html;
            }
        }

        return begins && !HasBarRows(start) && (blocks > 0 || (hasTable && IsOneTable(start))) ? MarkupKind.Html : hasTable ? MarkupKind.TablesInText
            : MarkupKind.None;
    }

    // Markdown may stand inside a single tag.
    private static bool HasBarRows(ReadOnlySpan<char> text) => text.Count("\n| ") >= 3;

    private static bool IsOneTable(ReadOnlySpan<char> text) => text.TrimEnd().EndsWith(">");

    private static bool IsBlock(ReadOnlySpan<char> name) =>
        Is(name, "p") || Is(name, "div") || Is(name, "tr") || Is(name, "td") || Is(name, "section") || Is(name, "article") || Is(name, "li")
        || (name.Length == 2 && name[0] is 'h' or 'H' && char.IsAsciiDigit(name[1]));

    private static bool IsInline(ReadOnlySpan<char> name) =>
        Is(name, "br") || Is(name, "span") || Is(name, "font") || Is(name, "strong") || Is(name, "b") || Is(name, "center") || Is(name, "script")
        || Is(name, "style") || Is(name, "meta") || Is(name, "title") || Is(name, "tbody") || Is(name, "ul") || Is(name, "dl") || Is(name, "pre");

    private static bool Is(ReadOnlySpan<char> name, string tag) => name.Equals(tag, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 16 && (char.IsAsciiLetterOrDigit(tag[length]) || (length == 0 && tag[length] == '!')))
        {
            length++;
        }

        return tag[..length];
    }
}
