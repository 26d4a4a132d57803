namespace Gongkai.Domain.Publications.Checking;

/// <summary>检查依据 — what the checks know besides the item.</summary>
/// <param name="Today">The day of the check.</param>
/// <param name="Lexicon">Error-prone wording, the shipped list with the site's own words.</param>
/// <param name="ReprintSources">来源白名单; empty where the site keeps none.</param>
/// <param name="FindPersonalData">Looks for personal data in a text; the same scan that guards files and replies.</param>
public sealed record ItemCheckBasis(DateOnly Today, WordingLexicon Lexicon, IReadOnlySet<string> ReprintSources, Func<string, IReadOnlyList<PersonalDataHit>> FindPersonalData)
{
    /// <summary>领导名单, in order; empty where the site keeps none.</summary>
    public IReadOnlyList<Leader> Leaders { get; init; } = [];

    public static ItemCheckBasis On(DateOnly today) => new(today, WordingLexicon.Shipped, new HashSet<string>(), _ => []);
}

/// <summary>个人信息命中 — a place in a text that looks like personal data.</summary>
public readonly record struct PersonalDataHit(int Start, int Length, string What);

/// <summary>发布前检查 — every check of an item before publication, as pure functions of its content; 条例 6, 17.</summary>
public static class ItemCheck
{
    /// <summary>The findings in the order of the text: fields first, then the body.</summary>
    public static IReadOnlyList<ItemFinding> Run(ItemContent content, ItemText text, ItemCheckBasis basis)
    {
        var findings = new List<ItemFinding>();
        MetadataCheck.Run(content, text, basis, findings);
        foreach (var (place, words) in Texts(content, text))
        {
            WordingCheck.Run(words, place, basis.Lexicon, findings);
            DocumentNumberCheck.Run(words, place, findings);
            DateCheck.Run(words, place, findings);
            LeaderCheck.Run(words, place, basis.Leaders, findings);
            foreach (var hit in basis.FindPersonalData(words))
            {
                findings.Add(new ItemFinding("personal-data", Reports.Severity.Error, place with { Start = hit.Start, Quote = words.Substring(hit.Start, hit.Length) },
                    $"疑似{hit.What}：公开前应遮盖或删去。"));
            }
        }

        SumCheck.Run(text, findings);
        return findings;
    }

    private static IEnumerable<(ItemPlace Place, string Words)> Texts(ItemContent content, ItemText text)
    {
        yield return (new ItemPlace("标题"), content.Title);
        yield return (new ItemPlace("内容概述"), content.Summary);
        for (var i = 0; i < text.Paragraphs.Count; i++)
        {
            yield return (new ItemPlace("正文", i + 1), text.Paragraphs[i]);
        }
    }
}
