namespace Gongkai.Domain.Reports.Narratives;

/// <summary>列举识别 — a number of things that the text announces or sums up, and the things
/// it names; only where the list can be delimited safely.</summary>
internal static class ListReader
{
    private const int LongestItem = 16;

    /// <summary>Tokens over which the items of an announced list are looked for.</summary>
    private const int LongestList = 1500;

    private const int LargestSlip = 2;

    private static readonly string[] s_parts = ["总体情况", "主动公开", "收到和处理", "行政复议", "存在的", "其他需要报告"];
    private static readonly string[] s_breakers = ["要求", "做好", "开展", "推进", "加强", "落实", "按照", "根据", "围绕", "通过", "将", "把", "的", "在", "对", "为", "于", "向",
        "并", "完成", "包括"];

    public static void Read(NarrativeBuilder builder, in Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = builder.Tokens[i];
            if (token.Kind is TokenKind.ChineseNumber or TokenKind.Number && token.Value is >= 2 and <= 40 && !token.IsApproximate
                && IsCounter(builder.Text, token))
            {
                ReadOne(builder, sentence, i);
            }
        }
    }

    private static bool IsCounter(string text, Token token) => token.Unit switch
    {
        "个" or "项" or "类" or "种" or "条" => true,
        "部" => token.End < text.Length && text[token.End] == '分',
        "" => token.End < text.Length
            && text[token.End] is >= '\u4e00' and <= '\u9fff' and not ('年' or '月' or '日' or '号' or '级' or '届' or '时' or '点' or '是' or '则'),
        _ => false,
    };

    private static void ReadOne(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        if (OfReport(builder, sentence, at) || Announced(builder, at))
        {
            return;
        }

        var isOpen = at > sentence.First && builder.Tokens[at - 1].Is(WordKind.Open) && builder.Tokens[at - 1].Word!.Text == "等"
            && builder.Tokens[at - 1].End == builder.Tokens[at].Start;
        var last = isOpen ? at - 2 : at - 1;
        if (last >= sentence.First && builder.Tokens[last].Kind == TokenKind.Quoted)
        {
            QuotedBefore(builder, sentence, (at, last, isOpen));
        }
        else if (!PlainBefore(builder, sentence, (at, last, isOpen)) && isOpen)
        {
            NamedEarlier(builder, sentence, at);
        }
    }

    // 年报由……六个部分组成
    private static bool OfReport(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        var rest = builder.Text.AsSpan(tokens[at].End);
        var speaksOfParts = (tokens[at].Unit == "部" && rest.StartsWith("分", StringComparison.Ordinal))
            || rest.StartsWith("部分", StringComparison.Ordinal);
        if (!speaksOfParts)
        {
            return false;
        }

        var first = sentence.First;
        while (first < at && !tokens[first].Is(WordKind.Composition))
        {
            first++;
        }

        var listed = 0;
        foreach (var part in s_parts)
        {
            listed += builder.Between(tokens[first].Start, tokens[at].Start).Contains(part, StringComparison.Ordinal) ? 1 : 0;
        }

        if (first < at && listed >= 2)
        {
            Add(builder, at, listed, (false, true));
        }

        return true;
    }

    // 以下四个方面：（一）……（四）
    private static bool Announced(NarrativeBuilder builder, int at)
    {
        var tokens = builder.Tokens;
        var i = at + 1;
        while (i < tokens.Count && i - at < LongestItem
            && tokens[i].Kind is not (TokenKind.Colon or TokenKind.Break or TokenKind.Line or TokenKind.Comma or TokenKind.Semicolon))
        {
            i++;
        }

        var isFollowing = at > 0 && tokens[at - 1].Is(WordKind.Following);
        if (i >= tokens.Count || !(tokens[i].Kind == TokenKind.Colon || (isFollowing && tokens[i].Kind is TokenKind.Break or TokenKind.Line))
            || tokens[i].Start - tokens[at].End > 20)
        {
            return isFollowing;
        }

        do
        {
            i++;
        }
        while (i < tokens.Count && tokens[i].Kind == TokenKind.Line);

        if (i < tokens.Count && tokens[i].Kind == TokenKind.Enumerator && tokens[i].Value == 1 && tokens[i].Start - tokens[i - 1].End <= 1)
        {
            Add(builder, at, CountFrom(tokens, i), (false, false));
            return true;
        }

        return isFollowing;
    }

    private static int CountFrom(List<Token> tokens, int first)
    {
        var style = tokens[first].Style;
        var count = 1;
        var inside = 0;
        var nested = 0;
        for (var i = first + 1; i < tokens.Count && i - first < LongestList; i++)
        {
            if (tokens[i].Kind != TokenKind.Enumerator)
            {
                continue;
            }

            if (tokens[i].Style == style)
            {
                // 一是……：一是……二是……；二是: a list of the same style inside an item.
                if (tokens[i].Value == nested + 1 && (nested > 0 || tokens[i].Value == 1))
                {
                    nested++;
                }
                else if (tokens[i].Value == count + 1)
                {
                    count++;
                    nested = 0;
                }
                else
                {
                    break;
                }
            }
            else if (Rank(tokens[i].Style) < Rank(style) && !OpensInside(tokens[i], style, ref inside))
            {
                break;
            }
        }

        return count;
    }

    // 一是……1.……2.……二是: a numbered list inside an item.
    private static bool OpensInside(Token token, EnumeratorStyle style, ref int inside)
    {
        if (style is not (EnumeratorStyle.Copula or EnumeratorStyle.Ordinal) || token.Style != EnumeratorStyle.Digit
            || (token.Value != 1 && token.Value != inside + 1))
        {
            return false;
        }

        inside = (int)token.Value;
        return true;
    }

    private static int Rank(EnumeratorStyle style) => style switch
    {
        EnumeratorStyle.Chinese => 0,
        EnumeratorStyle.Bracketed => 1,
        EnumeratorStyle.Digit => 2,
        _ => 3,
    };

    // “甲”、“乙”五大栏目
    private static void QuotedBefore(NarrativeBuilder builder, in Sentence sentence, (int At, int Last, bool IsOpen) list)
    {
        var tokens = builder.Tokens;
        if (!list.IsOpen && tokens[list.Last].End != tokens[list.At].Start)
        {
            return;
        }

        var count = 1;
        var i = list.Last - 1;
        while (i >= sentence.First && tokens[i].End <= tokens[i + 1].Start)
        {
            if (tokens[i].Kind == TokenKind.Quoted && tokens[i].End == tokens[i + 1].Start)
            {
                count++;
            }
            else if (!(tokens[i].Kind == TokenKind.Pause || tokens[i].Is(WordKind.And)) || tokens[i].End != tokens[i + 1].Start)
            {
                break;
            }

            i--;
        }

        if (count >= 2)
        {
            Add(builder, list.At, count, (list.IsOpen, false));
        }
    }

    // 甲、乙、丙等5个环节
    private static bool PlainBefore(NarrativeBuilder builder, in Sentence sentence, (int At, int Last, bool IsOpen) list)
    {
        var tokens = builder.Tokens;
        var end = list.IsOpen ? tokens[list.Last + 1].Start : tokens[list.At].Start;
        var count = 1;
        var itemEnd = end;
        for (var i = list.Last; i >= sentence.First; i--)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Open or TokenKind.Close or TokenKind.Enumerator)
            {
                break;
            }

            if (token.Kind is TokenKind.Quoted or TokenKind.Number or TokenKind.Percent or TokenKind.Year or TokenKind.Month
                || token.Is(WordKind.And))
            {
                return true;
            }

            if (token.Kind == TokenKind.Pause)
            {
                if (!IsItem(builder.Between(token.End, itemEnd)))
                {
                    return true;
                }

                count++;
                itemEnd = token.Start;
            }
        }

        if (count < 3)
        {
            return count > 1;
        }

        if (list.IsOpen || (IsNamedKind(builder.Text, tokens[list.At]) && Math.Abs(tokens[list.At].Value - count) <= LargestSlip))
        {
            Add(builder, list.At, count, (list.IsOpen, false));
        }

        return true;
    }

    // 3个平台, 五大领域: the number counts what it stands before. Without a noun behind it, or
    // far from the number of the things named, it counts something else.
    private static bool IsNamedKind(string text, Token number)
    {
        var isKind = number.Unit is "个" or "项" or "类" or "种" || (number.Unit.Length == 0 && text[number.End] == '大');
        return isKind && number.End < text.Length && text[number.End] is >= '\u4e00' and <= '\u9fff';
    }

    private static bool IsItem(ReadOnlySpan<char> item)
    {
        if (item.Length is < 2 or > LongestItem || item[0] is '各' or '全')
        {
            return false;
        }

        foreach (var breaker in s_breakers)
        {
            if (item.Contains(breaker, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // 甲、乙、丙产业基地建设方案，打造甲产业等四基地: the list stands in an earlier clause.
    private static void NamedEarlier(NarrativeBuilder builder, in Sentence sentence, int at)
    {
        var tokens = builder.Tokens;
        if (tokens[at].Unit.Length > 0 || tokens[at].End + 2 > builder.Text.Length)
        {
            return;
        }

        var noun = builder.Text.AsSpan(tokens[at].End, 2);
        var first = sentence.First;
        for (var i = sentence.First; i < at; i++)
        {
            if (tokens[i].Kind is TokenKind.Comma or TokenKind.Semicolon)
            {
                var count = CountPauses(tokens, first, i);
                var start = first > sentence.First ? tokens[first - 1].End : sentence.Span.Start;
                var clause = builder.Between(start, tokens[i].Start);
                var firstItem = FirstItem(tokens, first, i);
                if (count >= 2 && clause.Contains(noun, StringComparison.Ordinal)
                    && RepeatsItem(builder, (start, firstItem), (tokens[i].End, tokens[at].Start)))
                {
                    Add(builder, at, count + 1, (true, false));
                    return;
                }

                first = i + 1;
            }
        }
    }

    private static int CountPauses(List<Token> tokens, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += tokens[i].Kind == TokenKind.Pause ? 1 : 0;
        }

        return count;
    }

    private static int FirstItem(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Pause)
            {
                return tokens[i].Start;
            }
        }

        return 0;
    }

    private static bool RepeatsItem(NarrativeBuilder builder, (int Start, int End) item, (int Start, int End) later)
    {
        const int Shortest = 3;
        return item.End - item.Start >= Shortest
            && builder.Between(later.Start, later.End).Contains(builder.Between(item.End - Shortest, item.End), StringComparison.Ordinal);
    }

    private static void Add(NarrativeBuilder builder, int at, int listed, (bool IsOpen, bool IsOfReport) kind)
    {
        var token = builder.Tokens[at];
        builder.Lists.Add(new StatedList((int)token.Value, listed, kind.IsOpen, kind.IsOfReport, builder.Clause(token.Start, token.End)));
    }
}
