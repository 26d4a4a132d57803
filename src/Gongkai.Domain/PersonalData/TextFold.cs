namespace Gongkai.Domain.PersonalData;

/// <summary>全半角 — full-width figures, letters and signs read as their plain forms; looks at words standing before a place.</summary>
internal static class TextFold
{
    public static char Fold(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    public static bool IsDigit(char c) => char.IsAsciiDigit(Fold(c));

    public static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    /// <summary>Whether one of the words stands in the few characters before a place.</summary>
    public static bool HasBefore(ReadOnlySpan<char> text, int at, int reach, ReadOnlySpan<string> words)
    {
        var from = Math.Max(0, at - reach);
        var before = text[from..at];
        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the words stands in the few characters from a place on.</summary>
    public static bool HasAfter(ReadOnlySpan<char> text, int at, int reach, ReadOnlySpan<string> words) =>
        HasBefore(text, Math.Min(text.Length, at + reach), Math.Min(text.Length, at + reach) - at, words);
}
