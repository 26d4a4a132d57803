using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>页面版面 — one page as words and ruling lines at their places, whatever produced it (a PDF, spaced text).</summary>
/// <param name="Number">Page number from 1.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
/// <param name="Words">Words in the producer's order.</param>
/// <param name="Rules">Ruling lines; empty where none are drawn or known.</param>
public sealed record PageLayout(int Number, float Width, float Height, IReadOnlyList<PageWord> Words, IReadOnlyList<PageRule> Rules)
{
    /// <summary>True for paper, where what runs over the edge is lost; false for text, whose page is as wide as its longest line.</summary>
    public bool IsCutAtEdges { get; init; } = true;
}

/// <summary>词 — characters that were set without a gap, and their box.</summary>
public readonly record struct PageWord(string Text, PageBox Box)
{
    public float CenterX => (Box.Left + Box.Right) / 2;

    // Font boxes of Chinese fonts can be almost three times as high as the line; only their middle can be trusted.
    public float CenterY => (Box.Top + Box.Bottom) / 2;

    /// <summary>Width of a full-width character, from the word's own width.</summary>
    public float Em
    {
        get
        {
            var halves = 0;
            foreach (var c in Text)
            {
                halves += IsWide(c) ? 2 : 1;
            }

            return halves == 0 ? 1 : (Box.Right - Box.Left) * 2 / halves;
        }
    }

    public static bool IsWide(char c) =>
        c >= '\u1100' && c is (>= '\u2E80' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F')
        or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6') or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026';
}

/// <summary>线 — a horizontal or vertical ruling line.</summary>
/// <param name="IsHorizontal">Its direction.</param>
/// <param name="At">y of a horizontal, x of a vertical line.</param>
/// <param name="From">Where it begins along its direction.</param>
/// <param name="To">Where it ends.</param>
public readonly record struct PageRule(bool IsHorizontal, float At, float From, float To);
