using System.Diagnostics;
using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例结果 — what was made.</summary>
public sealed record DemonstrationReport(int Organs, int People, TimeSpan Took);

/// <summary>建立示例城市 — fills an empty site with a city that does not exist; the same seed gives the same city.</summary>
public sealed class CreateDemonstration(SiteDatabase database, SiteClock clock)
{
    /// <summary>The password of every account of a demonstration; such accounts exist nowhere else.</summary>
    public const string Password = "yanshi-Gongkai-2026";

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
        }

        return await db.CommitAsync(Caller.Site("demo create"), clock, cancellation) is { } refusal
            ? refusal
            : new DemonstrationReport(tree.Count, count, watch.Elapsed);
    }
}
