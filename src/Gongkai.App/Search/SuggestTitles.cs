using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>检索建议 — titles of public items that begin with what is being typed.</summary>
public sealed class SuggestTitles(SiteDatabase database, SiteClock clock)
{
    private const int Most = 8;

    public async Task<IReadOnlyList<string>> RunAsync(string typed, CancellationToken cancellation = default)
    {
        var from = Publication.KeyOf(typed.Length > 60 ? typed[..60] : typed);
        if (from.Length == 0)
        {
            return [];
        }

        var to = from + '\uffff';
        await using var db = database.Open(OrganScope.Portal);
        var titles = await PublicItems.Of(db, clock.Now)
            .Where(item => item.TitleKey.CompareTo(from) >= 0 && item.TitleKey.CompareTo(to) < 0)
            .OrderBy(item => item.TitleKey).Select(item => item.Title).Take(Most * 3).ToListAsync(cancellation);
        return [.. titles.Distinct().Take(Most)];
    }
}
