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

    public static IHtmlDocument Parse(string html, SourceLimits limits)
    {
        if (MarkupDepth.Exceeds(html, limits.Depth))
        {
            throw new SourceRefusedException(SourceRefusals.TooDeep);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipScriptText = true,
            SkipProcessingInstructions = true,
            // The parser moves what is nested deeper; the depth was looked at above, so that nothing is moved.
            MaximumDepth = limits.Depth * 4,
            ShouldEmitAttribute = IsNeeded,
            OnCreated = (_, _) =>
            {
                if (++elements % ElementsBetweenLooks == 0
                    && (GC.GetAllocatedBytesForCurrentThread() - allocated > AllocatedBytes || Stopwatch.GetElapsedTime(started) > limits.Time / 2))
                {
                    throw new SourceRefusedException(SourceRefusals.TooCostly);
                }
            },
        };
        return new HtmlParser(options).ParseDocument(html);
    }

    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        return element.HasAttribute("hidden")
            || (element.GetAttribute("style") is { } style
                && (Declares(style, "display", "none") || Declares(style, "visibility", "hidden") || Declares(style, "mso-hide", "all")));
    }

    /// <summary>The role of an element, its own or the one that an attribute gives it.</summary>
    public static HtmlElementRole RoleOf(IElement element)
    {
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
        return named == role && element.GetAttribute("style") is { } style ? RoleByStyle(style, role) : named;
    }

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
