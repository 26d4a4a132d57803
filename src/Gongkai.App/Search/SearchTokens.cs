using System.Globalization;
using System.Text;

namespace Gongkai.App.Search;

/// <summary>检索词元 — one token of a text with the place it comes from; tokens follow each other without gaps.</summary>
/// <param name="Text">Letters and digits alone, the same on every database.</param>
/// <param name="IsWord">A word of letters or digits; false for a pair or a last single character of a Chinese run.</param>
/// <param name="ClosesRun">The last character of a Chinese run, on its own.</param>
public readonly record struct SearchToken(string Text, int Start, int End, bool IsWord, bool ClosesRun);

/// <summary>检索分词 — makes tokens of a text without a dictionary: every pair of neighbouring Chinese characters, the last character of each run, and words of other letters in lower case.</summary>
/// <remarks>Each Chinese character has a token at its own place, so a phrase of tokens finds every substring of two characters and more. Marks and blanks do not count between
/// Chinese characters and separate words; the end of a line separates all.</remarks>
public static class SearchTokens
{
    /// <summary>Longest word that is kept whole; what is longer is no word that anybody looks for.</summary>
    private const int LongestWord = 40;

    /// <summary>Counted up when the rules below change: an index written by other rules is built anew.</summary>
    public const int Rules = 1;

    public static List<SearchToken> Of(string text)
    {
        var tokens = new List<SearchToken>(text.Length);
        Rune? pending = null;
        var pendingStart = 0;
        var pendingEnd = 0;
        var word = new StringBuilder();
        var wordStart = 0;
        var wordEnd = 0;

        void EndRun()
        {
            if (pending is { } last)
            {
                tokens.Add(new SearchToken(Coded(last), pendingStart, pendingEnd, false, true));
                pending = null;
            }
        }

        void EndWord()
        {
            if (word.Length > 0)
            {
                tokens.Add(new SearchToken(word.ToString(0, Math.Min(word.Length, LongestWord)), wordStart, wordEnd, true, false));
                word.Clear();
            }
        }

        foreach (var (rune, start, end) in Folded(text))
        {
            if (IsHan(rune))
            {
                EndWord();
                if (pending is { } before)
                {
                    tokens.Add(new SearchToken(Coded(before) + Coded(rune), pendingStart, end, false, false));
                }

                (pending, pendingStart, pendingEnd) = (rune, start, end);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                EndRun();
                wordStart = word.Length == 0 ? start : wordStart;
                wordEnd = end;
                word.Append(Coded(rune));
            }
            else
            {
                EndWord();
                if (rune.Value == '\n')
                {
                    EndRun();
                }
            }
        }

        EndWord();
        EndRun();
        return tokens;
    }

    /// <summary>The tokens joined by blanks.</summary>
    public static string Join(IEnumerable<SearchToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));

    public static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x4e00 and <= 0x9fff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x20000 and <= 0x3ffff) or (>= 0xf900 and <= 0xfaff) or 0x3007 or 0x3005;

    // Both databases know these characters as letters; every other one is written as its code, so that no table of theirs decides.
    private static string Coded(Rune rune) => rune.Value is (>= 'a' and <= 'z') or (>= '0' and <= '9') or (>= 0x4e00 and <= 0x9fcb) or (>= 0x3400 and <= 0x4db5)
        ? rune.ToString()
        : "u" + rune.Value.ToString("x", CultureInfo.InvariantCulture);

    // Full-width forms become half-width and capitals small, one character at a time, so that places in the text stay known.
    private static IEnumerable<(Rune Rune, int Start, int End)> Folded(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var start = at;
            at += Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done ? length : 1;
            if (rune.Value < 0x80 || rune.Value is >= 0x4e00 and <= 0x9fff)
            {
                yield return (Rune.ToLowerInvariant(rune), start, at);
                continue;
            }

            foreach (var folded in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
            {
                yield return (Rune.ToLowerInvariant(folded), start, at);
            }
        }
    }
}
