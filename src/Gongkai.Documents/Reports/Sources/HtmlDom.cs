using System.Buffers;
using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>网页结构 — builds the DOM of a page within bounds of depth, memory and time.</summary>
internal static class HtmlDom
{
    /// <summary>What the DOM of one page may allocate; a real report page of 30 kB takes half a megabyte.</summary>
    private const long AllocatedBytes = 224L << 20;

    /// <summary>Elements between two looks at memory and clock.</summary>
    private const int ElementsBetweenLooks = 64;

    /// <summary>The properties of a style that say more than how a thing looks.</summary>
    private static readonly SearchValues<string> s_telling =
        SearchValues.Create(["display", "visibility", "mso-hide"], StringComparison.OrdinalIgnoreCase);

    /// <summary>One parser a thread: setting one up costs as much as reading a small table.</summary>
    [ThreadStatic]
    private static Guarded? t_parser;

    /// <summary>One for pages with noscript, which a parser takes as one text only where it believes in scripts, and that is slower.</summary>
    [ThreadStatic]
    private static Guarded? t_scriptingParser;

    public static IHtmlDocument Parse(string html, SourceLimits limits)
    {
        if (MarkupDepth.Exceeds(html, limits.Depth))
        {
            throw new SourceRefusedException(SourceRefusals.TooDeep);
        }

        var isScripting = html.Contains("<noscript", StringComparison.OrdinalIgnoreCase);
        ref var parser = ref isScripting ? ref t_scriptingParser : ref t_parser;
        if (parser is null || parser.Limits != limits)
        {
            parser = new Guarded(limits, isScripting);
        }

        return parser.Parse(html);
    }

    /// <summary>A parser that looks at memory and clock while it builds.</summary>
    private sealed class Guarded
    {
        private readonly HtmlParser _parser;
        private long _allocated;
        private long _started;
        private int _elements;

        public Guarded(SourceLimits limits, bool isScripting)
        {
            Limits = limits;
            _parser = new HtmlParser(new HtmlParserOptions
            {
                IsScripting = isScripting,
                DisableElementPositionTracking = true,
                SkipComments = true,
                SkipScriptText = true,
                SkipProcessingInstructions = true,
                // The parser moves what is nested deeper; the depth was looked at before, so that nothing is moved.
                MaximumDepth = limits.Depth * 4,
                ShouldEmitAttribute = IsNeeded,
                OnCreated = (_, _) => Look(),
            });
        }

        public SourceLimits Limits { get; }

        public IHtmlDocument Parse(string html)
        {
            _allocated = GC.GetAllocatedBytesForCurrentThread();
            _started = Stopwatch.GetTimestamp();
            _elements = 0;
            return _parser.ParseDocument(html);
        }

        private void Look()
        {
            if (++_elements % ElementsBetweenLooks == 0
                && (GC.GetAllocatedBytesForCurrentThread() - _allocated > AllocatedBytes || Stopwatch.GetElapsedTime(_started) > Limits.Time / 2))
            {
                throw new SourceRefusedException(SourceRefusals.TooCostly);
            }
        }
    }

    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        return element.HasAttribute("hidden")
            || (element.GetAttribute("style") is { } style && style.AsSpan().ContainsAny(s_telling)
                && (Declares(style, "display", "none") || Declares(style, "visibility", "hidden") || Declares(style, "mso-hide", "all")));
    }

    /// <summary>The role of an element, its own or the one that an attribute gives it.</summary>
    public static HtmlElementRole RoleOf(IElement element)
    {
        if (IsAroundTheText(element))
        {
            return HtmlElementRole.Skip;
        }

        var role = HtmlElementRoles.Of(element.LocalName);
        if (role is not (HtmlElementRole.Block or HtmlElementRole.Inline) || element.Attributes.Length == 0)
        {
            return role;
        }

        var named = element.GetAttribute("role") switch
        {
            "table" or "grid" => HtmlElementRole.Table,
            "rowgroup" => HtmlElementRole.RowGroup,
            "row" => HtmlElementRole.Row,
            "cell" or "gridcell" or "columnheader" or "rowheader" => HtmlElementRole.Cell,
            _ => role,
        };
        return named == role && element.GetAttribute("style") is { } style && style.AsSpan().ContainsAny(s_telling)
            ? RoleByStyle(style, role) : named;
    }

    // The menus of a page and the foot of the site; one that was never closed holds the report as well.
    private static bool IsAroundTheText(IElement element) =>
        (element.LocalName == "nav" || (element.LocalName == "footer" && element.ParentElement?.LocalName == "body")) && element.QuerySelector("table") is null;

    private static HtmlElementRole RoleByStyle(string style, HtmlElementRole role)
    {
        var display = ValueOf(style, "display");
        return display.IsEmpty ? role
            : Is(display, "table") ? HtmlElementRole.Table
            : Is(display, "table-row") ? HtmlElementRole.Row
            : Is(display, "table-cell") ? HtmlElementRole.Cell
            : Is(display, "table-row-group") || Is(display, "table-header-group") ? HtmlElementRole.RowGroup
            : Is(display, "block") ? HtmlElementRole.Block
            : role;
    }

    private static bool Declares(string style, string property, string value) => Is(ValueOf(style, property), value);

    private static bool Is(ReadOnlySpan<char> text, string value) => text.Equals(value, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> style, ReadOnlySpan<char> property)
    {
        while (!style.IsEmpty)
        {
            var end = style.IndexOf(';');
            var declaration = end < 0 ? style : style[..end];
            style = end < 0 ? [] : style[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                var value = declaration[(colon + 1)..].Trim();
                var mark = value.IndexOf('!');
                return mark < 0 ? value : value[..mark].Trim();
            }
        }

        return [];
    }

    private static bool IsNeeded(ref StructHtmlToken token, ReadOnlyMemory<char> name) =>
        name.Span is "style" or "colspan" or "rowspan" or "hidden" or "role";
}
