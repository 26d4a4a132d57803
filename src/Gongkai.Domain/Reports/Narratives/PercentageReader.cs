using System.Buffers;

namespace Gongkai.Domain.Reports.Narratives;

/// <summary>百分比识别 — growth with both figures in the sentence, and shares of a stated total.</summary>
internal static class PercentageReader
{
    private const int LastSums = 4;

    /// <summary>全县 and 本级 stand for both years alike.</summary>
    private const QuantityScope Extent = QuantityScope.Wide | QuantityScope.Office;

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
        for (var i = at - 1; i >= sentence.First && tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Percent or TokenKind.Open); i--)
        {
            if (tokens[i].Is(WordKind.Share))
            {
                AddShare(builder, sentence, i, at);
                return;
            }

            if (tokens[i].Is(WordKind.Increase) || tokens[i].Is(WordKind.Decrease))
            {
                var isDecrease = tokens[i].Is(WordKind.Decrease);
                if (tokens[i].Word!.Text[^1] is not ('至' or '到') && Growth(builder, sentence, at, isDecrease) is { } growth)
                {
                    Add(builder, at, growth.Old, growth.New, (true, isDecrease));
                }

                return;
            }
        }
    }

    private static (decimal Old, decimal New)? Growth(NarrativeBuilder builder, in Sentence sentence, int at, bool isDecrease) =>
        FromTo(builder, sentence, at) ?? FromDifference(builder, sentence, at, isDecrease) ?? FromLastYear(builder, sentence, at);

    // 由A增加至B，同比增长P%
    private static (decimal Old, decimal New)? FromTo(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var isTo = false;
        decimal? newer = null;
        for (var i = at - 1; i >= sentence.First; i--)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Number)
            {
                if (token.IsApproximate)
                {
                    return null;
                }

                if (newer is null)
                {
                    newer = token.Value;
                }
                else
                {
                    return isTo ? (token.Value, newer.Value) : null;
                }
            }
            else if (newer is not null && (token.Is(WordKind.Increase) || token.Is(WordKind.Decrease)) && token.Word!.Text[^1] is '至' or '到')
            {
                isTo = true;
            }
            else if (token.Kind is TokenKind.Semicolon or TokenKind.Percent)
            {
                return null;
            }
        }

        return null;
    }

    // N件，同比增加D件，增长P%
    private static (decimal Old, decimal New)? FromDifference(NarrativeBuilder builder, in Sentence sentence, int at, bool isDecrease)
    {
        var last = LastBefore(builder, sentence, at);
        if (last <= sentence.FirstQuantity || (builder.Quantities[last].Scope & QuantityScope.Change) == 0)
        {
            return null;
        }

        // N件，比2022年的M件增加D件，增长P%
        if (last - 1 > sentence.FirstQuantity && (builder.Quantities[last - 1].Scope & ~Extent) == QuantityScope.LastYear)
        {
            return FromLastYear(builder, sentence, builder.TokenOf[last]);
        }

        var count = builder.Quantities[last - 1];
        var difference = builder.Quantities[last];
        return count.Unit != difference.Unit || count.IsApproximate || difference.IsApproximate || (count.Scope & ~Extent) != QuantityScope.Own || !IsNear(builder, last - 1, at)
            || IsOneOfSeveral(builder, sentence, last - 1)
            ? null
            : (isDecrease ? count.Value + difference.Value : count.Value - difference.Value, count.Value);
    }

    // 收到N件，其中网络M件，同比增加D件: the difference may be that of either.
    private static bool IsOneOfSeveral(NarrativeBuilder builder, in Sentence sentence, int quantity) =>
        quantity > sentence.FirstQuantity && builder.Quantities[quantity - 1].Unit == builder.Quantities[quantity].Unit && builder.Sums.Count > 0 && builder.Sums[^1].Parts.Contains(quantity);

    // N件，比上年M件增长P%
    private static (decimal Old, decimal New)? FromLastYear(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var last = LastBefore(builder, sentence, at);
        if (last <= sentence.FirstQuantity)
        {
            return null;
        }

        // 上年同期M件，今年N件，增长P%
        var isLastYearFirst = (builder.Quantities[last - 1].Scope & QuantityScope.LastYear) != 0 && NamesThisYear(builder, last);
        var older = builder.Quantities[isLastYearFirst ? last - 1 : last];
        var newer = builder.Quantities[isLastYearFirst ? last : last - 1];
        return older.Unit != newer.Unit || older.IsApproximate || newer.IsApproximate || (newer.Scope & ~Extent) != QuantityScope.Own
            || (older.Scope & ~Extent) != QuantityScope.LastYear || older.Is(QuantitySubject.CarriedIn)
            || !IsNear(builder, last - 1, at)
            ? null
            : (older.Value, newer.Value);
    }

    private static bool NamesThisYear(NarrativeBuilder builder, int quantity)
    {
        var before = builder.Quantities[quantity].Before;
        var words = builder.Between(before.Start, before.End);
        return words.Contains("今年", StringComparison.Ordinal) || words.Contains("本年", StringComparison.Ordinal);
    }

    private static int LastBefore(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        for (var q = builder.Quantities.Count - 1; q >= sentence.FirstQuantity; q--)
        {
            if (builder.TokenOf[q] < at)
            {
                return q;
            }
        }

        return -1;
    }

    // No other percentage and no full stop of a thought between the figures and the growth.
    private static bool IsNear(NarrativeBuilder builder, int quantity, int at)
    {
        for (var i = builder.TokenOf[quantity]; i < at; i++)
        {
            if (builder.Tokens[i].Kind is TokenKind.Percent or TokenKind.Semicolon)
            {
                return false;
            }
        }

        return true;
    }

    private static void AddShare(NarrativeBuilder builder, in Sentence sentence, int share, int at)
    {
        var part = LastBefore(builder, sentence, share);
        if (part < 0 || builder.Quantities[part].IsApproximate || builder.Between(builder.Tokens[share].End, builder.Tokens[at].Start).ContainsAnyExcept(s_wholeWords))
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
