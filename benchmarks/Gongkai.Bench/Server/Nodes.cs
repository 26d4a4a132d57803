using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>两个节点 — how long after a change on one node the other shows it, although it had the page in its cache.</summary>
public static class Nodes
{
    private const int Changes = 10;

    public static async Task<Measured> RunAsync(SiteDatabase site, SiteClock clock, string data)
    {
        using var otherSite = new SiteDatabase(site.Address);
        await using var here = Host.Build(site, Host.FreePort(), data);
        await using var there = Host.Build(otherSite, Host.FreePort(), data);
        await here.StartAsync();
        await there.StartAsync();
        List<Publication> items;
        await using (var db = site.Open(OrganScope.Site))
        {
            items = await PublicItems.Of(db, clock.Now).OrderBy(item => item.Sequence).Take(Changes).ToListAsync();
        }

        using var client = new HttpClient { BaseAddress = new Uri(there.Urls.First()) };
        var slowest = TimeSpan.Zero;
        foreach (var item in items)
        {
            await client.GetAsync($"/items/{item.Id}");
            await using var db = site.Open(OrganScope.Site);
            var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == item.OrganId);
            var signer = new Caller(Guid.Empty, "bench", "bench", OrganScope.Own(organ), RoleTable.Of([Role.Leader, Role.SiteEditor, Role.DisclosureOfficer]));
            if (await new WithdrawItem(site, clock).RunAsync(signer, new ItemKey(item.Id, item.Version), "测量两个节点时撤下，测完恢复。", showsTitle: true) is { } refusal)
            {
                throw new InvalidOperationException(refusal.Code);
            }

            var watch = Stopwatch.StartNew();
            while ((await client.GetAsync($"/items/{item.Id}")).StatusCode != HttpStatusCode.Gone && watch.Elapsed < TimeSpan.FromSeconds(90))
            {
                await Task.Delay(5);
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        await here.StopAsync();
        await there.StopAsync();
        return new Measured($"a change on one node is seen on the other (slowest of {items.Count})", "PostgreSQL", string.Create(CultureInfo.InvariantCulture, $"{slowest.TotalSeconds:0.000} s"), "≤ 2 s", slowest.TotalSeconds <= 2);
    }
}
