using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>错别字检查 — error-prone wording with what to put instead.</summary>
internal static class WordingCheck
{
    internal static void Run(string text, ItemPlace place, WordingLexicon lexicon, List<ItemFinding> findings)
    {
        foreach (var (start, word) in lexicon.Find(text))
        {
            var note = word.Note.Length > 0 ? $"（{word.Note}）" : "";
            findings.Add(new ItemFinding("wording", Severity.Warning, place with { Start = start, Quote = word.Wrong }, $"“{word.Wrong}”疑为“{word.Right}”之误{note}。{(word.IsSerious ? "严重表述错误，检查时一处即单项否决。" : "")}", word.Right));
        }
    }
}
