namespace Gongkai.Documents.Reports.Sources;

/// <summary>表中行文 — tells a line of prose that was typed into a sheet from a row of a table.</summary>
internal static class SheetProse
{
    /// <summary>Longer than a label that stands alone in its row for good, shorter than any sentence of a report.</summary>
    private const int LongestLoneLabel = 12;

    /// <summary>Longer than the longest label of the form, whose values may all be blank.</summary>
    private const int LongestLabel = 60;

    /// <param name="text">The only text of a row.</param>
    /// <param name="isAlone">True where the row has no further cells, not even blank ones.</param>
    public static bool IsProse(string text, bool isAlone)
    {
        var trimmed = text.AsSpan().Trim();
        return (isAlone && trimmed.Length > LongestLoneLabel && !IsNumeric(trimmed) && !IsListed(trimmed))
            || trimmed.Length > LongestLabel
            || trimmed.Contains('。')
            || IsHeading(trimmed);
    }

    private static bool IsHeading(ReadOnlySpan<char> text) =>
        (text.Length > 2 && text[1] == '、' && "一二三四五六".Contains(text[0])
            && (text.EndsWith("情况") || text.EndsWith("事项")))
        || text.EndsWith("年度报告");

    /// <summary>Rows of the form are listed; one whose values are all blank has left nothing but its label.</summary>
    private static bool IsListed(ReadOnlySpan<char> text) =>
        text[0] is '（' or '(' || char.IsDigit(text[0]) || (text[1] == '、' && "一二三四".Contains(text[0]));

    private static bool IsNumeric(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('\u0020', '\u0039') < 0;
}
