namespace Gongkai.Domain.Reports.Narratives;

/// <summary>否定陈述识别 — nothing received, no remedies.</summary>
/// <remarks>What stands between the negation and the thing denied decides whether all of it is denied.</remarks>
internal static class NegationReader
{
    public static void Read(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var text = builder.Text;
        var negation = tokens[at];
        if (negation.Word!.Text == "无" && negation.End < text.Length && text[negation.End] is '法' or '需' or '论' or '障' or '关' or '偿' or '效')
        {
            return;
        }

        var end = at + 1;
        while (end < sentence.End && tokens[end].Kind is not (TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon)
            && !tokens[end].Is(WordKind.Negation))
        {
            if (tokens[end].Kind is TokenKind.Number or TokenKind.Percent || tokens[end].Is(WordKind.RightOfOthers)
                || tokens[end].Is(WordKind.Channel)
                || tokens[end].Is(WordKind.Applicant) || (tokens[end].Is(WordKind.Foreign) && !IsCase(tokens, end)) || tokens[end].Is(WordKind.Fee)
                || tokens[end].Is(WordKind.Outcome) || tokens[end].Is(WordKind.OldOutcome))
            {
                return;
            }

            end++;
        }

        if (end == at + 1)
        {
            NoneBefore(builder, sentence, at);
            return;
        }

        var isOfDisclosure = builder.Section == 4 || SpeaksOfDisclosure(builder, sentence);
        var speaksOfRequests = false;
        var remedies = false;
        var last = at;
        for (var i = at + 1; i < end; i++)
        {
            if (tokens[i].Is(WordKind.Remedy))
            {
                remedies = true;
                last = i;
                if (isOfDisclosure)
                {
                    builder.Statements.Add(StatementReader.Statement(builder, sentence, StatementKind.NoRemedy, tokens[i].Word!.Key, (at, i)));
                }
            }
            else if (tokens[i].Is(WordKind.Request) || (tokens[i].Is(WordKind.WeakRequest) && builder.IsUnderRequests))
            {
                speaksOfRequests = true;
                last = i;
            }
        }

        var clauseEnd = end < tokens.Count ? tokens[end].Start : text.Length;
        if (!remedies && speaksOfRequests && CanDenyRequests(negation.Word.Text) && clauseEnd - tokens[last].End <= 4)
        {
            builder.Statements.Add(StatementReader.Statement(builder, sentence, StatementKind.NoRequests, "", (at, last)));
        }
    }

    // 行政复议案件
    private static bool IsCase(List<Token> tokens, int at) => tokens[at].Word!.Text == "案件" && tokens[at - 1].Is(WordKind.Remedy);

    // 行政复议、行政诉讼情况均无
    private static void NoneBefore(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        const int LongestLink = 6;
        var tokens = builder.Tokens;
        if (!(builder.Section == 4 || SpeaksOfDisclosure(builder, sentence)))
        {
            return;
        }

        var later = tokens[at].Start;
        for (var i = at - 1; i >= sentence.First && later - tokens[i].End <= LongestLink; i--)
        {
            if (tokens[i].Is(WordKind.Remedy))
            {
                builder.Statements.Add(StatementReader.Statement(builder, sentence, StatementKind.NoRemedy, tokens[i].Word!.Key, (i, at)));
            }
            else if (!(tokens[i].Kind is TokenKind.Pause or TokenKind.Colon || tokens[i].Is(WordKind.And) || tokens[i].Is(WordKind.All)))
            {
                return;
            }

            later = tokens[i].Start;
        }
    }

    private static bool CanDenyRequests(string negation) => negation is not ("未涉及" or "不存在" or "未被" or "未引发" or "未产生");

    private static bool SpeaksOfDisclosure(NarrativeBuilder builder, in Sentence sentence)
    {
        var speaks = builder.IsUnderRequests || builder.HasSpokenOfRequests;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            speaks |= builder.Tokens[i].Word is { } word && (word.Kind == WordKind.Request || word.Text == "信息公开");
        }

        return speaks;
    }
}
