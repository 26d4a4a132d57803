namespace Gongkai.Documents.Letters;

/// <summary>署名位置 — the organ's name stands centred over the date, the date four characters from the right; GB/T 9704-2012, 7.3.5.</summary>
internal static class SignatureIndent
{
    private const double DayIndent = 4;
    private const double LeastIndent = 2;

    /// <summary>Distance of a line of the signature from the right edge, in characters.</summary>
    internal static double Of(IReadOnlyList<PaperBlock> blocks, PaperBlock line)
    {
        var lines = blocks.Where(block => block.Kind is PaperBlockKind.Seal or PaperBlockKind.Signature or PaperBlockKind.Day).ToList();
        var day = Width(lines.LastOrDefault(block => block.Kind == PaperBlockKind.Day)?.Text ?? "");
        var middle = DayIndent + (day / 2);
        // A long name moves the whole block to the left.
        middle = Math.Max(middle, lines.Max(block => Width(block.Text) / 2) + LeastIndent);
        return Math.Max(0, middle - (Width(line.Text) / 2));
    }

    internal static double Width(string text) => text.Sum(c => c < 0x2000 ? 0.5 : 1);
}
