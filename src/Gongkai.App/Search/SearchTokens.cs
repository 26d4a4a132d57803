using System.Collections.Concurrent;
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
    public const int Rules = 5;

    private const int MostFolded = 4_096;

    // What NFKC makes of a character that is neither ASCII nor a common Chinese one; there are few of them in a text, mostly marks.
    private static readonly ConcurrentDictionary<int, string> s_folded = new();

    // Texts of one language share most of their pairs: the last one seen at each place need not be made again.
    private static readonly string?[] s_pairs = new string?[32_749];

    public static List<SearchToken> Of(string text) => new Scan(text).Run();

    /// <summary>The tokens joined by blanks.</summary>
    public static string Join(IEnumerable<SearchToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));

    public static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x4e00 and <= 0x9fff) or (>= 0x3400 and <= 0x4dbf) or (>= 0x20000 and <= 0x3ffff) or (>= 0xf900 and <= 0xfaff) or 0x3007 or 0x3005;

    // Both databases know these characters as letters; every other one is written as its code, so that no table of theirs decides.
    private static bool IsPlain(Rune rune) => rune.Value is (>= 'a' and <= 'z') or (>= '0' and <= '9') or (>= 0x4e00 and <= 0x9fcb) or (>= 0x3400 and <= 0x4db5);

    private static string Coded(Rune rune) => IsPlain(rune) ? rune.ToString() : "u" + rune.Value.ToString("x", CultureInfo.InvariantCulture);

    // Full-width forms become half-width and capitals small, one character at a time, so that places in the text stay known.
    private ref struct Scan(string text)
    {
        private readonly List<SearchToken> _tokens = new(text.Length);
        private readonly StringBuilder _word = new();
        private Rune? _pending;
        private int _pendingStart;
        private int _pendingEnd;
        private int _wordStart;
        private int _wordEnd;

        internal List<SearchToken> Run()
        {
            for (var at = 0; at < text.Length;)
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
                var end = at + length;
                if (rune.Value is < 0x80 or (>= 0x4e00 and <= 0x9fff))
                {
                    Take(rune.Value is >= 'A' and <= 'Z' ? new Rune(rune.Value | 0x20) : rune, at, end);
                }
                else
                {
                    foreach (var folded in Folded(rune).EnumerateRunes())
                    {
                        Take(folded, at, end);
                    }
                }

                at = end;
            }

            EndWord();
            EndRun();
            return _tokens;
        }

        private static string Folded(Rune rune) =>
            s_folded.TryGetValue(rune.Value, out var known) ? known : s_folded.Count < MostFolded ? s_folded.GetOrAdd(rune.Value, Fold(rune)) : Fold(rune);

        private static string Fold(Rune rune)
        {
            var folded = new StringBuilder();
            foreach (var one in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
            {
                folded.Append(Rune.ToLowerInvariant(one));
            }

            return folded.ToString();
        }

        private void Take(Rune rune, int start, int end)
        {
            if (IsHan(rune))
            {
                EndWord();
                if (_pending is { } before)
                {
                    _tokens.Add(new SearchToken(Pair(before, rune), _pendingStart, end, false, false));
                }

                (_pending, _pendingStart, _pendingEnd) = (rune, start, end);
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                EndRun();
                _wordStart = _word.Length == 0 ? start : _wordStart;
                _wordEnd = end;
                _word.Append(Coded(rune));
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

        private static string Pair(Rune one, Rune other)
        {
            if (!IsPlain(one) || !IsPlain(other))
            {
                return Coded(one) + Coded(other);
            }

            // Two threads may write the same place; each takes a string that it has looked at.
            ref var known = ref s_pairs[((one.Value * 31) + other.Value) % s_pairs.Length];
            return known is { } pair && pair[0] == one.Value && pair[1] == other.Value ? pair : known = new string([(char)one.Value, (char)other.Value]);
        }

        private void EndRun()
        {
            if (_pending is { } last)
            {
                _tokens.Add(new SearchToken(Coded(last), _pendingStart, _pendingEnd, false, true));
                _pending = null;
            }
        }

        private void EndWord()
        {
            if (_word.Length > 0)
            {
                _tokens.Add(new SearchToken(_word.ToString(0, Math.Min(_word.Length, LongestWord)), _wordStart, _wordEnd, true, false));
                _word.Clear();
            }
        }
    }
}
