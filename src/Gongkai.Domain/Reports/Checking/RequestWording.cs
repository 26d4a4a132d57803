using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>申请用语核对 — whether a count of requests speaks of all that the organ had, not of those
/// at a counter, of papers, of what fell due, or of another organ's.</summary>
internal static class RequestWording
{
    private static readonly string[] s_papers = ["公文", "属性", "发文", "印发"];

    private static readonly string[] s_counters =
        ["申请点", "受理点", "查阅点", "查阅室", "查阅中心", "查阅场所", "服务点", "代办点", "服务站", "窗口", "专区"];

    private static readonly string[] s_wholeYear = ["全年", "年度", "本年", "共", "我", "本机关", "本单位", "总"];

    private static readonly string[] s_due = ["应答复", "应办", "应予", "到期", "应当"];

    /// <summary>True where nothing around the figure says that it counts some of the requests only.</summary>
    public static bool IsOfAll(CheckContext context, in StatedQuantity figure, in WordsAround words) =>
        !IsOfPapers(words.Sentence) && !IsOfCounter(words.Sentence, words.Own) && IsWhole(words.Own, words.Behind)
        && (figure.Is(QuantitySubject.Applicant) || !IsOfEarlierParty(context, figure, words.Own));

    // 公文236件，主动公开86件、依申请公开20件: classes of papers.
    private static bool IsOfPapers(ReadOnlySpan<char> before)
    {
        if (StatedWording.ContainsAny(before, s_papers) || before.Contains("主动公开类", StringComparison.Ordinal))
        {
            return true;
        }

        var at = before.IndexOf("主动公开", StringComparison.Ordinal);
        var rest = at < 0 ? default : before[(at + "主动公开".Length)..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && rest[digits] == '件';
    }

    // 设立申请点1个，受理申请0件: at that counter, unless the clause speaks of the whole year again.
    private static bool IsOfCounter(ReadOnlySpan<char> before, ReadOnlySpan<char> own)
    {
        var earlier = before[..Math.Max(before.Length - own.Length, 0)];
        return StatedWording.ContainsAny(earlier, s_counters) && !StatedWording.ContainsAny(own, s_wholeYear);
    }

    // 高校收到申请21件，已答复20件: a clause without a name speaks of the one named before.
    private static bool IsOfEarlierParty(CheckContext context, in StatedQuantity figure, ReadOnlySpan<char> own)
    {
        if (StatedWording.ContainsAny(own, s_wholeYear))
        {
            return false;
        }

        var figures = context.Narrative.FiguresBefore(figure.Before);
        for (var i = figures.Length - 1; i >= 0 && figures[i].Sentence == figure.Sentence; i--)
        {
            ref readonly var earlier = ref figures[i];
            if (earlier.Is(QuantitySubject.Requests) && (earlier.Verbs & RequestVerbs.Received) != 0)
            {
                var between = context.Narrative.Characters(new TextSpan(figure.Span.Section, earlier.Span.End,
                    figure.Before.Start - earlier.Span.End));
                return !between.Contains('；') && !KnownWords.Are(context.Report, context.Narrative.Characters(earlier.Before));
            }
        }

        return false;
    }

    // 除1件结转外; 3个部门未收到申请; 按期办结12件 of those that fell due.
    private static bool IsWhole(ReadOnlySpan<char> own, ReadOnlySpan<char> behind) =>
        !behind.Contains('未') && !behind.Contains("结转", StringComparison.Ordinal) && !own.Contains('除') && !StatedWording.ContainsAny(own, s_due)
        && !(own.EndsWith("按时办结", StringComparison.Ordinal) || own.EndsWith("按期办结", StringComparison.Ordinal));
}

/// <summary>前后文 — the sentence before a figure, the words of its own clause, and those behind it.</summary>
internal readonly ref struct WordsAround(ReadOnlySpan<char> sentence, ReadOnlySpan<char> own, ReadOnlySpan<char> behind)
{
    public ReadOnlySpan<char> Sentence { get; } = sentence;

    public ReadOnlySpan<char> Own { get; } = own;

    public ReadOnlySpan<char> Behind { get; } = behind;
}
