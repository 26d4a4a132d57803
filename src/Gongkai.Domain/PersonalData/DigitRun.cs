using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Gongkai.Domain.PersonalData;

/// <summary>数字串 — figures from a place on, full-width ones and single blanks or hyphens between groups included, up to a fixed number.</summary>
internal ref struct DigitRun
{
    public const int Most = 24;

    private Figures _figures;
    private Ends _ends;
    private Counts _counts;

    /// <summary>Number of figures; an X of an identity number counts as one.</summary>
    public int Count { get; private set; }

    /// <summary>Number of groups.</summary>
    public int Groups { get; private set; }

    /// <summary>True where the first group alone has more figures than any number that is looked for.</summary>
    public bool IsTooLong { get; private set; }

    [UnscopedRef]
    public readonly ReadOnlySpan<char> Digits => ((ReadOnlySpan<char>)_figures)[..Count];

    public static DigitRun Read(ReadOnlySpan<char> text, int start)
    {
        var run = default(DigitRun);
        var at = start;
        while (true)
        {
            var size = 0;
            while (at < text.Length && TextFold.IsDigit(text[at]) && run.Count < Most)
            {
                run._figures[run.Count++] = TextFold.Fold(text[at++]);
                size++;
            }

            var hasCheck = false;
            if (run.Count == 17 && at < text.Length && TextFold.Fold(text[at]) is 'X' or 'x' && !IsLetter(text, at + 1))
            {
                run._figures[run.Count++] = 'X';
                at++;
                size++;
                hasCheck = true;
            }

            if (!hasCheck && at < text.Length && TextFold.IsDigit(text[at]))
            {
                // The group goes on behind the bound: it is none of ours, and neither are windows that end in it.
                run.IsTooLong = run.Groups == 0;
                run.Count -= run.Groups == 0 ? 0 : size;
                return run;
            }

            run._ends[run.Groups] = at;
            run._counts[run.Groups++] = run.Count;
            if (hasCheck || run.Count >= Most || at + 1 >= text.Length || !IsSeparator(text[at], run._figures[0]) || !IsFigure(text, at + 1, run.Count))
            {
                return run;
            }

            at++;
        }
    }

    /// <summary>Figures in the first so many groups.</summary>
    public readonly int CountOf(int groups) => groups == 0 ? 0 : _counts[groups - 1];

    public readonly int SizeOf(int group) => _counts[group] - CountOf(group);

    /// <summary>Where a group ends in the text.</summary>
    public readonly int EndOf(int group) => _ends[group];

    public readonly bool HasSizes(int groups, ReadOnlySpan<int> sizes)
    {
        if (groups != sizes.Length)
        {
            return false;
        }

        for (var i = 0; i < groups; i++)
        {
            if (SizeOf(i) != sizes[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFigure(ReadOnlySpan<char> text, int at, int count) =>
        TextFold.IsDigit(text[at]) || (count == 17 && TextFold.Fold(text[at]) is 'X' or 'x' && !IsLetter(text, at + 1));

    private static bool IsLetter(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiLetter(TextFold.Fold(text[at]));

    // A closing bracket stands behind an area code only.
    private static bool IsSeparator(char c, char first) => c is ' ' or '\u00A0' or '\u3000' or '-' or '－' or '‐' or '–' || (first == '0' && c is ')' or '）');

    [InlineArray(Most)]
    private struct Figures
    {
        private char _first;
    }

    [InlineArray(Most)]
    private struct Ends
    {
        private int _first;
    }

    [InlineArray(Most)]
    private struct Counts
    {
        private int _first;
    }
}
