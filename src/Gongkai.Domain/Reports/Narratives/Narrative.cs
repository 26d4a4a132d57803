using System.Runtime.InteropServices;

namespace Gongkai.Domain.Reports.Narratives;

/// <summary>年报文字 — everything that the text of a report states in figures, and what it says or leaves out besides; 国办公开办函〔2021〕30号.</summary>
public sealed class Narrative
{
    private const int LongestView = 300;

    private static readonly char[] s_clauseMarks = ['，', '；', '。', '：', '\n', '（', '）'];

    private readonly string[] _sources;
    private readonly string[] _texts;
    private StatedSum?[]? _sumOf;

    internal Narrative(string[] sources, string[] texts)
    {
        _sources = sources;
        _texts = texts;
    }

    public required IReadOnlyList<StatedQuantity> Quantities { get; init; }

    public required IReadOnlyList<StatedSum> Sums { get; init; }

    public required IReadOnlyList<StatedPercentage> Percentages { get; init; }

    public required IReadOnlyList<StatedList> Lists { get; init; }

    public required IReadOnlyList<Statement> Statements { get; init; }

    public required IReadOnlyList<StatedTopic> Topics { get; init; }

    /// <summary>Aspects that part one speaks of.</summary>
    public NarrativeAspects Aspects { get; init; }

    /// <summary>Numbers of the parts that speak of fees, as bits.</summary>
    public int FeeSections { get; init; }

    /// <summary>The words of a place, blanks removed.</summary>
    public string Words(TextSpan span) => _texts[span.Section].Substring(span.Start, span.Length);

    /// <summary>The offset of a place in the part's text as read.</summary>
    public int SourceOffset(TextSpan span) => NormalText.SourceOffset(_sources[span.Section], span.Start);

    /// <summary>The paragraph around a place.</summary>
    internal ReadOnlySpan<char> Paragraph(TextSpan span)
    {
        var text = _texts[span.Section].AsSpan();
        var start = text[..span.Start].LastIndexOf('\n') + 1;
        var length = text[start..].IndexOf('\n');
        return length < 0 ? text[start..] : text.Slice(start, length);
    }

    /// <summary>The sentence up to a place, as far back as a reader remembers.</summary>
    internal ReadOnlySpan<char> SentenceBefore(TextSpan span) => Before(span, '。', '\n');

    /// <summary>The clause up to a place.</summary>
    internal ReadOnlySpan<char> ClauseBefore(TextSpan span) => Before(span, s_clauseMarks);

    /// <summary>The short clause in front of the one that begins at a place; empty where there is none or a longer one.</summary>
    internal ReadOnlySpan<char> EarlierClause(TextSpan span)
    {
        const int LongestAdverbial = 20;
        if (span.Start == 0 || _texts[span.Section][span.Start - 1] != '，')
        {
            return default;
        }

        var clause = ClauseBefore(new TextSpan(span.Section, span.Start - 1, 0));
        return clause.Length <= LongestAdverbial ? clause : default;
    }

    /// <summary>The sentence behind a place.</summary>
    internal ReadOnlySpan<char> SentenceAfter(TextSpan span) => After(span, '。', '\n');

    /// <summary>The clause behind a place.</summary>
    internal ReadOnlySpan<char> ClauseAfter(TextSpan span) => After(span, s_clauseMarks);

    private ReadOnlySpan<char> Before(TextSpan span, params ReadOnlySpan<char> marks)
    {
        var start = Math.Max(span.Start - LongestView, 0);
        var text = _texts[span.Section].AsSpan(start, span.Start - start);
        return text[(text.LastIndexOfAny(marks) + 1)..];
    }

    private ReadOnlySpan<char> After(TextSpan span, params ReadOnlySpan<char> marks)
    {
        var text = _texts[span.Section].AsSpan(span.End);
        text = text[..Math.Min(text.Length, LongestView)];
        var end = text.IndexOfAny(marks);
        return end < 0 ? text : text[..end];
    }

    /// <summary>The quantities without copying them.</summary>
    internal ReadOnlySpan<StatedQuantity> Figures => CollectionsMarshal.AsSpan((List<StatedQuantity>)Quantities);

