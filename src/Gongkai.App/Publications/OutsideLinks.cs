using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>站外链接 — an address of another site that public texts lead to, and whether it answered when it was asked last.</summary>
public sealed class OutsideLink
{
    public string Address { get; init; } = "";

    public DateTimeOffset CheckedAt { get; set; }

    public bool IsDead { get; set; }

    /// <summary>What came back, in words.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The first of the checks in a row that failed; null while it answers.</summary>
    public DateTimeOffset? DeadSince { get; set; }
}

/// <summary>链接答复 — what an address answered: alive, dead, or not to be asked at all.</summary>
public sealed record LinkAnswer(bool IsDead, string Outcome)
{
    /// <summary>Nothing was reached, for a reason that may lie on this side.</summary>
    public bool IsUnreached { get; init; }
}

/// <summary>检查站外链接 — asks the addresses of other sites, the longest unasked first and no more than some a night; where nothing at all answers, the fault is taken to be one's own and nothing is noted.</summary>
/// <param name="ask">Asks one address; never one of a private network.</param>
public sealed class CheckOutsideLinks(SiteDatabase database, SiteClock clock, Func<Uri, CancellationToken, Task<LinkAnswer>> ask)
{
    private const int NewestItems = 5_000;
    private const int MostOfNight = 300;
    private const int AtOnce = 8;
    private static readonly TimeSpan s_fresh = TimeSpan.FromDays(6);

    /// <returns>How many were asked, and how many of them are dead.</returns>
    public async Task<(int Asked, int Dead)> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        var texts = await PublicItems.Of(db, clock.Now).Where(item => item.BodyHtml.Contains("href=\"http")).OrderByDescending(item => item.Sequence).Take(NewestItems).Select(item => item.BodyHtml).ToListAsync(cancellation);
        var addresses = texts.SelectMany(OfText).ToHashSet(StringComparer.Ordinal);
        var known = await db.Set<OutsideLink>().ToDictionaryAsync(link => link.Address, cancellation);
        db.RemoveRange(known.Values.Where(link => !addresses.Contains(link.Address)));
        var due = addresses.Where(address => !known.TryGetValue(address, out var link) || link.IsDead || clock.Now - link.CheckedAt > s_fresh)
            .OrderBy(address => known.TryGetValue(address, out var link) ? link.CheckedAt : DateTimeOffset.MinValue).ThenBy(address => address, StringComparer.Ordinal).Take(MostOfNight).ToList();
        var answers = new List<(string Address, LinkAnswer Answer)>();
        foreach (var some in due.Chunk(AtOnce))
        {
            answers.AddRange(await Task.WhenAll(some.Select(async address => (address, await ask(new Uri(address), cancellation)))));
        }

        var isCutOff = answers.Count > 0 && answers.TrueForAll(answer => answer.Answer.IsUnreached);
        foreach (var (address, answer) in isCutOff ? [] : answers)
        {
            if (!known.TryGetValue(address, out var link))
            {
                link = new OutsideLink { Address = address };
                db.Add(link);
            }

            (link.CheckedAt, link.IsDead, link.Outcome) = (clock.Now, answer.IsDead, answer.Outcome);
            link.DeadSince = answer.IsDead ? link.DeadSince ?? clock.Now : null;
        }

        var dead = isCutOff ? 0 : answers.Count(answer => answer.Answer.IsDead);
        var root = await db.Organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).Select(organ => (Guid?)organ.Id).FirstOrDefaultAsync(cancellation);
        if (root is not { } organId)
        {
            return (0, 0);
        }

        db.Record(new EventDraft(organId, "site", null, "links-checked").With(new { asked = answers.Count, dead, isCutOff }));
        return await db.CommitAsync(Caller.Site("job check-links"), clock, cancellation) is null ? (answers.Count, dead) : (0, 0);
    }

    internal static IEnumerable<string> OfText(string html) => ItemReading.Read(html).Links
        .Where(address => address.Length <= 1_000 && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps));
}

/// <summary>失效的站外链接 — the own public texts that lead to addresses which did not answer.</summary>
public sealed class DeadOutsideLinks(SiteDatabase database, SiteClock clock)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<(BrokenLink Link, OutsideLink Found)>> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var dead = await db.Set<OutsideLink>().AsNoTracking().Where(link => link.DeadSince != null).ToDictionaryAsync(link => link.Address, cancellation);
        if (dead.Count == 0)
        {
            return [];
        }

        var texts = await PublicItems.Of(db, clock.Now).Where(item => item.OrganId == caller.OrganId && item.BodyHtml.Contains("href=\"http"))
            .OrderByDescending(item => item.Sequence).Take(5_000).Select(item => new { item.Id, item.Title, item.BodyHtml }).ToListAsync(cancellation);
        return [.. texts.SelectMany(text => CheckOutsideLinks.OfText(text.BodyHtml).Where(dead.ContainsKey).Select(address => (new BrokenLink(text.Id, text.Title, address), dead[address]))).Take(Most)];
    }
}
