using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>重复来信 — answered letters that ask much the same, the newest first.</summary>
public sealed record RecurringQuestion(IReadOnlyList<Letter> Letters)
{
    /// <summary>The one that can become a frequent question: its writer agreed.</summary>
    public Letter? Publishable => Letters.FirstOrDefault(letter => letter.AllowsPublication);

    public bool IsAnsweredInPublic => Letters.Any(letter => letter is { IsFrequent: true, PublishedAt: not null });
}

/// <summary>常见问题建议 — finds what is asked again and again, so that the answer is published once.</summary>
public sealed class RecurringLetters(GongkaiDb db, Caller caller, SiteClock clock)
{
    private const int Fewest = 2;
    private const int MostRead = 1000;
    private const double Alike = 0.5;
    private const int FewestPairs = 3;

    public async Task<IReadOnlyList<RecurringQuestion>> RunAsync(CancellationToken cancellation = default)
    {
        var since = clock.Today.AddYears(-1);
        var letters = await db.Set<Letter>().AsNoTracking().Where(letter => letter.OrganId == caller.OrganId && letter.State == LetterState.Answered && letter.ReceivedOn >= since)
            .OrderByDescending(letter => letter.ReceivedOn).ThenByDescending(letter => letter.Number).Take(MostRead).ToListAsync(cancellation);
        var groups = new List<(HashSet<int> Pairs, List<Letter> Letters)>();
        foreach (var letter in letters)
        {
            var pairs = PairsOf(letter.Title);
            if (groups.FirstOrDefault(group => Likeness(group.Pairs, pairs) >= Alike) is { Letters: not null } known)
            {
                known.Letters.Add(letter);
            }
            else
            {
                groups.Add((pairs, [letter]));
            }
        }

        return [.. groups.Where(group => group.Letters.Count >= Fewest).OrderByDescending(group => group.Letters.Count).Select(group => new RecurringQuestion(group.Letters))];
    }

    // Two signs side by side say enough of a Chinese title; marks and spaces say nothing.
    private static HashSet<int> PairsOf(string title)
    {
        var signs = title.Where(char.IsLetterOrDigit).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, signs.Length - 1)).Select(i => (signs[i] << 16) | signs[i + 1])];
    }

    // A short question asks the same as a long one that holds most of it.
    private static double Likeness(HashSet<int> one, HashSet<int> other) =>
        Math.Min(one.Count, other.Count) is var least && least < FewestPairs ? 0 : (double)one.Count(other.Contains) / least;
}
