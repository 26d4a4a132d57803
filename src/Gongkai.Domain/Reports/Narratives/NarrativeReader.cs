using System.Buffers;

namespace Gongkai.Domain.Reports.Narratives;

/// <summary>读年报文字 — extracts every stated quantity with its subject, and the statements
/// that tables and calendar can contradict; 国办公开办函〔2021〕30号.</summary>
public static class NarrativeReader
{
    /// <summary>No report has a longer part; what lies beyond is not looked at, so that hostile input costs no more than its length.</summary>
    private const int LongestPart = 100_000;

    private const int LongestSentence = 400;

    private static readonly SearchValues<char> s_brackets = SearchValues.Create("[【（");

    public static Narrative Read(AnnualReport report) => Read(report.Preface, report.Sections);

    /// <summary>Reads the text of a report.</summary>
    /// <param name="preface">What stands between title and part one.</param>
    /// <param name="sections">The six parts; the text of a missing one is empty.</param>
    public static Narrative Read(string preface, IReadOnlyList<ReportSection> sections)
    {
        var count = 0;
        foreach (var section in sections)
        {
            count = Math.Max(count, section.Number);
        }

        var sources = new string[count + 1];
        Array.Fill(sources, "");
        sources[0] = Bounded(preface);
        foreach (var section in sections)
        {
            sources[section.Number] = Bounded(section.Text);
        }

        var texts = new string[sources.Length];
        var builder = new NarrativeBuilder();
        var tokenizer = new Tokenizer(builder.Tokens);
        var quantities = new QuantityReader(builder);
        for (var number = 0; number < sources.Length; number++)
        {
            texts[number] = NormalText.Of(sources[number]);
            builder.Section = number;
            builder.Text = texts[number];
            tokenizer.Run(texts[number]);
            ReadPart(builder, quantities);
        }

        return new Narrative(sources, texts)
        {
            Quantities = builder.Quantities,
            Sums = builder.Sums,
            Percentages = builder.Percentages,
            Lists = builder.Lists,
            Statements = builder.Statements,
            Topics = builder.Topics,
            Aspects = builder.Aspects,
            FeeSections = builder.FeeSections,
            Subjects = builder.Subjects,
        };
    }

    private static string Bounded(string text) => text.Length <= LongestPart ? text : text[..LongestPart];

    private static void ReadPart(NarrativeBuilder builder, QuantityReader quantities)
    {
        var tokens = builder.Tokens;
        builder.IsUnderRequests = builder.HasSpokenOfRequests = builder.Section == 3;
        ReadBrackets(builder);
        var topic = new OpenTopic(builder);
        var first = 0;
        var opensParagraph = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            NoteWord(builder, tokens[i]);
            if (tokens[i].Kind is not (TokenKind.Break or TokenKind.Line) && i - first < LongestSentence)
            {
                continue;
            }

            var start = first == 0 ? 0 : tokens[first - 1].End;
            var sentence = new Sentence(first, i, builder.Quantities.Count, builder.Span(start, tokens[i].Start));
            topic.Note(sentence);
            if (i > first)
            {
                ReadSentence(builder, quantities, sentence, opensParagraph);
            }

            opensParagraph = tokens[i].Kind == TokenKind.Line || (opensParagraph && sentence.Span.Length <= OpenTopic.LongestHeading);
            if (tokens[i].Kind == TokenKind.Line)
            {
                builder.HasSpokenOfRequests = builder.IsUnderRequests;
            }

            first = i + 1;
        }

        topic.Close();
    }

    private static void ReadSentence(NarrativeBuilder builder, QuantityReader quantities, in Sentence sentence, bool opensParagraph)
    {
        quantities.Read(sentence);
        SumReader.Read(builder, sentence);
        PercentageReader.Read(builder, sentence);
        ListReader.Read(builder, sentence);
        StatementReader.Read(builder, sentence);
        YearReader.Read(builder, sentence, opensParagraph);
    }

    private static void NoteWord(NarrativeBuilder builder, Token token)
    {
        if (token.Word is not { } word)
        {
            return;
        }

        if (builder.Section == 1)
        {
            builder.Aspects |= word.Aspects;
        }

        if (word.Kind == WordKind.Fee)
        {
            builder.FeeSections |= 1 << builder.Section;
        }
    }

    // 市政办发[2020]91号: a year in the wrong brackets and the number behind it.
    private static void ReadBrackets(NarrativeBuilder builder)
    {
        var text = builder.Text;
        for (var at = text.AsSpan().IndexOfAny(s_brackets); at >= 0;)
        {
            if (IsDocumentNumber(text, at, out var end))
            {
                builder.Statements.Add(new Statement(StatementKind.DocumentNumber, "", 0, builder.Span(NameStart(text, at), end)));
            }

            var next = text.AsSpan(at + 1).IndexOfAny(s_brackets);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static int NameStart(string text, int at)
    {
        const int LongestCode = 8;
        var start = at;
        while (start > 0 && at - start < LongestCode && text[start - 1] is >= '\u4e00' and <= '\u9fff')
        {
            start--;
        }

        return start;
    }

    private static bool IsDocumentNumber(string text, int at, out int end)
    {
        end = at + 6;
        if (end >= text.Length || at == 0 || text[at - 1] is < '\u4e00' or > '\u9fff' || text[at + 1] is not ('1' or '2')
            || text[at + 5] != text[at] switch { '[' => ']', '【' => '】', _ => '）' } || !char.IsAsciiDigit(text[at + 2])
            || !char.IsAsciiDigit(text[at + 3]) || !char.IsAsciiDigit(text[at + 4]))
        {
            return false;
        }

        if (text[end] == '第')
        {
            end++;
        }

        var digits = end;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > digits && end < text.Length && text[end++] == '号';
    }
}
