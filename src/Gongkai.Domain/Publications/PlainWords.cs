using System.Globalization;
using System.Text;

namespace Gongkai.Domain.Publications;

/// <summary>纯文字 — what somebody typed into a field, without what nobody sees: control characters, marks that turn the direction of a line, blanks without width.</summary>
internal static class PlainWords
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Breaks become blanks.</summary>
    internal static string Line(string text) => text.Any(IsOdd) ? Kept(text, keepsBreaks: false) : text;

    /// <summary>Breaks stay.</summary>
    internal static string Lines(string text) => text.Any(IsOdd) ? Kept(text, keepsBreaks: true) : text;

    // A surrogate may be one alone; marks beyond the first plane are told apart rune by rune.
    private static bool IsOdd(char c) => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Kept(string text, bool keepsBreaks)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                continue;
            }

            i += rune.Utf16SequenceLength - 1;
            if (rune.Value is '\n' or '\r' or '\t')
            {
                kept.Append(keepsBreaks ? (char)rune.Value : ' ');
            }
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF) && (rune.Value is Joiner or NonJoiner || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }
}
