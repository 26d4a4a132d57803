namespace Gongkai.Domain.Reports.Comparing;

/// <summary>文字相似度 — how much text two reports share and which sentences changed; a report copied from last year's is pursued under 条例 47.</summary>
public static class TextSimilarity
{
    public static TextComparison Compare(string before, string now) => Compare(TextFingerprint.Of(before), TextFingerprint.Of(now));

    public static TextComparison Compare(TextFingerprint before, TextFingerprint now) =>
        new(before.Share(now), before.SentencesMissingFrom(now), now.SentencesMissingFrom(before));

    /// <summary>All parts of two reports, part by part.</summary>
    public static IReadOnlyList<SectionSimilarity> Compare(AnnualReport before, AnnualReport now)
    {
        var sections = new SectionSimilarity[Math.Min(before.Sections.Count, now.Sections.Count)];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = new SectionSimilarity(now.Sections[i].Number, now.Sections[i].Heading ?? before.Sections[i].Heading,
                Compare(before.Sections[i].Text, now.Sections[i].Text));
        }

        return sections;
    }
}

/// <summary>文字对照 — share of common text from 0 to 1, and the sentences that only one side has, in order.</summary>
public sealed record TextComparison(double Share, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);

/// <summary>分部分相似度 — one part of two reports compared.</summary>
public sealed record SectionSimilarity(int Number, string? Heading, TextComparison Text);
