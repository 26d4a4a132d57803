namespace Gongkai.Domain.Reports.Narratives;

/// <summary>分项范围 — where a list of parts ends, and whether it is a list of parts at all.</summary>
internal static class SumBounds
{
    /// <summary>诉讼15件、复议10件，其中公开类分别为2件、3件: each belongs to one of the figures before.</summary>
    public static bool PairsWithEarlier(NarrativeBuilder builder, int marker, List<int> parts)
    {
        if (!builder.Tokens[marker].Is(WordKind.Complete))
        {
            return false;
        }

        var first = builder.Quantities[parts[0]];
        var earlier = 0;
        for (var q = parts[0] - 1; q >= 0 && builder.Quantities[q].Sentence == first.Sentence; q--)
        {
            earlier += builder.Quantities[q].Unit == first.Unit ? 1 : 0;
        }

        return earlier == parts.Count;
    }

    /// <summary>占比分别为93.3%和6.7%；网络申请301件: the marker has had its parts before the first count.</summary>
    public static bool SpeaksOfShares(NarrativeBuilder builder, int marker, int first)
    {
        for (var i = marker + 1; i < first; i++)
        {
            if (builder.Tokens[i].Kind == TokenKind.Semicolon
                || (builder.Tokens[i].Kind == TokenKind.Percent && builder.Tokens[marker].Is(WordKind.Complete)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The mark that separates two parts; null where they belong to different lists.</summary>
    public static TokenKind? Separator(NarrativeBuilder builder, int from, int to, int depth)
    {
        TokenKind? separator = null;
        for (var i = from + 1; i < to; i++)
        {
            var token = builder.Tokens[i];
            if (token.Depth < depth || token.Is(WordKind.Breakdown) || token.Is(WordKind.Complete))
            {
                return null;
            }

            if (token.Depth == depth && token.Kind is TokenKind.Comma or TokenKind.Pause or TokenKind.Semicolon)
            {
                separator = token.Kind;
            }
        }

        return separator ?? TokenKind.Word;
    }

    /// <summary>True where 等, 主要 and the like leave the list open.</summary>
    public static bool IsOpen(NarrativeBuilder builder, int marker, int last, int end)
    {
        var tokens = builder.Tokens;
        for (var i = marker + 1; i < end; i++)
        {
            if (tokens[i].Is(WordKind.Open))
            {
                return true;
            }

            if (i > last && tokens[i].Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Close)
            {
                return false;
            }
        }

        return false;
    }
}
