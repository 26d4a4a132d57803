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

    public ReadOnlySpan<char> Between(int start, int end) => end > start ? Text.AsSpan(start, end - start) : default;
}

/// <summary>句 — a run of tokens between two sentence ends, and the first of its quantities.</summary>
internal readonly record struct Sentence(int First, int End, int FirstQuantity, TextSpan Span);
