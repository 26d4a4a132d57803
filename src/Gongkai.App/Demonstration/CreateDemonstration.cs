using System.Diagnostics;
using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例结果 — what was made.</summary>
public sealed record DemonstrationReport(int Organs, int People, int Items, TimeSpan Took)
{
    public int Requests { get; init; }
}

/// <summary>建立示例城市 — fills an empty site with a city that does not exist; the same seed gives the same city.</summary>
/// <param name="vault">Null makes a city without requests: nothing about applicants lies unsealed.</param>
/// <param name="store">Null makes requests without files.</param>
public sealed class CreateDemonstration(SiteDatabase database, SiteClock clock, Vault? vault = null, IFileStore? store = null)
{
    /// <summary>The password of every account of a demonstration; such accounts exist nowhere else.</summary>
    public const string Password = "yanshi-Gongkai-2026";

    private const int ItemsPerOrgan = 20;
    private const int RequestsPerYear = 40;

    /// <summary>Enough for a million in a province over three years.</summary>
    private const int RequestsPerYearOfProvince = 340;

    public async Task<Result<DemonstrationReport>> RunAsync(int seed, DemoSize size, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        await using var db = database.Open(OrganScope.Site);
        if (await db.Organs.AnyAsync(cancellation))
        {
            return new Refusal("site-not-empty", "这个站点已有机关，不能再装入示例城市。请换一个空的数据目录（--data）。");
        }

        var names = new DemoNames(seed);
        var organs = new DemoOrgans(names, clock);
        var tree = organs.Create(DemoScale.Of(size));
        var people = new DemoPeople(names, clock, new PasswordHasher<Person>().HashPassword(new Person(), Password));
        var unitsOf = organs.Units.ToLookup(unit => unit.OrganId);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Settings.Add(new SiteSetting { Name = SettingNames.Demonstration, Value = seed.ToString(CultureInfo.InvariantCulture) });
        var reports = new DemoReports(names, clock);
        var count = 0;
        foreach (var organ in tree)
        {
            db.Add(organ);
            db.AddRange(unitsOf[organ.Id]);
            foreach (var person in people.Of(organ, [.. unitsOf[organ.Id]]))
            {
                db.Add(person);
                count++;
            }

            db.Record(new EventDraft(organ.Id, "organ", organ.Id, "organ-created") { Reason = "示例城市" });
            if (size != DemoSize.Province)
            {
                AddReports(db, organ, reports);
            }
        }

        if (await db.CommitAsync(Caller.Site("demo create"), clock, cancellation) is { } conflict)
        {
            return conflict;
        }

        // The tables of items know of columns and organs only by keys that the model does not order by.
        var items = await new DemoItems(names, clock).AddAsync(db, tree, ItemsPerOrgan, cancellation);
        if (await db.CommitAsync(Caller.Site("demo create"), clock, cancellation) is { } refusal)
        {
            return refusal;
        }

        await db.Database.ExecuteSqlAsync($"INSERT INTO counters (name, last) VALUES ({Counters.PublicationSequence}, {items})", cancellation);
        await new IndexItem(database, clock).RebuildAsync(cancellation);
        var requests = vault is null ? 0
            : await new DemoRequests(names, clock, vault).AddAsync(database, tree, size == DemoSize.Province ? RequestsPerYearOfProvince : RequestsPerYear, cancellation);
        if (vault is not null && store is not null)
        {
            await new DemoFiles(database, clock, vault, store).AddAsync(cancellation);
        }

        return new DemonstrationReport(tree.Count, count, items, watch.Elapsed) { Requests = requests };
    }

    // Three years are in; one organ in seven has not filed the last of them, and one report is broken.
    private void AddReports(GongkaiDb db, Organ organ, DemoReports reports)
    {
        var last = clock.Today.Year - 1;
        AnnualReport? before = null;
        for (var year = last - 2; year <= last; year++)
        {
            if (year == last && organ.Number % 7 == 6)
            {
                continue;
            }

            var kept = reports.Of(organ, year, before, year == last);
            db.Add(kept);
            db.Record(new EventDraft(organ.Id, "report", kept.Id, "report-filed") { Reason = "示例城市", Provision = "条例第四十九条" });
            before = KeptReports.Read(kept.Content);
        }
    }
}
