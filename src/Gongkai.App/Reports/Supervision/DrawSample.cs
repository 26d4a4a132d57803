using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>抽查样本 — one reply or published page that is looked at.</summary>
public sealed record SampledCase(Guid OrganId, string Organ, Guid Id, string Number, string Title)
{
    /// <summary>Whether it is a page of the portal, not a reply.</summary>
    public bool IsPage { get; init; }
}

/// <summary>抽查 — draws replies or pages of the organs in view; the same seed draws the same sample from the same records, so that anybody can check it.</summary>
public sealed class DrawSample(GongkaiDb db, Caller caller, SiteClock clock)
{
    private const int MostOfEach = 20;

    /// <param name="seed">Chosen in public, such as the day or a drawn number.</param>
    /// <param name="each">How many of each organ.</param>
    public async Task<Result<IReadOnlyList<SampledCase>>> RunAsync(int year, bool isPages, string seed, int each, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        if (seed.Trim().Length is 0 or > 40 || each is < 1 or > MostOfEach)
        {
            return new Refusal("sample-seed", $"请写明随机数（例如抽签的日期和号码），每个机关抽 1 至 {MostOfEach} 件。");
        }

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var all = isPages
            ? PublicItems.Of(db, clock.Now).Where(item => item.PublishedYear == year).Select(item => new { item.OrganId, item.Id, Number = item.IndexNumber ?? "", item.Title })
            : db.Set<DisclosureRequest>().Where(request => request.CountedOn >= first && request.CountedOn <= last).Select(request => new { request.OrganId, request.Id, request.Number, request.Title });
        var organs = await db.Organs.AsNoTracking().Where(organ => db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)).ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        var drawn = new List<SampledCase>();
        foreach (var (organ, name) in organs.OrderBy(organ => organ.Value, StringComparer.Ordinal))
        {
            var keys = await all.Where(one => one.OrganId == organ).Select(one => new { one.Id, one.Number }).ToListAsync(cancellation);
            var chosen = keys.OrderBy(key => Rank(seed, key.Number)).ThenBy(key => key.Number, StringComparer.Ordinal).Take(each).Select(key => key.Id).ToList();
            drawn.AddRange((await all.Where(one => chosen.Contains(one.Id)).ToListAsync(cancellation))
                .OrderBy(one => one.Number, StringComparer.Ordinal).Select(one => new SampledCase(organ, name, one.Id, one.Number, one.Title) { IsPage = isPages }));
        }

        db.Record(CompilingEvents.Sampled.On(caller.OrganId, CompilingEvents.Subject, null).With(new { year, isPages, seed, each, count = drawn.Count.ToString(CultureInfo.InvariantCulture) }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : drawn;
    }

    /// <summary>The place of a record in the draw: by its number, so that it is the same on every database.</summary>
    internal static ulong Rank(string seed, string number) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed.Trim()}/{number}")));
}
