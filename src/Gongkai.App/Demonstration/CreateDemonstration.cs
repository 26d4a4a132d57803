using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Ledgers;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例结果 — what was made; the digest of all organs, reports and items is the same for the same seed and day.</summary>
public sealed record DemonstrationReport(int Organs, int People, int Items, TimeSpan Took)
{
    public int Reports { get; init; }

    public int Requests { get; init; }

    public string Digest { get; init; } = "";
}

/// <summary>示例进度 — how many of what are done.</summary>
public readonly record struct DemonstrationProgress(string What, int Done, int Of);

/// <summary>建立示例城市 — fills an empty site with a city that does not exist; the same seed gives the same city.</summary>
/// <param name="vault">Null makes a city without requests, letters, ledgers and work in progress: nothing about people lies unsealed.</param>
/// <param name="store">Null makes requests without files.</param>
public sealed class CreateDemonstration(SiteDatabase database, SiteClock clock, Vault? vault = null, IFileStore? store = null)
{
    /// <summary>The password of every account of a demonstration; such accounts exist nowhere else.</summary>
    public const string Password = "yanshi-Gongkai-2026";

    /// <summary>Number of the organ whose annual report is compiled from its register.</summary>
    public const int SampleOrgan = 3;

    private const int OrgansAtOnce = 50;
    private const int ItemsAtOnce = 1000;
    private const int OrgansWithWork = 2;

    private static readonly Caller s_caller = Caller.Site("demo create");

    // Numbers of nothing but noughts are given to nobody.
    private static readonly SiteIdentity s_identity = new()
    {
        Domain = "www.yunting.example",
        UndertakenBy = "云汀市数据局",
        FilingNumber = "云ICP备00000000号",
        PoliceFilingNumber = "云公网安备 00000000000000号",
        FaultReportAddress = "https://fault.example/9900000002",
        ServesIpv6 = true,
    };

    public async Task<Result<DemonstrationReport>> RunAsync(
        int seed, DemoSize size, Action<DemonstrationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        await using var db = database.Open(OrganScope.Site);
        if (await db.Organs.AnyAsync(cancellation) || await db.People.AnyAsync(cancellation))
        {
            return new Refusal("site-not-empty", "这个站点已有机关或人员，不能再装入示例城市。请换一个空的数据目录（--data）或空的数据库（--database）。");
        }

        // One instant for the whole city, so that it does not depend on how fast it was written.
        var fixedClock = SiteClock.StandingAt(SiteClock.StartOf(clock.Today));
        var making = new Making(db, new DemoNames(seed), fixedClock, progress ?? (_ => { }));
        var scale = DemoScale.Of(size);
        await using (var rows = await BulkRows.OpenAsync(database, db.Model, cancellation))
        {
            making.Batch.Add(new SiteSetting { Name = SettingNames.Demonstration, Value = seed.ToString(CultureInfo.InvariantCulture) });
            making.Batch.Add(new SiteSetting { Name = SettingNames.SiteProfile, Value = JsonSerializer.Serialize(s_identity, JsonSerializerOptions.Web) });
            var compiled = vault is null || scale.IsForLoad ? (int?)null : SampleOrgan;
            await making.OrgansAsync(rows, scale, compiled, cancellation);
            await making.ItemsAsync(rows, scale, cancellation);
            if (vault is not null)
            {
                await making.RecordsAsync(rows, scale, vault, cancellation);
            }

            await rows.CountersAsync([(Counters.PublicationSequence, making.Items)], cancellation);
            await rows.FinishAsync(cancellation);
        }

        // Work in progress in the two organs that a visitor signs in to first; a load test needs none.
        foreach (var organ in scale.IsForLoad || vault is null ? [] : making.Tree.Take(OrgansWithWork))
        {
            await new DemoWork(database, clock).AddAsync(organ, hasHistory: organ == making.Tree[0], cancellation);
        }

        await new IndexItem(database, clock).RebuildAsync(done => progress?.Invoke(new("检索索引", done, making.Items)), cancellation);
        if (!scale.IsForLoad)
        {
            await new CheckPublishedWording(database, clock).RunAsync(cancellation);
        }

        if (vault is not null)
        {
            await new RebuildRequestIndex(database, vault).RunAsync(cancellation);
        }

        if (vault is not null && store is not null)
        {
            await new DemoFiles(database, clock, vault, store).AddAsync(cancellation);
        }

        if (vault is not null && !scale.IsForLoad && making.Tree.FirstOrDefault(organ => organ.Number == SampleOrgan) is { } sample)
        {
            await new DemoYearReport(database, clock).AddAsync(sample, cancellation);
            await new DemoAppraisal(database, clock).AddAsync(making.Tree[0], cancellation);
            await new DemoInside(database, clock, vault, store).AddAsync(making.Tree[0], cancellation);
        }

        return new DemonstrationReport(making.Organs, making.People, making.Items, watch.Elapsed) { Reports = making.Reports, Requests = making.Requests, Digest = making.Digest() };
    }

    private sealed class Making(GongkaiDb db, DemoNames names, SiteClock clock, Action<DemonstrationProgress> progress)
    {
        private readonly List<Person> _people = [];
        private ILookup<Guid, OrganUnit> _unitsOf = Array.Empty<OrganUnit>().ToLookup(unit => unit.OrganId);
        private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        /// <summary>What is written next.</summary>
        internal BulkBatch Batch { get; private set; } = new();

        internal IReadOnlyList<Organ> Tree { get; private set; } = [];

        internal int Organs => Tree.Count;

        internal int People { get; private set; }

        internal int Items { get; private set; }

        internal int Reports { get; private set; }

        internal int Requests { get; private set; }

