using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>领导 — a leader as the site's list names one: name and title, in the order in which they are named.</summary>
public sealed record Leader(string Name, string Title);

/// <summary>领导姓名职务检查 — a title beside a name that the list does not give, and an order that the list does not have.</summary>
internal static class LeaderCheck
{
    internal static void Run(string text, ItemPlace place, IReadOnlyList<Leader> leaders, List<ItemFinding> findings)
    {
        var last = -1;
        var lastAt = -1;
        foreach (var (start, order) in Named(text, leaders))
        {
            CheckTitle(text, start, (order, leaders), place, findings);

            // Names in one sentence are a list; from one sentence to the next the order means nothing.
            if (last > order && text.AsSpan(lastAt, start - lastAt).IndexOfAny("。；！？") < 0)
            {
                findings.Add(new ItemFinding("leader-order", Severity.Warning, place with { Start = start, Quote = leaders[order].Name },
                    $"“{leaders[order].Name}”应排在“{leaders[last].Name}”之前，请按名单核对排序。"));
            }

            (last, lastAt) = (order, start);
        }
    }

    private static void CheckTitle(string text, int start, (int Order, IReadOnlyList<Leader> All) who, ItemPlace place, List<ItemFinding> findings)
    {
        var leader = who.All[who.Order];

        // The longest that adjoins is what is written: who is called 副市长 is not called 市长.
        var before = who.All.Select(other => other.Title).Where(title => text.AsSpan(0, start).EndsWith(title, StringComparison.Ordinal)).MaxBy(title => title.Length);
        var after = who.All.Select(other => other.Title).Where(title => text.AsSpan(start + leader.Name.Length).StartsWith(title, StringComparison.Ordinal)).MaxBy(title => title.Length);
        if ((before ?? after) is { Length: > 0 } stated && before != leader.Title && after != leader.Title)
        {
            findings.Add(new ItemFinding("leader-title", Severity.Error, place with { Start = start, Quote = leader.Name },
                $"“{leader.Name}”的职务在名单中是“{leader.Title}”，文中写作“{stated}”，请核对。", leader.Title));
        }
    }

    private static IEnumerable<(int Start, int Order)> Named(string text, IReadOnlyList<Leader> leaders) =>
        leaders.SelectMany((leader, order) => Places(text, leader.Name).Select(start => (start, order))).OrderBy(found => found.start);

    private static IEnumerable<int> Places(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
