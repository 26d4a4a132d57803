using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>多人申请的信息 — what several people asked for and got: worth publishing for everybody.</summary>
public sealed record WantedInformation(string Title, int People, int Requests);

/// <summary>转主动公开建议 — finds what several applicants asked for within a year and were given; only suggests; 条例 44.</summary>
public sealed class AskedByMany(SiteDatabase database, SiteClock clock)
{
    public const int FewestPeople = 3;
    private const int Most = 5;

    public async Task<Result<IReadOnlyList<WantedInformation>>> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var (organ, from) = (caller.OrganId, clock.Today.AddYears(-1));
        return await db.Set<DisclosureRequest>().AsNoTracking()
            .Where(request => request.OrganId == organ && request.SubmittedOn >= from && (request.Outcome == Outcome.Granted || request.Outcome == Outcome.PartiallyGranted))
            // People write the same name with and without marks and blanks.
            .GroupBy(request => request.Title.Replace(" ", "").Replace("　", "").Replace("《", "").Replace("》", "").Replace("“", "").Replace("”", ""))
            .Select(group => new { Title = group.Min(request => request.Title)!, People = group.Select(request => request.ApplicantKey).Distinct().Count(), Requests = group.Count() })
            .Where(wanted => wanted.People >= FewestPeople).OrderByDescending(wanted => wanted.People).ThenBy(wanted => wanted.Title).Take(Most)
            .Select(wanted => new WantedInformation(wanted.Title, wanted.People, wanted.Requests)).ToListAsync(cancellation);
    }
}
