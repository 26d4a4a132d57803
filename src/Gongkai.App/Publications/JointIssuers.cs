using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>联合发文 — an organ of the site that issued an item together with the organ that published it.</summary>
public sealed class JointIssuer
{
    public Guid PublicationId { get; init; }

    /// <summary>Never the organ whose item it is.</summary>
    public Guid IssuerId { get; init; }
}

/// <summary>发文机关 — one of the organs that issued an item, with its number where it has a section on this site.</summary>
public sealed record IssuerName(string Name, int? Number);

/// <summary>联合发文机关的整理 — organs chosen from the directory and names written as text become one list.</summary>
public static class JointIssuers
{
    private const int Most = 20;
    private const char Mark = '、';

    /// <summary>The names in a text of issuing organs.</summary>
    public static IReadOnlyList<string> NamesIn(string issuingOrgan) => issuingOrgan.Split(Mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The text without the organs that are chosen from the directory: what stays is written by hand.</summary>
    public static string Without(string issuingOrgan, IEnumerable<string> chosen) => string.Join(Mark, NamesIn(issuingOrgan).Except(chosen));

    /// <summary>Chosen organs join the text, and names in the text that the directory knows count as chosen.</summary>
    internal static async Task<Result<ItemContent>> JoinAsync(GongkaiDb db, Guid organ, ItemContent content, CancellationToken cancellation)
    {
        var written = NamesIn(content.IssuingOrgan);
        if (content.JointOrgans.Count == 0 && written.Count < 2)
        {
            return content;
        }

        var known = await db.Organs.AsNoTracking().Where(other => other.Id != organ && (content.JointOrgans.Contains(other.Id) || (other.IsActive && written.Contains(other.Name))))
            .OrderBy(other => other.Number).Select(other => new { other.Id, other.Name }).ToListAsync(cancellation);
        if (content.JointOrgans.Any(id => id != organ && known.All(other => other.Id != id)))
        {
            return new Refusal("item-joint-unknown", "选择的联合发文机关不在机关目录里，请重新选择。");
        }

        // Who chooses others and writes nothing issues it too, and first.
        var first = written.Count > 0 ? written : await db.Organs.Where(own => own.Id == organ).Select(own => own.Name).ToListAsync(cancellation);
        var names = first.Concat(known.Select(other => other.Name)).Distinct().ToList();
        return names.Count > Most ? new Refusal("item-joint-many", $"发文机关最多 {Most} 个，请核对。")
            : content with { IssuingOrgan = string.Join(Mark, names), JointOrgans = [.. known.OrderBy(other => names.IndexOf(other.Name)).Select(other => other.Id)] };
    }

    /// <summary>Makes the joint issuers of an item those of its content.</summary>
    internal static async Task SetAsync(GongkaiDb db, Publication item, ItemContent content, CancellationToken cancellation)
    {
        var former = await db.Set<JointIssuer>().Where(known => known.PublicationId == item.Id).ToListAsync(cancellation);
        db.RemoveRange(former.Where(known => !content.JointOrgans.Contains(known.IssuerId)));
        db.AddRange(content.JointOrgans.Distinct().Where(id => former.All(known => known.IssuerId != id)).Select(id => new JointIssuer { PublicationId = item.Id, IssuerId = id }));
    }

    /// <summary>Public items that an organ issued together with others that published them.</summary>
    internal static IQueryable<Publication> ItemsOf(GongkaiDb db, Guid organ, DateTimeOffset now) => db.Set<JointIssuer>().Where(issuer => issuer.IssuerId == organ)
        .Join(PublicItems.Of(db, now), issuer => issuer.PublicationId, item => item.Id, (issuer, item) => item);

    /// <summary>The issuers of an item in the order of its text, with the numbers of those that have a section.</summary>
    internal static async Task<IReadOnlyList<IssuerName>> OfAsync(GongkaiDb db, Publication item, (string Name, int Number) own, CancellationToken cancellation)
    {
        var ids = Publication.JointIds(item.JointOrgans);
        var numbers = ids.Count == 0 ? [] : await db.Organs.AsNoTracking().Where(organ => ids.Contains(organ.Id) && organ.IsActive).ToDictionaryAsync(organ => organ.Name, organ => organ.Number, cancellation);
        numbers[own.Name] = own.Number;
        return [.. NamesIn(item.IssuingOrgan).Select(name => new IssuerName(name, numbers.TryGetValue(name, out var number) ? number : null))];
    }
}

/// <summary>联合发布的信息 — the newest public items that an organ issued together with others that published them.</summary>
public sealed class JointItems(SiteDatabase database, SiteClock clock)
{
    public async Task<IReadOnlyList<ItemRow>> RunAsync(Guid organ, int most, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await JointIssuers.ItemsOf(db, organ, clock.Now).OrderByDescending(item => item.Sequence).Take(most).Select(ItemRow.Projection).ToListAsync(cancellation);
    }
}
