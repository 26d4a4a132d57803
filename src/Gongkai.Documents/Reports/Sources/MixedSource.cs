using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>夹表文本 — text or Markdown in which tables are written as HTML: each part by its own reader, in order.</summary>
internal static class MixedSource
{
    public static Result<SourceDocument> Read(string text, SourceLimits limits)
    {
        var writer = new BlockWriter(limits);
        var line = 1;
        var table = 0;
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf("<table", at, StringComparison.OrdinalIgnoreCase);
            var end = start < 0 ? text.Length : EndOfTable(text, start);
            start = start < 0 ? text.Length : start;
            if (!string.IsNullOrWhiteSpace(text[at..start]))
            {
                writer.AddAll(TextSource.Read(text[at..start], limits).Blocks.Select(block => Shift(block, line - 1, ref table)));
            }

            if (end > start)
            {
                var read = HtmlSource.Read(text[start..end], limits);
                if (read.TryGet(out var document))
                {
                    writer.AddAll(document.Blocks.Select(block => Shift(block, line, ref table)));
                }
                else if (read.Refusal is { } refusal && refusal != SourceRefusals.NoText)
                {
                    return refusal;
                }
            }

            line += text.AsSpan(at, end - at).Count('\n');
            at = end;
        }

        return writer.HasText ? writer.ToDocument(SourceKind.Text) : SourceRefusals.NoText;
    }

    private static int EndOfTable(string text, int start)
    {
        var depth = 0;
        var at = start;
        while (at < text.Length)
        {
            at = text.IndexOf('<', at);
            if (at < 0)
            {
                return text.Length;
            }

            var tag = text.AsSpan(at + 1);
            if (tag.StartsWith("table", StringComparison.OrdinalIgnoreCase))
            {
                depth++;
            }
            else if (tag.StartsWith("/table", StringComparison.OrdinalIgnoreCase) && --depth == 0)
            {
                var close = text.IndexOf('>', at);
                return close < 0 ? text.Length : close + 1;
            }

            at++;
        }

        return text.Length;
    }

    /// <summary>Places count within a part; here they are made to count within the whole.</summary>
    private static SourceBlock Shift(SourceBlock block, int lines, ref int table)
    {
        if (block is SourceParagraph paragraph)
        {
            return paragraph with { Place = Shift(paragraph.Place, lines, table) };
        }

        var source = (SourceTable)block;
        table += source.Geometry == SourceGeometry.Exact ? 1 : 0;
        var number = table;
        return source with
        {
            Rows = [.. source.Rows.Select(row =>
                new SourceRow([.. row.Cells.Select(cell => cell with { Place = Shift(cell.Place, lines, number) })]))],
        };
    }

    private static SourcePlace Shift(SourcePlace place, int lines, int table) => place.Kind switch
    {
        SourcePlaceKind.Text => SourcePlace.OfText(place.First + lines, place.Second),
        SourcePlaceKind.Table => SourcePlace.OfTable(table, place.Second, place.Third),
        _ => place,
    };
}
