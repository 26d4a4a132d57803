namespace Gongkai.Domain.Reports.Narratives;

/// <summary>年份识别 — periods, final accounts and paragraphs that open with a year.</summary>
internal static class YearReader
{
    private static readonly string[] s_publishing = ["公开", "发布", "公示", "公布", "编制", "完成", "组织", "开展", "按时", "做好", "落实"];

    public static void Read(NarrativeBuilder builder, in Sentence sentence, bool opensParagraph)
    {
        var tokens = builder.Tokens;
        var isNamedPeriod = false;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = tokens[i];
            isNamedPeriod |= token.Is(WordKind.Period);
            if (token.Is(WordKind.Accounts))
            {
                Accounts(builder, sentence, i);
            }
            else if (token.Kind == TokenKind.Month)
            {
                Period(builder, sentence, i, isNamedPeriod);
            }
            else if (token.Kind == TokenKind.Year && opensParagraph && IsLeading(builder, sentence, i))
            {
                builder.Statements.Add(new Statement(StatementKind.LeadingYear, "", (int)token.Value,
                    builder.Span(token.Start, Math.Min(sentence.Span.End, token.End + 30))));
            }
        }
    }

    // 2022年，我局…… but not 2022年5月 and not 2022年度计划.
    private static bool IsLeading(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var isFirst = at == sentence.First || (at == sentence.First + 1 && tokens[sentence.First].Kind == TokenKind.Enumerator);
        var rest = builder.Text.AsSpan(tokens[at].End);
        return isFirst && tokens[at].Start - sentence.Span.Start <= 4
            && (rest.StartsWith("，", StringComparison.Ordinal) || rest.StartsWith("度，", StringComparison.Ordinal)
            || rest.StartsWith("我", StringComparison.Ordinal)
                || rest.StartsWith("全年", StringComparison.Ordinal) || rest.StartsWith("本", StringComparison.Ordinal)
                || rest.StartsWith("度我", StringComparison.Ordinal));
    }

    private static void Accounts(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var word = tokens[at];
        var year = at - 1;
        while (year >= sentence.First && tokens[year].Kind is not (TokenKind.Year or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon))
        {
            if (tokens[year].Is(WordKind.Future) || tokens[year].Is(WordKind.Accounts))
            {
                return;
            }

            year--;
        }

        if (year < sentence.First || tokens[year].Kind != TokenKind.Year || HasFuture(tokens, sentence.First, year))
        {
            return;
        }

        var between = builder.Between(tokens[year].End, word.Start);
        var isCombined = between.EndsWith("预", StringComparison.Ordinal) || between.EndsWith("预算、", StringComparison.Ordinal)
            || between.EndsWith("预算和", StringComparison.Ordinal) || between.EndsWith("预算及", StringComparison.Ordinal)
            || between.EndsWith("预算与", StringComparison.Ordinal)
            || between.EndsWith("预算、部门", StringComparison.Ordinal);
        if (between.Length > 16 || (!isCombined && between.Contains('、')) || (!isCombined && between.Contains('和')))
        {
            return;
        }

        foreach (var verb in s_publishing)
        {
            if (between.Contains(verb, StringComparison.Ordinal))
            {
                return;
            }
        }

        var isExplicit = between.StartsWith("度", StringComparison.Ordinal) || PublishesBefore(tokens, sentence.First, year);
        var kind = isCombined ? StatementKind.CombinedAccounts : isExplicit ? StatementKind.FinalAccounts : StatementKind.DoubtfulAccounts;
        builder.Statements.Add(new Statement(kind, "", (int)tokens[year].Value, builder.Span(tokens[year].Start, word.End)));
    }

    private static bool HasFuture(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is(WordKind.Future))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PublishesBefore(List<Token> tokens, int from, int year)
    {
        for (var i = year - 1; i >= from && tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon); i--)
        {
            if (tokens[i].Is(WordKind.Publish) || tokens[i].Is(WordKind.Disclosure))
            {
                return true;
            }
        }

        return false;
    }

    // [2020年]1月1日……[2020年]12月31日
    private static void Period(NarrativeBuilder builder, in Sentence sentence, int at, bool isNamed)
    {
        var tokens = builder.Tokens;
        if (at + 1 >= sentence.End || tokens[at + 1].Kind != TokenKind.Day
            || builder.Statements.Count > 0 && builder.Statements[^1].Span.Section == builder.Section
            && builder.Statements[^1].Kind is StatementKind.Period or StatementKind.UnnamedPeriod
            && builder.Statements[^1].Span.End > tokens[at].Start)
        {
            return;
        }

        var second = at + 2;
        var secondYear = 0;
        while (second < sentence.End && tokens[second].Kind != TokenKind.Month && tokens[second].Start - tokens[at + 1].End <= 8)
        {
            secondYear = tokens[second].Kind == TokenKind.Year ? (int)tokens[second].Value : secondYear;
            second++;
        }

        if (second + 1 >= sentence.End || tokens[second].Kind != TokenKind.Month || tokens[second + 1].Kind != TokenKind.Day
            || tokens[second].Start - tokens[at + 1].End > 10 || !IsRange(builder.Between(tokens[at + 1].End, tokens[second].Start)))
        {
            return;
        }

        var firstYear = at > sentence.First && tokens[at - 1].Kind == TokenKind.Year && tokens[at - 1].End == tokens[at].Start
            ? (int)tokens[at - 1].Value : 0;
        var from = (firstYear, (int)tokens[at].Value, (int)tokens[at + 1].Value);
        var to = (secondYear == 0 ? firstYear : secondYear, (int)tokens[second].Value, (int)tokens[second + 1].Value);
        var named = isNamed || HasPeriodBehind(tokens, second, sentence.End);
        if (named || (from is (_, 1, 1) && to is (_, 12, 31)))
        {
            var start = firstYear > 0 ? tokens[at - 1].Start : tokens[at].Start;
            builder.Statements.Add(new Statement(named ? StatementKind.Period : StatementKind.UnnamedPeriod, "", firstYear,
                builder.Span(start, tokens[second + 1].End))
            {
                From = from,
                To = to,
            });
        }
    }

    private static bool IsRange(ReadOnlySpan<char> between) =>
        between.Contains('至') || between.Contains('到') || between.Contains('-') || between.Contains('—') || between.Contains('－')
            || between.Contains('~') || between.Contains('起');

    private static bool HasPeriodBehind(List<Token> tokens, int from, int end)
    {
        for (var i = from; i < end && tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon); i++)
        {
            if (tokens[i].Is(WordKind.Period))
            {
                return true;
            }
        }

        return false;
    }
}
