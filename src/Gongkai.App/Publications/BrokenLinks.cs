using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>失效链接 — a link of a public text to an item or a file of the site that the public cannot open.</summary>
public sealed record BrokenLink(Guid ItemId, string Title, string Address);

/// <summary>失效链接检查 — the links within the site that lead nowhere; addresses elsewhere are not visited.</summary>
public sealed class BrokenLinks(SiteDatabase database, SiteClock clock)
{
    private const int NewestItems = 2_000;
    private const int Most = 200;

    public async Task<IReadOnlyList<BrokenLink>> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var texts = await PublicItems.Of(db, clock.Now).Where(item => item.OrganId == caller.OrganId && item.BodyHtml.Contains("href=\"/"))
            .OrderByDescending(item => item.Sequence).Take(NewestItems).Select(item => new { item.Id, item.Title, item.BodyHtml }).ToListAsync(cancellation);
        var links = texts.SelectMany(text => ItemReading.Read(text.BodyHtml).Links.Select(address => new BrokenLink(text.Id, text.Title, address))).ToList();
        var items = links.Select(link => IdIn(link.Address, "/items/")).OfType<Guid>().Distinct().ToList();
        var files = links.Select(link => IdIn(link.Address, ItemHtml.FilePrefix)).OfType<Guid>().Distinct().ToList();
        await using var portal = database.Open(OrganScope.Portal);
        var open = (await PublicItems.Of(portal, clock.Now).Where(item => items.Contains(item.Id)).Select(item => item.Id).ToListAsync(cancellation))
            .Concat(await PublicItems.Files(portal, clock.Now).Where(file => files.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancellation)).ToHashSet();
        return [.. links.Where(link => (IdIn(link.Address, "/items/") ?? IdIn(link.Address, ItemHtml.FilePrefix)) is { } id && !open.Contains(id)).Take(Most)];
    }

    private static Guid? IdIn(string address, string prefix) =>
        address.StartsWith(prefix, StringComparison.Ordinal) && address.Length >= prefix.Length + 36 && Guid.TryParseExact(address.AsSpan(prefix.Length, 36), "D", out var id) ? id : null;
}
