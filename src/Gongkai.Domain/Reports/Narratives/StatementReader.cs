namespace Gongkai.Domain.Reports.Narratives;

/// <summary>陈述识别 — statements without a figure: nothing received, no remedies, all finished, all applicants of one kind.</summary>
internal static class StatementReader
{
    private static readonly string[] s_allForms = ["人为", "人均为", "人全部为", "人都为", "人全为", "人均系", "人类型为", "人类别为"];

    public static void Read(NarrativeBuilder builder, in Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (builder.Tokens[i].Word is not { } word)
            {
                continue;
            }

            switch (word.Kind)
            {
                case WordKind.Negation:
                    NegationReader.Read(builder, sentence, i);
                    break;
                case WordKind.All:
                    AllFinished(builder, sentence, i);
                    AllOfKind(builder, sentence, i);
                    break;
                case WordKind.WeakRequest:
                    AllApplicants(builder, sentence, i);
                    break;
                default:
                    break;
            }
        }
    }

    // 44件已全部办结; not for what was carried in, nor for other matters in the sentence.
    private static void AllFinished(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var finish = at + 1;
        while (finish < sentence.End && tokens[finish].Kind is not (TokenKind.Comma or TokenKind.Semicolon) && !tokens[finish].Is(WordKind.Finish))
        {
            finish++;
        }

        if (finish >= sentence.End || !tokens[finish].Is(WordKind.Finish) || tokens[finish].Start - tokens[at].End > 8
            || (tokens[at].Word!.Text is "都" or "均" && tokens[finish].Start - tokens[at].End > 6))
        {
            return;
        }

        var isOfRequests = builder.IsUnderRequests;
        for (var i = sentence.First; i < finish; i++)
        {
            var token = tokens[i];
            if (token.Is(WordKind.CarriedIn) || token.Is(WordKind.Foreign) || token.Is(WordKind.Remedy) || token.Is(WordKind.CarriedOut)
                || token.Is(WordKind.Channel) && i > at)
            {
                return;
            }

            isOfRequests |= token.Is(WordKind.Request);
        }

        if (isOfRequests && !SpeaksOfFinished(builder, sentence, at))
        {
            var between = builder.Between(tokens[at].End, tokens[finish].Start);
            var isWithinLimit = between.Contains('限') && !between.Contains('已');
            var kind = isWithinLimit ? StatementKind.FinishedInTime : StatementKind.AllFinished;
            builder.Statements.Add(Statement(builder, sentence, kind, "", (at, finish)));
        }
    }

    // 办结13件，全部在法定时限内办结: all of those thirteen.
    private static bool SpeaksOfFinished(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        for (var q = sentence.FirstQuantity; q < builder.Quantities.Count && builder.TokenOf[q] < at; q++)
        {
            if (builder.Quantities[q].Is(QuantitySubject.Requests)
                && (builder.Quantities[q].Verbs & (RequestVerbs.Finished | RequestVerbs.Replied)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // 申请人均为自然人
    private static void AllApplicants(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var next = at + 1;
        while (next < sentence.End && builder.Tokens[next].Is(WordKind.All))
        {
            next++;
        }

        if (next >= sentence.End || !builder.Tokens[next].Is(WordKind.Applicant))
        {
            return;
        }

        var between = builder.Between(builder.Tokens[at].End, builder.Tokens[next].Start);
        var rest = next + 1 < builder.Tokens.Count ? builder.Tokens[next + 1].Kind : TokenKind.Break;
        foreach (var form in s_allForms)
        {
            if (between.SequenceEqual(form) && rest is TokenKind.Break or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Line
                && builder.Tokens[next + 1].Start == builder.Tokens[next].End)
            {
                builder.Statements.Add(Statement(builder, sentence, StatementKind.ApplicantsAll, builder.Tokens[next].Word!.Key, (at, next)));
            }
        }
    }

    // 收到申请12件，均为自然人申请
    private static void AllOfKind(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var end = at + 2;
        if (end > sentence.End || !tokens[at + 1].Is(WordKind.Applicant) || builder.Quantities.Count == sentence.FirstQuantity
            || builder.Between(tokens[at].End, tokens[at + 1].Start) is not ("为" or "系" or "是"))
        {
            return;
        }

        while (end < sentence.End && tokens[end].Is(WordKind.WeakRequest))
        {
            end++;
        }

        if (tokens[end].Kind is TokenKind.Break or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Line
            && tokens[end].Start == tokens[end - 1].End)
        {
            builder.Statements.Add(Statement(builder, sentence, StatementKind.ApplicantsAll, tokens[at + 1].Word!.Key, (at, end - 1)));
        }
    }

    /// <summary>The statement between two tokens, with the scope and the year that the sentence gives it.</summary>
    public static Statement Statement(NarrativeBuilder builder, in Sentence sentence, StatementKind kind, string key, (int First, int Last) tokens)
    {
        var scope = QuantityScope.Own;
        var year = 0;
        for (var i = sentence.First; i <= tokens.Last; i++)
        {
            var token = builder.Tokens[i];
            scope |= token.Word?.Kind switch
            {
                WordKind.Wide => QuantityScope.Wide,
                WordKind.Office => QuantityScope.Office,
                WordKind.LastYear => QuantityScope.LastYear,
                _ => QuantityScope.Own,
            };
            year = token.Kind == TokenKind.Year ? (int)token.Value : year;
        }

        return new Statement(kind, key, year, builder.Span(builder.Tokens[tokens.First].Start, builder.Tokens[tokens.Last].End)) { Scope = scope };
    }
}
