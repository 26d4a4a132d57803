using System.Buffers;

namespace Gongkai.Domain.Reports.Narratives;

/// <summary>百分比识别 — growth with both figures in the sentence, and shares of a stated total.</summary>
internal static class PercentageReader
{
    private const int LastSums = 4;

    private static readonly SearchValues<char> s_wholeWords = SearchValues.Create("比总数量的申请全部年度所有政府信息公开发布达约为合计");

    public static void Read(NarrativeBuilder builder, in Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (builder.Tokens[i].Kind == TokenKind.Percent)
            {
                ReadOne(builder, sentence, i);
            }
        }
    }

    private static void ReadOne(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        for (var i = at - 1; i >= sentence.First
            && tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Percent or TokenKind.Open); i--)
        {
            if (tokens[i].Is(WordKind.Share))
            {
                AddShare(builder, sentence, i, at);
                return;
            }

            if (tokens[i].Is(WordKind.Increase) || tokens[i].Is(WordKind.Decrease))
            {
                var isDecrease = tokens[i].Is(WordKind.Decrease);
                if (tokens[i].Word!.Text[^1] is not ('至' or '到') && GrowthReader.Read(builder, sentence, at, isDecrease) is { } growth)
                {
                    Add(builder, at, growth.Old, growth.New, (true, isDecrease));
                }

                return;
            }
        }
    }

    private static void AddShare(NarrativeBuilder builder, in Sentence sentence, int share, int at)
    {
        var part = GrowthReader.LastBefore(builder, sentence, share);
        if (part < 0 || builder.Quantities[part].IsApproximate
            || builder.Between(builder.Tokens[share].End, builder.Tokens[at].Start).ContainsAnyExcept(s_wholeWords))
        {
            return;
        }

        foreach (var sum in builder.Sums[Math.Max(builder.Sums.Count - LastSums, 0)..])
        {
            if (sum.Parts.Contains(part) && !builder.Quantities[sum.Total].IsApproximate)
            {
                Add(builder, at, builder.Quantities[sum.Total].Value, builder.Quantities[part].Value, (false, false));
                return;
            }
        }
    }

    private static void Add(NarrativeBuilder builder, int at, decimal older, decimal newer, (bool IsGrowth, bool IsDecrease) kind)
    {
        var token = builder.Tokens[at];
        var start = builder.Clause(token.Start, token.Start).Start;
        builder.Percentages.Add(new StatedPercentage(
            kind.IsGrowth, kind.IsDecrease, token.Value, token.Decimals, token.IsApproximate, older, newer, builder.Span(start, token.End)));
    }
}
