using System.Globalization;
using System.Text;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Ledgers;

public sealed class LedgerSumTests
{
    [Theory(DisplayName = "台账汇总：件数、合计、按值、按月，等于把导入的行自己数一遍；删去的不算，别的机关的不算")]
    [OnBothDatabases]
    public async Task Sums_RandomRows_EqualTheCountByHand(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var random = new Random(20260305);
        var rows = Enumerable.Range(0, 150).Select(i => (Title: $"培训{i}", On: new DateOnly(2025, 1, 1).AddDays(random.Next(700)), People: random.Next(100))).ToList();
        string Csv(IEnumerable<(string Title, DateOnly On, int People)> some) => "培训主题,日期,参加人数\n" + string.Concat(some.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Title},{row.On:yyyy-MM-dd},{row.People}\n")));
        Assert.True((await site.ImportAsync("trainings", Csv(rows))).IsKept);
        var foreign = TestSite.Someone(site.Site.Other, Role.DisclosureOfficer);
        Assert.True((await site.WithAsync(foreign, db => new ImportLedger(db, site.Site.Vault, foreign, site.Site.Clock).RunAsync("trainings", "台账.csv", Encoding.UTF8.GetBytes(Csv(rows.Take(9))), false))).Value.IsKept);
        var gone = (await site.ListAsync(new LedgerFilter("trainings") { Text = "培训7" })).Rows[0];
        await site.WithAsync(site.Officer, db => site.Keep(db, site.Officer).RemoveAsync(gone.Id, "登记重复"));
        rows.RemoveAll(row => row.Title == gone.Title);

        foreach (var (filter, mine) in new (LedgerFilter, Func<(string Title, DateOnly On, int People), bool>)[]
        {
            (new LedgerFilter("trainings"), _ => true),
            (new LedgerFilter("trainings").InYear(2026), row => row.On.Year == 2026),
            (new LedgerFilter("trainings") { Text = "训1" }, row => row.Title.Contains("训1", StringComparison.Ordinal)),
            (new LedgerFilter("trainings") { From = new DateOnly(2025, 6, 1), To = new DateOnly(2025, 6, 30) }, row => row.On is { Year: 2025, Month: 6 }),
            (new LedgerFilter("trainings") { OrganId = site.Site.Other.Id }, _ => false),
        })
        {
            var expected = rows.Where(mine).ToList();
            await using var db = site.Site.Open(site.Officer.Scope);
            var sums = new SumLedger(db);
            Assert.Equal(expected.Count, await sums.CountAsync(filter));
            Assert.Equal(expected.Sum(row => row.People), await sums.TotalAsync(filter, "participants"));
            Assert.Equal(expected.GroupBy(row => row.On.Month).ToDictionary(group => group.Key, group => group.Count()), (await sums.ByMonthAsync(filter)).ToDictionary());
        }
    }

