using System.Globalization;
using AngleSharp.Dom;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>网页 — HTML of any origin as paragraphs and tables: CMS pages, text pasted from Word, layout tables, fragments.</summary>
public static class HtmlSource
{
    public static Result<SourceDocument> Read(string html, SourceLimits limits)
    {
        var document = HtmlDom.Parse(Complete(html), limits);
        var walk = new HtmlWalk(limits);
        walk.Read(document.DocumentElement);
        var source = walk.ToDocument();
        var title = document.Title?.Trim();
        return walk.HasText
            ? source with { OuterTitle = string.IsNullOrEmpty(title) ? null : title }
            : walk.HasFrame || document.Scripts.Length > 0 ? SourceRefusals.PageShell : SourceRefusals.NoText;
    }

    /// <summary>Rows that were cut out of their table are dropped by a parser; they get one.</summary>
    private static string Complete(string html)
    {
        var start = html.AsSpan().TrimStart();
        return start.StartsWith("<tr", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<td", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<tbody", StringComparison.OrdinalIgnoreCase)
                ? "<table>" + html
                : html;
    }
}

/// <summary>网页走读 — one walk over the DOM with a stack of its own, so that no nesting can exhaust the thread's.</summary>
internal sealed class HtmlWalk(SourceLimits limits)
{
    private readonly BlockWriter _writer = new(limits);
    private readonly Stack<Frame> _stack = new();

    public bool HasText => _writer.HasText;

    public bool HasFrame { get; private set; }

    public void Read(INode? root)
    {
        if (root is null)
        {
            return;
        }

        Enter(root);
        while (_stack.TryPop(out var frame))
        {
            if (frame.Next < frame.Children.Length)
            {
                _stack.Push(frame with { Next = frame.Next + 1 });
                Enter(frame.Children[frame.Next]);
            }
            else
            {
                Leave(frame.Role);
            }
        }
    }

    public SourceDocument ToDocument() => _writer.ToDocument(SourceKind.Html);

    private void Enter(INode node)
    {
        if (node.NodeType == NodeType.Text)
        {
            _writer.Line.AppendCollapsed(((ICharacterData)node).Data);
            return;
        }

        if (node is not IElement element)
        {
            return;
        }

        var role = HtmlDom.RoleOf(element);
        HasFrame |= role == HtmlElementRole.Frame;
        if (role is HtmlElementRole.Skip or HtmlElementRole.Frame || HtmlDom.IsHidden(element))
        {
            return;
        }

        switch (role)
        {
            case HtmlElementRole.Block:
                _writer.EndLine();
                break;
            case HtmlElementRole.Break:
                _writer.EndLine(keepEmpty: !_writer.InTable);
                break;
            case HtmlElementRole.Preformatted:
                ReadPreformatted(element.TextContent);
                return;
            case HtmlElementRole.Table:
                _writer.BeginTable();
                break;
            case HtmlElementRole.RowGroup or HtmlElementRole.RowFooter:
                _writer.EndGroup();
                break;
            case HtmlElementRole.Row when _writer.InTable:
                _writer.BeginRow(isFooter: _stack.TryPeek(out var parent) && parent.Role == HtmlElementRole.RowFooter);
                break;
            case HtmlElementRole.Cell when _writer.BeginCell() is { } cell:
                cell.ColumnSpan = Span(element.GetAttribute("colspan"), 1);
                cell.RowSpan = Span(element.GetAttribute("rowspan"), ushort.MaxValue);
                break;
            default:
                role = role == HtmlElementRole.Inline ? role : HtmlElementRole.Block;
                break;
        }

        _stack.Push(new Frame(element.ChildNodes, 0, role));
    }

    private void Leave(HtmlElementRole role)
    {
        switch (role)
        {
            case HtmlElementRole.Block:
                _writer.EndLine();
                break;
            case HtmlElementRole.Table:
                _writer.EndTable();
                break;
            case HtmlElementRole.RowGroup or HtmlElementRole.RowFooter:
                _writer.EndGroup();
                break;
            case HtmlElementRole.Row:
                _writer.EndRow();
                break;
            case HtmlElementRole.Cell:
                _writer.EndCell();
                break;
            default:
                break;
        }
    }

    private void ReadPreformatted(string text)
    {
        _writer.EndLine();
        if (!_writer.InTable)
        {
            _writer.AddAll(TextSource.Read(text, limits).Blocks);
            return;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            _writer.Line.AppendVerbatim(line);
            _writer.EndLine();
        }
    }

    /// <summary>A span as browsers read it: leading digits; zero means "to the end" for rows and nothing for columns.</summary>
    private static int Span(string? value, int zero)
    {
        if (value is null)
        {
            return 1;
        }

        var digits = value.AsSpan().Trim();
        var length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        return length == 0 ? 1
            : !int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? ushort.MaxValue
            : span == 0 ? zero
            : Math.Min(span, ushort.MaxValue);
    }

    private readonly record struct Frame(INodeList Children, int Next, HtmlElementRole Role);
}
