namespace Gongkai.Domain.Reports.Narratives;

/// <summary>总分识别 — finds a total and the parts named of it: 其中, 分别为, a bracket or a colon behind the total, channels behind the requests.</summary>
/// <remarks>
/// A part has a label, the unit of the total, the same kind of subject as the first part, and stands at the same depth of brackets.
/// The list ends with the sentence, with another unit, with another kind of subject, or where a clause has no label.
/// </remarks>
internal static class SumReader
{
    public static void Read(NarrativeBuilder builder, in Sentence sentence)
    {
        var quantities = builder.Quantities;
        if (quantities.Count - sentence.FirstQuantity == 0)
        {
            return;
        }

        var tokens = builder.Tokens;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Is(WordKind.Breakdown) || token.Is(WordKind.Complete))
            {
                var inBracket = i > sentence.First && tokens[i - 1].Kind == TokenKind.Open;
                Collect(builder, sentence, i, token.Is(WordKind.Complete), inBracket ? token.Depth : -1);
            }
            else if (token.Kind is TokenKind.Open or TokenKind.Colon && i > sentence.First && tokens[i - 1].IsQuantity
                && i + 1 < sentence.End && !tokens[i + 1].Is(WordKind.Breakdown))
            {
                Collect(builder, sentence, i, true, token.Kind == TokenKind.Open ? token.Depth : -1);
            }
        }

        AddChannels(builder, sentence);
    }

    private static void Collect(NarrativeBuilder builder, in Sentence sentence, int marker, bool isComplete, int depth)
    {
        var quantities = builder.Quantities;
        var first = sentence.FirstQuantity;
        while (first < quantities.Count && builder.TokenOf[first] < marker)
        {
            first++;
        }

        if (first == quantities.Count || !CanBePart(quantities[first], quantities[first]) || (depth >= 0 && quantities[first].Depth != depth))
        {
            return;
        }

        if (SumBounds.SpeaksOfShares(builder, marker, builder.TokenOf[first]))
        {
            return;
        }

        var total = Total(builder, sentence, first, marker);
        if (total >= 0)
        {
            AddParts(builder, total, first, (marker, sentence.End, isComplete));
        }
    }

    // The nearest count of the same unit before the marker; at the head of a sentence the last one of the sentence before.
    private static int Total(NarrativeBuilder builder, in Sentence sentence, int first, int marker)
    {
        var quantities = builder.Quantities;
        var part = quantities[first];
        for (var t = first - 1; t >= 0; t--)
        {
            var isBefore = t < sentence.FirstQuantity;
            if (isBefore && (marker > sentence.First + 1 || t >= builder.TokenOf.Count || quantities[t].Span.Section != builder.Section
                || sentence.Span.Start - quantities[t].Sentence.End > 2))
            {
                return -1;
            }

            // 新收12件，上年结转2件，其中……: what was carried in is seldom what is broken down.
            if (quantities[t].Subject is QuantitySubject.CarriedIn or QuantitySubject.CarriedOut)
            {
                return -1;
            }

            if (quantities[t].Unit == part.Unit && (quantities[t].Scope & (QuantityScope.Change | QuantityScope.LastYear)) == 0
                && quantities[t].Depth <= part.Depth)
            {
                return IsPartOfEarlier(builder, t) ? -1 : t;
            }
        }

        return -1;
    }

    private static bool IsPartOfEarlier(NarrativeBuilder builder, int quantity) =>
        builder.Sums.Count > 0 && builder.Sums[^1].Parts.Contains(quantity);

    private static void AddParts(NarrativeBuilder builder, int total, int first, (int Marker, int End, bool IsComplete) list)
    {
        var quantities = builder.Quantities;
        var parts = new List<int> { first };
        var separator = TokenKind.Word;
        var depth = quantities[first].Depth;
        for (var q = first + 1; q < quantities.Count; q++)
        {
            var quantity = quantities[q];
            if (quantity.Depth > depth)
            {
                continue;
            }

            var between = SumBounds.Separator(builder, builder.TokenOf[parts[^1]], builder.TokenOf[q], depth);
            if (between is null || quantity.Depth < depth
                || (separator != TokenKind.Word && between == TokenKind.Semicolon && separator != TokenKind.Semicolon))
            {
                break;
            }

            if ((quantity.Scope & QuantityScope.Change) != 0)
            {
                continue;
            }

            if (!CanBePart(quantity, quantities[first]))
            {
                break;
            }

            separator = between.Value;
            parts.Add(q);
        }

        if (SumBounds.PairsWithEarlier(builder, list.Marker, parts))
        {
            return;
        }

        builder.Sums.Add(new StatedSum(total, parts, list.IsComplete && parts.Count > 1,
            SumBounds.IsOpen(builder, list.Marker, builder.TokenOf[parts[^1]], list.End)));
    }

    private static bool CanBePart(in StatedQuantity quantity, in StatedQuantity first) =>
        quantity.Unit == first.Unit
        && (quantity.Before.Length > 0 || quantity.IsLabelledBehind)
        && (quantity.Scope & (QuantityScope.Change | QuantityScope.LastYear)) == 0
        && (quantity.Verbs & (RequestVerbs.Finished | RequestVerbs.Replied)) == 0
        && Family(quantity.Subject) == Family(first.Subject);

    private static QuantitySubject Family(QuantitySubject subject) => subject switch
    {
        QuantitySubject.Foreign => QuantitySubject.Other,
        QuantitySubject.OldOutcome => QuantitySubject.Outcome,
        QuantitySubject.CarriedIn => QuantitySubject.Requests,
        _ => subject,
    };

    // 收到申请44件，网络43件，信函1件: a breakdown without a word for it.
    private static void AddChannels(NarrativeBuilder builder, in Sentence sentence)
    {
        var quantities = builder.Quantities;
        for (var q = sentence.FirstQuantity; q + 1 < quantities.Count; q++)
        {
            if (quantities[q].Is(QuantitySubject.Requests) && quantities[q + 1].Is(QuantitySubject.Channel)
                && quantities[q].Unit == quantities[q + 1].Unit
                && !IsPartOfEarlier(builder, q + 1))
            {
                AddParts(builder, q, q + 1, (builder.TokenOf[q], sentence.End, false));
                return;
            }
        }
    }
}
