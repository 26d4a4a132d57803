namespace Gongkai.Domain.Reports.Narratives;

/// <summary>阅读过程 — the part being read, its marks and words, and what has been understood so far.</summary>
internal sealed class NarrativeBuilder
{
    public List<StatedQuantity> Quantities { get; } = [];

    /// <summary>For each quantity the position of its token; valid inside the part being read.</summary>
    public List<int> TokenOf { get; } = [];

    public List<StatedSum> Sums { get; } = [];

    public List<StatedPercentage> Percentages { get; } = [];

    public List<StatedList> Lists { get; } = [];

    public List<Statement> Statements { get; } = [];

    public List<StatedTopic> Topics { get; } = [];

    public List<Token> Tokens { get; } = [];

    public NarrativeAspects Aspects { get; set; }

    public int FeeSections { get; set; }

    /// <summary>The subjects of all quantities, as bits.</summary>
    public int Subjects { get; set; }

    public int Section { get; set; }

    public string Text { get; set; } = "";

    /// <summary>True under a heading such as 依申请公开情况, or in part three.</summary>
    public bool IsUnderRequests { get; set; }

    /// <summary>True where the paragraph has spoken of requests.</summary>
    public bool HasSpokenOfRequests { get; set; }

    public TextSpan Span(int start, int end) => new(Section, start, Math.Max(end - start, 0));

    /// <summary>The clause around a place, cut to what a reader needs to find it.</summary>
    public TextSpan Clause(int from, int to)
    {
        const int Longest = 60;
        var start = from;
        while (start > 0 && from - start < Longest && !IsClauseMark(Text[start - 1]))
        {
            start--;
        }

        var end = to;
        while (end < Text.Length && end - to < Longest / 4 && !IsClauseMark(Text[end]))
        {
            end++;
        }

        return Span(start, end);
    }

    private static bool IsClauseMark(char c) => c is '，' or '。' or '；' or '：' or '\n' or '！';

    public ReadOnlySpan<char> Between(int start, int end) => end > start ? Text.AsSpan(start, end - start) : default;
}

/// <summary>句 — a run of tokens between two sentence ends, and the first of its quantities.</summary>
internal readonly record struct Sentence(int First, int End, int FirstQuantity, TextSpan Span);
