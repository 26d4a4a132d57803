namespace Gongkai.Domain.Reports.Narratives;

/// <summary>增长识别 — the old and the new figure that a stated growth follows from, where both stand in the sentence.</summary>
internal static class GrowthReader
{
    /// <summary>全县 and 本级 stand for both years alike.</summary>
    private const QuantityScope Extent = QuantityScope.Wide | QuantityScope.Office;

    /// <summary>The two figures; null where the sentence does not state both plainly.</summary>
    public static (decimal Old, decimal New)? Read(NarrativeBuilder builder, in Sentence sentence, int at, bool isDecrease) =>
        FromTo(builder, sentence, at) ?? FromDifference(builder, sentence, at, isDecrease) ?? FromLastYear(builder, sentence, at)
        ?? FromBracket(builder, sentence, at);

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
        return count.Unit != difference.Unit || count.IsApproximate || difference.IsApproximate || (count.Scope & ~Extent) != QuantityScope.Own
            || !IsNear(builder, last - 1, at)
            || IsOneOfSeveral(builder, sentence, last - 1)
            ? null
            : (isDecrease ? count.Value + difference.Value : count.Value - difference.Value, count.Value);
    }

    // 收到N件，其中网络M件，同比增加D件: the difference may be that of either.
    private static bool IsOneOfSeveral(NarrativeBuilder builder, in Sentence sentence, int quantity) =>
        quantity > sentence.FirstQuantity && builder.Quantities[quantity - 1].Unit == builder.Quantities[quantity].Unit && builder.Sums.Count > 0
            && builder.Sums[^1].Parts.Contains(quantity);

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
            || !IsOfYearBefore(older, newer) || older.Is(QuantitySubject.CarriedIn)
            || !IsNear(builder, last - 1, at) || IsOneOfSeveral(builder, sentence, isLastYearFirst ? last : last - 1)
            ? null
            : (older.Value, newer.Value);
    }

    // N件，同比增长P%（2022年M件）
    private static (decimal Old, decimal New)? FromBracket(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var last = LastBefore(builder, sentence, at);
        if (last < sentence.FirstQuantity || last + 1 >= builder.Quantities.Count || tokens[at + 1].Kind != TokenKind.Open)
        {
            return null;
        }

        var close = at + 2;
        while (close < sentence.End && tokens[close].Kind != TokenKind.Close)
        {
            close++;
        }

        var newer = builder.Quantities[last];
        var older = builder.Quantities[last + 1];
        var isOnly = builder.TokenOf[last + 1] < close && (last + 2 >= builder.Quantities.Count || builder.TokenOf[last + 2] > close);
        return isOnly && IsOfYearBefore(older, newer) && older.Unit == newer.Unit && !older.IsApproximate && !newer.IsApproximate
            && (newer.Scope & ~Extent) == QuantityScope.Own
            && older.Subject is QuantitySubject.Other or QuantitySubject.Requests && IsNear(builder, last, at)
            && !IsOneOfSeveral(builder, sentence, last)
            ? (older.Value, newer.Value)
            : null;
    }

    private static bool IsOfYearBefore(in StatedQuantity older, in StatedQuantity newer) => (older.Scope & ~Extent) switch
    {
        QuantityScope.LastYear => true,
        QuantityScope.Own => older.Year is { } year && year == newer.Year - 1,
        _ => false,
    };

    private static bool NamesThisYear(NarrativeBuilder builder, int quantity)
    {
        var before = builder.Quantities[quantity].Before;
        var words = builder.Between(before.Start, before.End);
        return words.Contains("今年", StringComparison.Ordinal) || words.Contains("本年", StringComparison.Ordinal);
    }

    /// <summary>The last quantity of the sentence before a token; -1 where there is none.</summary>
    public static int LastBefore(NarrativeBuilder builder, in Sentence sentence, int at)
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
}
