namespace Gongkai.Domain.Reports.Comparing;

/// <summary>文字指纹 — a text prepared once for any number of comparisons: the hashes of all runs of five characters, and its sentences.</summary>
/// <remarks>Blanks of every kind are left out, so a change of layout is no change of text.</remarks>
public sealed class TextFingerprint
{
    private const int RunLength = 5;
    private const ulong HashPrime = 1099511628211;
    private const ulong HashStart = 14695981039346656037;
    private readonly uint[] _runs;
    private readonly List<(int Start, int End, ulong Hash)> _sentences;

    private TextFingerprint(string text, uint[] runs, List<(int Start, int End, ulong Hash)> sentences)
    {
        Text = text;
        _runs = runs;
        _sentences = sentences;
    }

    public string Text { get; }

    public static TextFingerprint Of(string text)
    {
        var dense = new char[text.Length];
        var length = 0;
        var sentences = new List<(int, int, ulong)>();
        var start = 0;
        var hash = HashStart;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var ends = c is '。' or '；' or '！' or '？' or '\n';
            if (!CellText.IsBlank(c))
            {
                dense[length++] = c;
                hash = ends ? hash : unchecked((hash ^ c) * HashPrime);
            }

            if (ends)
            {
                Close(i + 1);
            }
        }

        Close(text.Length);
        return new TextFingerprint(text, Runs(dense.AsSpan(0, length)), sentences);

        void Close(int end)
        {
            if (hash != HashStart)
            {
                sentences.Add((start, end, hash));
            }

            start = end;
            hash = HashStart;
        }
    }

    /// <summary>Share of common text from 0 to 1: twice the common runs over all runs of both (Dice's coefficient over multisets).</summary>
    public double Share(TextFingerprint other)
    {
        var all = _runs.Length + other._runs.Length;
        if (all == 0)
        {
            return 1;
        }

        var common = 0;
        var i = 0;
        var j = 0;
        while (i < _runs.Length && j < other._runs.Length)
        {
            var one = _runs[i];
            var two = other._runs[j];
            common += one == two ? 1 : 0;
            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }

        return 2.0 * common / all;
    }

    /// <summary>The sentences that stand here more often than in the other text, in order.</summary>
    public IReadOnlyList<string> SentencesMissingFrom(TextFingerprint other)
    {
        var left = new Dictionary<ulong, int>(other._sentences.Count);
        foreach (var (_, _, hash) in other._sentences)
        {
            left[hash] = left.GetValueOrDefault(hash) + 1;
        }

        List<string>? missing = null;
        foreach (var (start, end, hash) in _sentences)
        {
            if (left.TryGetValue(hash, out var count) && count > 0)
            {
                left[hash] = count - 1;
            }
            else
            {
                (missing ??= []).Add(CellText.TrimAll(Text[start..end]));
            }
        }

        return missing ?? [];
    }

    private static uint[] Runs(ReadOnlySpan<char> dense)
    {
        if (dense.IsEmpty)
        {
            return [];
        }

        var runs = new uint[Math.Max(1, dense.Length - RunLength + 1)];
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = Hash(dense.Slice(i, Math.Min(RunLength, dense.Length - i)));
        }

        Array.Sort(runs);
        return runs;
    }

    private static uint Hash(ReadOnlySpan<char> run)
    {
        unchecked
        {
            ulong hash = HashStart;
            foreach (var c in run)
            {
                hash = (hash ^ c) * HashPrime;
            }

            return (uint)(hash ^ (hash >> 32));
        }
    }
}
