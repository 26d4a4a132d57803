namespace Gongkai.Domain.Reports.Narratives;

/// <summary>后置名称 — a number whose name stands behind it: 8件予以公开、1件部分公开.</summary>
internal static class LabelBehind
{
    /// <summary>有, 共有, 其中有 may stand before the number.</summary>
    private const int LongestLead = 2;

    /// <summary>True where nothing before the number and something behind it, up to the next mark, says what it counts.</summary>
    public static bool Is(NarrativeBuilder builder, in Sentence sentence, int at, int to)
    {
        var tokens = builder.Tokens;
        if (to < sentence.End && (tokens[to].IsQuantity || tokens[to].Kind == TokenKind.Percent))
        {
            return false;
        }

        var names = false;
        for (var i = at + 1; i < to; i++)
        {
            names |= tokens[i].Word?.Kind is WordKind.Outcome or WordKind.OldOutcome or WordKind.RemedyResult or WordKind.Applicant
                or WordKind.Handle or WordKind.Finish or WordKind.Reply or WordKind.CarriedIn or WordKind.CarriedOut or WordKind.CarryOver
                or WordKind.Pending;
        }

        if (!names)
        {
            return false;
        }

        var first = First(builder, sentence, at);
        var start = first > sentence.First ? tokens[first - 1].End : sentence.Span.Start;
        for (var i = first; i < at; i++)
        {
            if (!(tokens[i].Is(WordKind.Breakdown) || tokens[i].Is(WordKind.Sum)))
            {
                return false;
            }

            start = tokens[i].End;
        }

        return first > sentence.First && tokens[first - 1].Kind is not (TokenKind.Number or TokenKind.Percent)
            && tokens[at].Start - start <= LongestLead;
    }

    /// <summary>The first token behind the mark before the number.</summary>
    public static int First(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var first = at;
        while (first > sentence.First && !IsMark(builder.Tokens[first - 1].Kind) && !builder.Tokens[first - 1].IsQuantity)
        {
            first--;
        }

        return first;
    }

    private static bool IsMark(TokenKind kind) => kind
        is TokenKind.Comma or TokenKind.Pause or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Open or TokenKind.Close or TokenKind.Enumerator;
}
