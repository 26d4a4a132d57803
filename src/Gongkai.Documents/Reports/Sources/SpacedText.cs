using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>空格排版文本 — text whose columns are made of runs of blanks, as <c>pdftotext -layout</c> writes it: a character's display column is its place.</summary>
public static class SpacedText
{
    private const float Cell = 6;
    private const float LineHeight = 14;

    /// <summary>True where so many lines hold several short texts with runs of blanks between that their columns must mean something.</summary>
    public static bool Looks(string text)
    {
        var spaced = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Contains('\t') || line.Contains('|'))
            {
                continue;
            }

            var figures = 0;
            foreach (var (word, _, gap) in new Words(line.ToString()))
            {
                figures += gap >= 2 && CellText.IsValueLike(word) ? 1 : 0;
            }

            spaced += figures >= 3 ? 1 : 0;
        }

        return spaced >= 4;
    }

    /// <summary>The text as pages of words; a form feed begins a page.</summary>
    public static List<PageLayout> Pages(string text)
    {
        var pages = new List<PageLayout>();
        foreach (var part in text.Split('\f'))
        {
            var words = new List<PageWord>();
            var number = 0;
            float right = 0;
            foreach (var line in part.AsSpan().EnumerateLines())
            {
                var top = number++ * LineHeight;
                foreach (var (word, column, _) in new Words(line.ToString()))
                {
                    var end = (column + Width(word)) * Cell;
                    words.Add(new PageWord(PdfWords.Plain(word), new PageBox(column * Cell, top, end, top + LineHeight)));
                    right = Math.Max(right, end);
                }
            }

            if (words.Count > 0)
            {
                pages.Add(new PageLayout(pages.Count + 1, right, number * LineHeight, words, []) { IsCutAtEdges = false });
            }
        }

        return pages;
    }

    /// <summary>The document with places as line and column of the text instead of page and box.</summary>
    public static SourceDocument WithTextPlaces(SourceDocument document, string text)
    {
        var starts = new List<int>();
        var line = 1;
        foreach (var part in text.Split('\f'))
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                starts.Add(line);
            }

            line += part.Count(c => c == '\n');
        }

        return document with { Blocks = [.. document.Blocks.Select(OfBlock)] };

        SourceBlock OfBlock(SourceBlock block) => block switch
        {
            SourceParagraph paragraph => paragraph with { Place = Of(paragraph.Place) },
            SourceTable table => table with { Rows = [.. table.Rows.Select(row => new SourceRow([.. row.Cells.Select(cell => cell with { Place = Of(cell.Place) })]))] },
            _ => block,
        };

        SourcePlace Of(SourcePlace place) => SourcePlace.OfText(starts[place.First - 1] + (int)(place.Box.Top / LineHeight), (int)(place.Box.Left / Cell) + 1);
    }

    private static int Width(string text) => text.Sum(c => PageWord.IsWide(c) ? 2 : 1);

    /// <summary>Words of one line with their display column and the number of blanks before them.</summary>
    private readonly struct Words(string line)
    {
        public IEnumerator<(string Word, int Column, int Gap)> GetEnumerator()
        {
            var column = 0;
            var gap = 0;
            for (var i = 0; i < line.Length;)
            {
                if (CellText.IsBlank(line[i]))
                {
                    var width = line[i] == '\u3000' ? 2 : 1;
                    column += width;
                    gap += width;
                    i++;
                    continue;
                }

                var end = i;
                while (end < line.Length && !CellText.IsBlank(line[end]))
                {
                    end++;
                }

                var word = line[i..end];
                yield return (word, column, gap);
                column += Width(word);
                gap = 0;
                i = end;
            }
        }
    }
}
