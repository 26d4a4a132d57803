using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>版面来源 — turns pages of words and lines into paragraphs and tables, whatever produced them.</summary>
public static class PageLayoutSource
{
    /// <summary>Reads pages; a table takes its words first, what is left is prose.</summary>
    public static Result<SourceDocument> Read(IReadOnlyList<PageLayout> pages, SourceKind kind, SourceLimits limits)
    {
        var blocks = new List<PageBlock>();
        var left = new List<PageLayout>();
        foreach (var page in pages)
        {
            var words = page.Words.ToList();
            foreach (var grid in RuledGrid.Find(page.Rules))
            {
                if (grid.Columns > limits.Columns)
                {
                    return new Refusal("pdf-table-too-wide", $"第{page.Number}页的表格超过{limits.Columns}列，超出读取限额，请只保留年度报告的页面后再读。");
                }

                if (RuledTable.Take(grid, page, words) is { } table)
                {
                    blocks.Add(new PageBlock(page.Number, table.Box.Top) { Ruled = table });
                }
            }

            left.Add(page with { Words = words });
        }

        var rest = PageFurniture.Remove(left).ConvertAll(page => (page, page.Words.ToList()));
        foreach (var table in UnruledTables.Take(rest, kind == SourceKind.Pdf))
        {
            blocks.Add(new PageBlock(table.Page, table.Top) { Unruled = table.Table });
        }

        AddLines(rest, blocks);
        // The order of reading: by page, then from top to bottom.
        var ordered = blocks.OrderBy(block => block.Page).ThenBy(block => block.Top).ToList();
        var result = new SourceDocument(kind, [.. Blocks(ordered)]);
        return result.Blocks.Count > limits.Blocks
            || result.Blocks.OfType<SourceTable>().Sum(table => (long)table.Rows.Sum(row => row.Cells.Count)) > limits.Cells
            ? new Refusal("pdf-too-large", "表格的格数或段落数超出读取限额，请只保留年度报告的页面后再读。")
            : result;
    }

    private static void AddLines(List<(PageLayout Page, List<PageWord> Words)> rest, List<PageBlock> blocks)
    {
        foreach (var (page, words) in rest)
        {
            foreach (var line in PageColumns.Lines(words))
            {
                blocks.Add(new PageBlock(page.Number, line.Top) { Line = line.Line });
            }
        }
    }

    private static IEnumerable<SourceBlock> Blocks(List<PageBlock> ordered)
    {
        var margins = PageParagraphs.For([.. ordered.Where(block => block.Line is not null).Select(block => block.Line!)]);
        var lastPage = 0;
        for (var i = 0; i < ordered.Count;)
        {
            var first = ordered[i];
            var startsPage = first.Page != lastPage;
            var next = i + 1;
            if (first.Ruled is not null)
            {
                while (next < ordered.Count && ordered[next].Ruled is { } other && ordered[next].Page == ordered[next - 1].Page + 1
                    && IsSameWidth(first.Ruled, other))
                {
                    next++;
                }

                var table = RuledPages.Join([.. ordered[i..next].Select(block => (block.Page, block.Ruled!))]);
                if (table.Rows.Count > 0)
                {
                    yield return table;
                }
            }
            else if (first.Unruled is { } unruled)
            {
                yield return unruled;
            }
            else
            {
                var text = new StringBuilder(first.Line!.Text);
                while (next < ordered.Count && ordered[next].Line is { } line
                    && margins.Continues(ordered[next - 1].Line!, line, ordered[next].Page == ordered[next - 1].Page))
                {
                    PageParagraphs.Append(text, line.Text);
                    next++;
                }

                yield return new SourceParagraph(text.ToString(), SourcePlace.OfPage(first.Page, first.Line.Box), startsPage);
            }

            lastPage = ordered[next - 1].Page;
            i = next;
        }
    }

    private static bool IsSameWidth(RuledTable one, RuledTable other) =>
        Math.Abs(one.Box.Left - other.Box.Left) < 6 && Math.Abs(one.Box.Right - other.Box.Right) < 6;

    private sealed record PageBlock(int Page, float Top)
    {
        public RuledTable? Ruled { get; init; }

        public SourceTable? Unruled { get; init; }

        public PageLine? Line { get; init; }
    }
}