        internal async Task OrgansAsync(BulkRows rows, DemoScale scale, int? compiled, CancellationToken cancellation)
        {
            var organs = new DemoOrgans(names, clock);
            Tree = organs.Create(scale);
            var people = new DemoPeople(names, clock, new PasswordHasher<Person>().HashPassword(new Person(), Password));
            var reports = new DemoReports(names, clock);
            _unitsOf = organs.Units.ToLookup(unit => unit.OrganId);
            foreach (var some in Tree.Chunk(OrgansAtOnce))
            {
                foreach (var organ in some)
                {
                    Add(organ, [.. _unitsOf[organ.Id]], people);
                    if (organ.Number != compiled)
                    {
                        AddReports(organ, reports, isComplete: scale.Items is not null);
                    }
                }

                await SaveAsync(rows, cancellation);
                progress(new("机关和年报", some[^1].Number, Tree.Count));
            }
        }

        internal async Task ItemsAsync(BulkRows rows, DemoScale scale, CancellationToken cancellation)
        {
            var items = new DemoItems(names, clock);
            items.AddColumns(db);
            await db.SaveChangesAsync(cancellation);
            var plan = items.Plan(Tree, scale.ItemsOf(Tree.Count));
            foreach (var some in plan.Chunk(ItemsAtOnce))
            {
                foreach (var (organ, day) in some)
                {
                    Digest(items.Add(Batch, organ, day));
                }

                await SaveAsync(rows, cancellation);
                Items += some.Length;
                progress(new("公开信息", Items, plan.Count));
            }
        }

        // Ledgers and letters are made beside the requests, and the records of one organ are written while those of the next are made.
        internal async Task RecordsAsync(BulkRows rows, DemoScale scale, Vault vault, CancellationToken cancellation)
        {
            var (ledgers, letters, requests) = (new DemoLedgers(names.Apart(1), vault, clock), new DemoLetters(names.Apart(2), vault, clock), new DemoRequests(names.Apart(3), clock, vault, _people.ToLookup(person => person.OrganId)));
            var keyPoints = new DemoKeyPoints(names.Apart(4), clock);
            var counters = new List<(string Name, long Last)>();
            var writing = Task.CompletedTask;
            foreach (var organ in Tree)
            {
                var (daily, asked) = (new BulkBatch(), new BulkBatch());
                var keeping = scale.IsForLoad ? Task.CompletedTask : Task.Run(() => KeepDaily(daily, organ, (ledgers, letters, scale.IsFull(organ.Number) ? keyPoints : null)), cancellation);
                Requests += await Task.Run(() => requests.Add(asked, organ, scale.RequestsOf(organ.Number)), cancellation);
                counters.AddRange(requests.Counters(organ));
                await keeping;
                await writing;
                writing = Task.Run(() => WriteAsync(rows, [daily, asked], cancellation), cancellation);
                progress(new("台账、来信和依申请公开", organ.Number, Tree.Count));
            }

            await writing;
            await rows.CountersAsync(scale.IsForLoad ? counters : counters.Append(($"letters-{clock.Today.Year}", letters.Number)), cancellation);
        }

        private void KeepDaily(BulkBatch batch, Organ organ, (DemoLedgers Ledgers, DemoLetters Letters, DemoKeyPoints? KeyPoints) by)
        {
            var count = by.Ledgers.Add(batch, organ, by.KeyPoints is not null);
            by.KeyPoints?.Add(batch, organ, [.. _unitsOf[organ.Id]]);
            by.Letters.Add(batch, organ, [.. _unitsOf[organ.Id]]);
            batch.Record(new EventDraft(organ.Id, "organ", organ.Id, LedgerEvents.Added.Code) { Reason = $"示例城市：{count} 条" });
        }

        private async Task WriteAsync(BulkRows rows, BulkBatch[] batches, CancellationToken cancellation)
        {
            foreach (var batch in batches)
            {
                await rows.SaveAsync(batch, s_caller, clock.Now, cancellation);
            }
        }

        private async Task SaveAsync(BulkRows rows, CancellationToken cancellation)
        {
            await rows.SaveAsync(Batch, s_caller, clock.Now, cancellation);
            Batch = new BulkBatch();
        }

        internal string Digest() => Convert.ToHexStringLower(_digest.GetHashAndReset());

        private void Digest(string content) => _digest.AppendData(Encoding.UTF8.GetBytes(content));

        private void Add(Organ organ, IReadOnlyList<OrganUnit> units, DemoPeople people)
        {
            Batch.Add(organ);
            Batch.AddRange(units);
            foreach (var person in people.Of(organ, units))
            {
                Batch.Add(person);
                Batch.AddRange(person.Roles);
                _people.Add(person);
                People++;
            }

            Batch.Record(new EventDraft(organ.Id, "organ", organ.Id, "organ-created") { Reason = "示例城市" });
            Digest($"{organ.Id} {organ.Name}");
        }

        // Three years are in; one organ in seven has not filed the last of them where not all are wanted, and one report is broken.
        private void AddReports(Organ organ, DemoReports reports, bool isComplete)
        {
            var last = clock.Today.Year - 1;
            AnnualReport? before = null;
            for (var year = last - 2; year <= last; year++)
            {
                if (year == last && organ.Number % 7 == 6 && !isComplete)
                {
                    continue;
                }

                var kept = reports.Of(organ, year, before, year == last);
                var facts = ReportFactRows.Of(kept, organ.Kind);
                Batch.Add(kept);
                Batch.Add(facts);
                foreach (var ground in ReportGround.Of(kept, facts))
                {
                    Batch.Add(ground);
                }

                Batch.Record(new EventDraft(organ.Id, "report", kept.Id, "report-filed") { Reason = "示例城市", Provision = "条例第四十九条" });
                before = KeptReports.Read(kept.Content);
                Reports++;
                Digest(kept.Content);
            }
        }
    }
}