    [Theory(DisplayName = "台账按值汇总：每种类别、每种承办方式的件数等于逐行数，多的在前")]
    [OnBothDatabases]
    public async Task ByValue_RandomRows_EqualTheCountByHand(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var random = new Random(310);
        var rows = Enumerable.Range(0, 80).Select(_ => (Kind: random.Next(3) == 0 ? "人大代表建议" : "政协提案", Role: random.Next(4) == 0 ? "协办" : "主办")).ToList();
        Assert.True((await site.ImportAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期\n" + string.Concat(rows.Select((row, i) => $"{i}号,{row.Kind},某事项,甲某,{row.Role},2026-03-01\n")))).IsKept);
        await using var db = site.Site.Open(site.Officer.Scope);
        var (sums, filter) = (new SumLedger(db), new LedgerFilter("proposals"));

        var (kinds, roles) = (await sums.ByValueAsync(filter, "kind"), await sums.ByValueAsync(filter with { Where = "kind=cppcc" }, "role"));

        Assert.Equal([("cppcc", rows.Count(row => row.Kind == "政协提案")), ("npc", rows.Count(row => row.Kind != "政协提案"))], kinds.Select(line => (line.Value, line.Count)));
        Assert.Equal([rows.Count(row => row is { Kind: "政协提案", Role: "主办" }), rows.Count(row => row is { Kind: "政协提案", Role: "协办" })], roles.Select(line => line.Count));
    }

    [Theory(DisplayName = "台账公开闸口：没公开的、撤下的、删去的、不能公开的台账，门户一条也读不到；公开的隐去姓名")]
    [OnBothDatabases]
    public async Task Gate_WhatIsNotPublished_IsNotRead(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var gate = new PublicLedgers(site.Site.Database, site.Site.Vault, site.Site.Clock);
        var shown = (await site.AddAsync("proposals", LedgerSite.Proposal("第0101号"))).RecordId!.Value;
        var hidden = (await site.AddAsync("proposals", LedgerSite.Proposal("第0102号"))).RecordId!.Value;
        var taken = (await site.AddAsync("proposals", LedgerSite.Proposal("第0103号"))).RecordId!.Value;
        var removed = (await site.AddAsync("proposals", LedgerSite.Proposal("第0104号"))).RecordId!.Value;
        Task Do(Func<KeepLedger, Task> use) => site.WithAsync(site.Officer, async db =>
        {
            await use(site.Keep(db, site.Officer));
            return true;
        });
        foreach (var id in new[] { shown, taken, removed })
        {
            await Do(keep => keep.PublishAsync(id, isPublished: true));
        }

        await Do(keep => keep.PublishAsync(taken, isPublished: false));
        await Do(keep => keep.RemoveAsync(removed, "登记重复"));
        await site.AddAsync("trainings", LedgerSite.Training());

        var (total, rows) = await gate.ListAsync(new LedgerFilter("proposals"), 1);
        var row = Assert.Single(rows);
        Assert.Equal((1, shown, site.Site.Bureau.Name), (total, row.Row.Id, row.Organ));
        Assert.DoesNotContain("沈知远", string.Join('|', row.Row.Ledger.Fields.Select(row.Row.Shown)), StringComparison.Ordinal);
        Assert.NotEqual(hidden, row.Row.Id);
        Assert.Equal([2026], await gate.YearsAsync("proposals"));
        Assert.Equal((0, 0, 0), ((await gate.ListAsync(new LedgerFilter("trainings"), 1)).Total, (await gate.ListAsync(new LedgerFilter("没有的"), 1)).Total, (await gate.YearsAsync("trainings")).Count));
        // Nobody can ask for more than what is published.
        Assert.Equal(1, (await gate.ListAsync(new LedgerFilter("proposals") { OnlyPublished = false }, 1)).Total);
    }

    [Theory(DisplayName = "导入台账：只有表头的、两万行以上的整份不收；没有“建议提案”栏目就写不出总结")]
    [OnBothDatabases]
    public async Task Import_EmptyOrTooLong_IsRefused(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        Task<Gongkai.Domain.Result<ImportReport>> Import(string ledger, string csv) =>
            site.WithAsync(site.Officer, db => new ImportLedger(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync(ledger, "台账.csv", Encoding.UTF8.GetBytes(csv), false));
        const string Head = "培训主题,日期,参加人数\n";

        await Refused.AssertAsync(site.Site, ("import-rows", "台账.csv：只有表头，没有数据行"), () => Import("trainings", Head));
        await Refused.AssertAsync(site.Site, ("import-rows", "有 20001 行，一次最多 20000 行"), () => Import("trainings", Head + string.Concat(Enumerable.Repeat("培训,2026-03-05,9\n", 20_001))));
        await Refused.AssertAsync(site.Site, ("ledger-unknown", "没有这种台账"), () => Import("nothing", Head));
        await site.AddAsync("proposals", LedgerSite.Proposal());
        await Refused.AssertAsync(site.Site, ("proposals-column", "网站没有建议提案的栏目，请网站编辑在栏目管理里增加一个"), () => site.WithAsync(site.Officer, db => new ProposalReport(db, site.Site.Database, site.Officer, site.Site.Clock).DraftAsync(2026)));
        await Refused.AssertAsync(site.Site, ("proposals-none", "2025 年没有登记建议提案"), () => site.WithAsync(site.Officer, db => new ProposalReport(db, site.Site.Database, site.Officer, site.Site.Clock).DraftAsync(2025)));
    }
}
