using System.Globalization;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Metrics;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class TableTwoTests
{
    private static readonly (string Row, string Ledger, string List)[] s_decisions =
    [
        ("art20_5.administrativeLicense", "licenses", "行政许可事项清单"), ("art20_6.administrativePenalty", "penalties", "行政处罚事项清单"), ("art20_6.administrativeCompulsion", "compulsions", "行政强制事项清单"),
    ];

    private static readonly (string Address, string Metric, decimal Divisor)[] s_metrics =
    [
        ("part2.art20_5.administrativeLicense.decisions", "licenses.decisions", 1m), ("part2.art20_6.administrativePenalty.decisions", "penalties.decisions", 1m),
        ("part2.art20_8.administrativeCharge.amountWanYuan", "charges.amount", 1m), ("part2.art20_5.otherExternalServices.decisions", "handlings.total", 1m),
        ("part2.art20_9.centralProcurement.amount", "purchases.amount", 10_000m),
    ];

    [Theory(DisplayName = "随机台账和文件：两种格式六个年度，表二每一格等于直接重数，与指标一致，打开的记录加起来等于这一格")]
    [OnBothDatabases]
    public async Task Compile_GeneratedLedgers_TableTwoAgreesWithARecount(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        var random = new Random(11);
        var documents = await PublishAsync(organ, random, 60);
        var days = await KeepAsync(organ, random);
        var lists = await KeepListsAsync(organ, random);

        for (var year = 2019; year <= 2024; year++)
        {
            var expected = Recount(documents, days, lists, year);
            var compiled = await organ.CompileAsync(year);
            foreach (var (row, column, position) in RawRegister.Cells(compiled.Format.Table("part2")))
            {
                var address = $"part2.{row.Path}.{column.Id}";
                Assert.Equal((year, address, expected.TryGetValue(address, out var naive) ? naive : (decimal?)null), (year, address, compiled.Table("part2").Figures[position].Value));
                await using var db = organ.Site.Open();
                var opened = TestRequests.Must(await new OpenFigure(db).RunAsync(compiled, address));
                Assert.Equal((address, opened.Cases.Count < opened.Total ? opened.Figure.Value ?? 0 : opened.Cases.Sum(one => one.Amount)), (address, opened.Figure.Value ?? 0));
            }

            foreach (var (address, metric, divisor) in s_metrics)
            {
                Assert.True(compiled.Figure(address) is not { } figure || figure.Value == await organ.ReadAsync(metric, year) * divisor, address);
            }
        }
    }

    private static Dictionary<string, decimal> Recount(List<Publication> documents, Dictionary<string, List<(DateOnly Day, decimal Amount)>> days, Dictionary<string, List<(DateOnly Day, int Entries)>> lists, int year)
    {
        var (cells, lastDay) = (new Dictionary<string, decimal>(StringComparer.Ordinal), new DateOnly(year, 12, 31));
        foreach (var (row, kind) in new[] { ("art20_1.governmentRules", ItemKind.GovernmentRule), ("art20_1.normativeDocuments", ItemKind.NormativeDocument) })
        {
            var made = documents.Where(document => document.Kind == kind && SiteClock.DayOf(document.PublishedAt!.Value) <= lastDay).ToList();
            var ends = made.Select(document => (DateOnly?)new[] { document.RepealedOn, document.LapsesOn }.Where(day => day is not null).Min()).ToList();
            cells[$"part2.{row}.issued"] = cells[$"part2.{row}.newlyMade"] = made.Count(document => document.DatedOn?.Year == year);
            cells[$"part2.{row}.repealed"] = ends.Count(day => day?.Year == year);
            cells[$"part2.{row}.inForce"] = made.Zip(ends).Count(one => one.First.DatedOn <= lastDay && !(one.Second <= lastDay));
            cells[$"part2.{row}.newlyPublished"] = made.Count(document => SiteClock.DayOf(document.PublishedAt!.Value).Year == year);
            cells[$"part2.{row}.totalPublished"] = made.Count;
        }

        decimal Sum(string ledger) => days[ledger].Where(one => one.Day.Year == year).Sum(one => one.Amount);
        foreach (var (row, ledger, list) in s_decisions.Append(("art20_5.otherExternalServices", "handlings", "其他对外管理服务事项清单")))
        {
            cells[$"part2.{row}.decisions"] = Sum(ledger);
            AddList(row, list);
        }

        AddList("art20_8.administrativeCharge", "行政事业性收费目录");
        cells["part2.art20_8.administrativeCharge.amountWanYuan"] = Sum("charges") / 10_000m;
        cells["part2.art20_9.centralProcurement.projects"] = days["purchases"].Count(one => one.Day.Year == year);
        cells["part2.art20_9.centralProcurement.amount"] = Sum("purchases");
        return cells;

        void AddList(string row, string list)
        {
            int? At(DateOnly day) => lists[list].Where(one => one.Day <= day).OrderBy(one => one.Day).Select(one => (int?)one.Entries).LastOrDefault();
            if (At(new DateOnly(year - 1, 12, 31)) is { } before)
            {
                cells[$"part2.{row}.previousYearItems"] = before;
                cells[$"part2.{row}.changeThisYear"] = At(lastDay)!.Value - before;
            }
        }
    }

    private static async Task<Dictionary<string, List<(DateOnly Day, decimal Amount)>>> KeepAsync(FixtureOrgan organ, Random random)
    {
        var kept = new Dictionary<string, List<(DateOnly Day, decimal Amount)>>(StringComparer.Ordinal);
        var removed = 0;
        foreach (var (ledger, head, row) in new (string, string, Func<int, DateOnly, decimal, string>)[]
        {
            ("licenses", "行政许可决定文书号,行政许可决定文书名称,许可内容,许可类别,处理决定,许可决定日期,行政相对人类别,行政相对人姓名", (i, day, _) => $"许{i}号,决定书,内容,普通,准予许可,{Day(day)},自然人,某甲"),
            ("penalties", "行政处罚决定文书号,行政相对人类别,行政相对人姓名,违法行为类型,处罚类别,处罚内容,处罚决定日期", (i, day, _) => $"罚{i}号,自然人,某甲,未备案,警告、通报批评,警告,{Day(day)}"),
            ("compulsions", "决定文书号,强制事项,种类,决定日期", (i, day, _) => $"强{i}号,查封,行政强制措施,{Day(day)}"),
            ("charges", "收费项目,收费金额,收费日期,依据和凭证", (i, day, amount) => $"项目{i},{amount},{Day(day)},票据{i}"),
            ("purchases", "采购项目,总金额,采购日期", (i, day, amount) => $"采购{i},{amount},{Day(day)}"),
            ("handlings", "服务事项,办结日期,件数", (i, day, amount) => $"服务{i},{Day(day)},{amount}"),
        })
        {
            var records = Enumerable.Range(1, 30).Select(_ => (Day: new DateOnly(2019, 1, 1).AddDays(random.Next(365 * 6)), Amount: ledger is "charges" or "purchases" or "handlings" ? random.Next(1, 900) * 100m : 1m)).ToList();
            await organ.KeepAsync(ledger, head + "\n" + string.Join('\n', records.Select((record, i) => row(i, record.Day, record.Amount))));
            removed += await organ.RemoveFirstAsync(ledger);
            var first = records.OrderBy(record => record.Day).First();
            records.RemoveAt(records.FindIndex(record => record.Day == first.Day));
            kept[ledger] = records;
        }

        Assert.Equal(6, removed);
        return kept;
    }

    private static async Task<Dictionary<string, List<(DateOnly Day, int Entries)>>> KeepListsAsync(FixtureOrgan organ, Random random)
    {
        string[] lists = ["行政许可事项清单", "其他对外管理服务事项清单", "行政处罚事项清单", "行政强制事项清单", "行政事业性收费目录"];
        // Some organs have no list of the year before: then nothing is said.
        var made = lists.ToDictionary(list => list, list => Enumerable.Range(list == lists[3] ? 2020 : 2018, 3).Select(year => (Day: new DateOnly(year, 2, 1).AddDays(random.Next(200)), Entries: random.Next(5, 60))).ToList());
        await organ.KeepAsync("enforcement-lists", "清单类别,名称,条目数,公示日期\n" + string.Join('\n', made.SelectMany(list => list.Value.Select(one => $"{list.Key},{list.Key}{one.Day.Year},{one.Entries},{Day(one.Day)}"))));
        // Since 2021 the form does not ask for them.
        return made;
    }

    private static async Task<List<Publication>> PublishAsync(FixtureOrgan organ, Random random, int count)
    {
        var documents = new List<Publication>();
        await using var db = organ.Site.Open();
        InstallColumns.Add(db, null, null, ColumnPresets.Statutory, organ.Site.Clock.NewId);
        await db.SaveChangesAsync();
        var column = await db.Set<CatalogColumn>().Select(one => one.Id).FirstAsync();
        for (var i = 1; i <= count; i++)
        {
            var dated = new DateOnly(2018, 1, 1).AddDays(random.Next(365 * 6));
            var published = SiteClock.StartOf(dated.AddDays(random.Next(200))).AddHours(9);
            var item = Publication.Create(organ.Site.Clock.NewId(), organ.Organ.Id, new ItemAuthor(Guid.Empty, "测试", null),
                new ItemContent($"文件{i}", i % 4 == 0 ? ItemKind.GovernmentRule : ItemKind.NormativeDocument, column, "<p>正文</p>"), published).Value;
            var entry = db.Add(item);
            entry.Property(known => known.State).CurrentValue = ItemState.Published;
            entry.Property(known => known.DisclosureClass).CurrentValue = DisclosureClass.Proactive;
            entry.Property(known => known.Sequence).CurrentValue = i;
            entry.Property(known => known.PublishedAt).CurrentValue = published;
            entry.Property(known => known.PublishedYear).CurrentValue = published.Year;
            entry.Property(known => known.DatedOn).CurrentValue = random.Next(10) == 0 ? null : dated;
            entry.Property(known => known.RepealedOn).CurrentValue = random.Next(4) == 0 ? dated.AddDays(random.Next(200, 1500)) : null;
            entry.Property(known => known.LapsesOn).CurrentValue = random.Next(3) == 0 ? dated.AddDays(random.Next(200, 1500)) : null;
            documents.Add(item);
        }

        await db.SaveChangesAsync();
        return documents;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