    /// <summary>The figures that stand before a place, in the order of the text.</summary>
    internal ReadOnlySpan<StatedQuantity> FiguresBefore(TextSpan place)
    {
        var figures = Figures;
        var (low, high) = (0, figures.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var at = figures[middle].Span;
            (low, high) = (at.Section, at.End).CompareTo((place.Section, place.Start)) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return figures[..low];
    }

    /// <summary>The first sum that has the quantity among its parts; null where none has.</summary>
    internal StatedSum? SumOf(int quantity)
    {
        if (_sumOf is null)
        {
            var sumOf = new StatedSum?[Quantities.Count];
            foreach (var sum in Sums)
            {
                foreach (var part in sum.Parts)
                {
                    sumOf[part] ??= sum;
                }
            }

            _sumOf = sumOf;
        }

        return _sumOf[quantity];
    }

    /// <summary>True where the text counts such a thing at all.</summary>
    public bool Counts(QuantitySubject subject) => (Subjects & (1 << (int)subject)) != 0;

    internal int Subjects { get; init; }

    internal ReadOnlySpan<char> Characters(TextSpan span) => _texts[span.Section].AsSpan(span.Start, span.Length);
}

/// <summary>总数与分项 — a stated total and the parts that the text names of it.</summary>
/// <param name="Total">Index of the total among the quantities.</param>
/// <param name="Parts">Indices of the parts.</param>
/// <param name="IsComplete">The wording says that nothing is left out (分别为, brackets, colon).</param>
/// <param name="IsOpen">The wording says that something is left out (等, 主要, 重点).</param>
public sealed record StatedSum(int Total, IReadOnlyList<int> Parts, bool IsComplete, bool IsOpen);

/// <summary>百分比 — a stated growth or share with the figures it follows from.</summary>
/// <param name="IsGrowth">Growth, else share.</param>
/// <param name="IsDecrease">下降.</param>
/// <param name="Percent">As printed.</param>
/// <param name="Decimals">Digits after the point as printed.</param>
/// <param name="IsApproximate">约.</param>
/// <param name="Base">The old figure, or the whole.</param>
/// <param name="Value">The new figure, or the part.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StatedPercentage(bool IsGrowth, bool IsDecrease, decimal Percent, int Decimals, bool IsApproximate, decimal Base, decimal Value,
    TextSpan Span);

/// <summary>列举数 — a stated number of things and how many are named.</summary>
/// <param name="Stated">The number as stated.</param>
/// <param name="Listed">The things named.</param>
/// <param name="IsOpen">等 leaves the list open.</param>
/// <param name="IsOfReport">It speaks of the parts of the report itself.</param>
/// <param name="Span">Where it stands.</param>
public sealed record StatedList(int Stated, int Listed, bool IsOpen, bool IsOfReport, TextSpan Span);

/// <summary>分项标题 — a short heading inside a part and the quantities stated under it.</summary>
/// <param name="Heading">The heading without its number.</param>
/// <param name="First">Index of its first quantity.</param>
/// <param name="End">Index after its last quantity.</param>
public sealed record StatedTopic(TextSpan Heading, int First, int End);

/// <summary>陈述 — a statement without a figure of its own that the tables or the calendar can contradict.</summary>
/// <param name="Kind">What is stated.</param>
/// <param name="Key">Column or row that it names.</param>
/// <param name="Year">The year that it names; 0 where it names none.</param>
/// <param name="Span">The words.</param>
public sealed record Statement(StatementKind Kind, string Key, int Year, TextSpan Span)
{
    /// <summary>The scope, for statements about requests and remedies.</summary>
    public QuantityScope Scope { get; init; }

    /// <summary>First and last day of a stated period; null where it is not a whole date.</summary>
    public (int Year, int Month, int Day)? From { get; init; }

    public (int Year, int Month, int Day)? To { get; init; }
}

/// <summary>陈述种类 — the statements that are looked for.</summary>
public enum StatementKind
{
    /// <summary>未收到申请.</summary>
    NoRequests,

    /// <summary>未发生行政复议、行政诉讼.</summary>
    NoRemedy,

    /// <summary>全部办结.</summary>
    AllFinished,

    /// <summary>全部在法定时限内办结: may speak of those that fell due.</summary>
    FinishedInTime,

    /// <summary>申请人为自然人.</summary>
    ApplicantsAll,

    /// <summary>统计期限, named as such.</summary>
    Period,

    /// <summary>A whole year without the word for the period.</summary>
    UnnamedPeriod,

    /// <summary>某年度决算.</summary>
    FinalAccounts,

    /// <summary>某年度决算, where the year may be that of the publication.</summary>
    DoubtfulAccounts,

    /// <summary>某年度预决算.</summary>
    CombinedAccounts,

    /// <summary>A year that opens a paragraph.</summary>
    LeadingYear,

    /// <summary>文号括号.</summary>
    DocumentNumber,
}
