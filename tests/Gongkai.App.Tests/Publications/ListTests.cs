using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ListTests
{
    [Theory(DisplayName = "公开期限：六百条待公开的一条不漏地分页，最早起草、最早到期的在第一页最前，个数按全部计")]
    [OnBothDatabases]
    public async Task Duties_OfSixHundred_AreAllCountedAndPaged(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await using (var db = items.Site.Open())
        {
            for (var i = 0; i < 600; i++)
            {
                var content = items.Content($"待公开{i}") with { DatedOn = new DateOnly(2026, 10, 9).AddDays(i / 15) };
                var item = Publication.Create(items.Clock.NewId(), items.Site.Bureau.Id, new ItemAuthor(Guid.Empty, "测试", null), content, items.Clock.Now.AddDays(i - 600)).Value;
                db.Add(item).Property(one => one.DisclosureClass).CurrentValue = DisclosureClass.Proactive;
            }

            await db.SaveChangesAsync();
        }

        var desk = new DeskItems(items.Database, items.Clock);
        var first = await desk.DutiesAsync(items.Author);
        var (seen, due) = (new HashSet<Guid>(), new List<DateOnly>());
        for (var page = 1; page <= 20; page++)
        {
            var rows = (await desk.DutiesAsync(items.Author, page)).Rows;
            seen.UnionWith(rows.Select(row => row.Item.Id));
            due.AddRange(rows.Select(row => row.Clock!.DueOn));
        }

        Assert.Equal((600, 600, due.Count(day => day < items.Clock.Today)), (first.Open, seen.Count, first.Overdue));
        Assert.InRange(first.Overdue, 1, 599);
        Assert.Equal(due.Order(), due);
        Assert.Equal(new DateOnly(2026, 10, 9), first.Rows[0].Item.DatedOn);
    }

    [Theory(DisplayName = "列表：逐页翻完不重不漏，栏目合计等于逐条清点")]
    [OnBothDatabases]
    public async Task List_PageByPage_ShowsEachItemOnce(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var expected = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            expected.Insert(0, await items.PublishedQuicklyAsync(items.Content($"通知之{i}", column: i % 2 == 0 ? "statutory/documents/" : "statutory/meetings/")));
        }

        var seen = new List<Guid>();
        long? before = null;
        do
        {
            var page = await new ListItems(items.Database, items.Clock).RunAsync(new ItemListQuery { ColumnId = items.Columns["statutory/"], Before = before, PageSize = 3 });
            seen.AddRange(page.Rows.Select(row => row.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(expected, seen);
        var counts = (await new ItemFigures(items.Database, items.Clock).ColumnsAsync(items.Site.Bureau.Id)).ToDictionary(count => count.Column.Path, count => count.Count);
        Assert.Equal((7, 4, 3, 0), (counts["statutory/"], counts["statutory/documents/"], counts["statutory/meetings/"], counts["guide/"]));
        Assert.Equal(7, (await new ItemFigures(items.Database, items.Clock).RunAsync(year: 2026)).Sum(count => count.Count));
        var ledger = Assert.Single(await new ContributionLedger(items.Database).RunAsync(items.Author, 2026));
        Assert.Equal((11, 7, 0, 0), (ledger.Month, ledger.Original, ledger.Reprinted, ledger.Returned));
    }

    [Theory(DisplayName = "有效性：数据库里的筛选与规则逐日一致")]
    [OnBothDatabases]
    public async Task Validity_FilterOfTheDatabase_EqualsTheRule(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        DateOnly?[] days = [null, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 30)];
        var ids = new List<Guid>();
        await using var db = items.Site.Open();
        foreach (var (effective, lapses, partly, amended, repealed) in from e in days from l in days from p in days.Take(3) from a in days.Take(3) from r in days select (e, l, p, a, r))
        {
            var item = Publication.Create(Guid.CreateVersion7(), items.Site.Bureau.Id, new ItemAuthor(Guid.Empty, "", null), items.Content() with { EffectiveOn = effective }, items.Clock.Now).Value;
            foreach (var (effect, on) in new[] { (RelationKind.PartlyLapses, partly), (RelationKind.Amends, amended), (RelationKind.Repeals, repealed) })
            {
                if (on is { } day)
                {
                    item.NoteEffect(effect, day);
                }
            }

            db.Add(item);
            db.Entry(item).Property(known => known.LapsesOn).CurrentValue = lapses;
            ids.Add(item.Id);
        }

        await db.SaveChangesAsync();
        foreach (var validity in Enum.GetValues<Validity>())
        {
            var all = await db.Set<Publication>().AsNoTracking().ToListAsync();
            var found = await db.Set<Publication>().WithValidity(validity, items.Clock.Today).Select(item => item.Id).ToListAsync();

            Assert.Equal(all.Where(item => item.Dates.On(items.Clock.Today).Validity == validity).Select(item => item.Id).Order(), found.Order());
        }
    }

    [Theory(DisplayName = "更新雷达：空白和超期栏目、首页两周、应公开未公开")]
    [OnBothDatabases]
    public async Task Radar_MonthsWithoutItems_CountsStaleAndEmptyColumns(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync();
        await items.DraftAsync(items.Content() with { DatedOn = new DateOnly(2026, 10, 9) });
        var fresh = await new FreshnessRadar(items.Database, items.Clock).RunAsync();

        items.Site.Time.Advance(TimeSpan.FromDays(190));
        var stale = await new FreshnessRadar(items.Database, items.Clock).RunAsync();

        Assert.Equal((0, 1), (fresh.Veto.StaleColumns, stale.Veto.StaleColumns));
        Assert.DoesNotContain(fresh.Veto.Grounds, ground => ground.Contains("首页", StringComparison.Ordinal));
        Assert.Contains(stale.Veto.Grounds, ground => ground.Contains("首页", StringComparison.Ordinal));
        Assert.Equal(15, fresh.Veto.EmptyColumns);
        items.Site.Time.MoveTo(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero));
        var duty = Assert.Single((await new DeskItems(items.Database, items.Clock).DutiesAsync(items.Author)).Rows);
        Assert.Equal((new DateOnly(2026, 11, 5), true), (duty.Clock!.DueOn, duty.IsOverdue));
    }

    [Theory(DisplayName = "导入：试运行列出每行每个问题且不留下任何草稿；没有问题才导入")]
    [OnBothDatabases]
    public async Task Import_LinesWithProblems_NamesEachAndMakesNone(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("A table has no files."));
        const string Good = "标题,栏目,成文日期,正文\n甲通知,部门文件,2026-11-02,第一段\n乙简报,部门会议,2026年11月3日,内容\n";
        var bad = Encoding.UTF8.GetBytes(Good + "丙,部门文件,去年,内容\n丁通知,没有的栏目,2026-13-01,内容\n");

        var report = (await import.RunAsync(items.Author, (bad, "目录.csv"), isTrial: false)).Value;
        Assert.Equal([(4, "成文日期"), (4, ""), (5, "栏目"), (5, "成文日期")], report.Problems.Select(problem => (problem.Line, problem.Column)));
        Assert.Empty(report.Created);
        Assert.Empty((await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes(Good), "目录.csv"), isTrial: true)).Value.Created);
        Assert.Empty(await new DeskItems(items.Database, items.Clock).OwnAsync(items.Author));

        var done = (await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes(Good), "目录.csv"), isTrial: false)).Value;
        Assert.Equal((2, 2), (done.Lines, done.Created.Count));
        Assert.Equal(ItemKind.News, (await items.ItemAsync(done.Created[1])).Kind);
    }

    [Theory(DisplayName = "每个主要列表都走索引，不扫全表、不另行排序")]
    [OnBothDatabases]
    public async Task Explain_MainLists_UseTheirIndex(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await using var db = items.Site.Open(OrganScope.Portal);
        await using var desk = items.Site.Open(OrganScope.Own(items.Site.Bureau));
        var lists = new ListItems(items.Database, items.Clock);
        var figures = new ItemFigures(items.Database, items.Clock);
        var (organ, column) = (items.Site.Bureau.Id, items.Columns["statutory/documents/"]);
        var queries = new Dictionary<string, (string Sql, string Index)>
        {
            ["newest"] = (lists.Page(db, new ItemListQuery { Before = 900 }, null, 20).ToQueryString(), "publications_public"),
            ["column"] = (lists.Page(db, new ItemListQuery { Before = 900 }, column, 20).ToQueryString(), "publications_public_column"),
            ["column and year"] = (lists.Page(db, new ItemListQuery { Year = 2026 }, column, 20).ToQueryString(), "publications_public_column_year"),
            ["organ"] = (lists.Page(db, new ItemListQuery { OrganId = organ }, null, 20).ToQueryString(), "publications_public_organ"),
            ["organ and column"] = (lists.Page(db, new ItemListQuery { OrganId = organ }, column, 20).ToQueryString(), "publications_public_organ_column"),
            ["kind"] = (lists.Page(db, new ItemListQuery { Kind = ItemKind.NormativeDocument }, null, 20).ToQueryString(), "publications_public_kind"),
            ["counts"] = (figures.Counts(db, organ, null).ToQueryString(), "publications_public_counts"),
            ["joint"] = (lists.Joint(db, new ItemListQuery { Before = 900 }, (organ, null), 20).ToQueryString(), "publication_issuers_issuer"),
            ["joint in columns"] = (lists.Joint(db, new ItemListQuery { Year = 2026 }, (organ, [column, items.Columns["guide/"]]), 20).ToQueryString(), "publication_issuers_issuer"),
            // Two indexes begin with organ and column; the wider the row, the more SQLite likes the one that has the instant too.
            ["latest"] = (figures.Latest(db, organ).ToQueryString(), "publications_public_counts"),
            ["queue"] = (DeskItems.Queue(desk, items.Approver).Select(DeskRow.Projection).ToQueryString(), "publications_review"),
            ["ledger"] = (ContributionLedger.Published(desk, organ, 2026).ToQueryString(), "publications_ledger"),
        };
        await FillAsync(items, column);

        foreach (var (name, (sql, index)) in queries)
        {
            var plan = await QueryPlan.OfAsync(items.Database, sql);
            // SQLite takes the one index that fits; PostgreSQL weighs several by the number of rows.
            Assert.True(plan.Contains(kind == DatabaseKind.Sqlite ? $"{index} (" : "using publications_", StringComparison.Ordinal) || plan.Contains("Index Scan on publications_", StringComparison.Ordinal), $"{name}: {plan}");
            Assert.False(plan.Contains("SCAN p", StringComparison.Ordinal) && !plan.Contains("USING", StringComparison.Ordinal), $"{name}: {plan}");
            Assert.False(plan.Contains("Seq Scan on publications", StringComparison.Ordinal), $"{name}: {plan}");
            // The few that an organ issued with others are found first and sorted then.
            Assert.True(!plan.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) || name.StartsWith("joint", StringComparison.Ordinal), $"{name}: {plan}");
        }
    }

    [Fact(DisplayName = "清点各栏目的信息：只读索引，不逐条翻开信息")]
    public async Task Explain_CountsOfAllColumns_ReadTheIndexAlone()
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        await using var db = items.Site.Open(OrganScope.Portal);
        var sql = new ItemFigures(items.Database, items.Clock).Latest(db, null).ToQueryString();

        var empty = await QueryPlan.OfAsync(items.Database, sql);
        await FillAsync(items, items.Columns["statutory/documents/"]);
        var full = await QueryPlan.OfAsync(items.Database, sql);

        Assert.Contains("publications_public_counts", empty, StringComparison.Ordinal);
        Assert.Contains("publications_public_counts", full, StringComparison.Ordinal);
    }

    // Enough rows for a planner to prefer an index, spread over organs and columns.
    private static async Task FillAsync(TestItems items, Guid column)
    {
        await using var db = items.Site.Open();
        var columns = items.Columns.Values.ToList();
        for (var i = 0; i < 1_500; i++)
        {
            var organ = i % 10 == 0 ? items.Site.Bureau : items.Site.Other;
            var content = items.Content($"通知{i}") with { ColumnId = i % 7 == 0 ? column : columns[i % columns.Count], Kind = i % 20 == 0 ? ItemKind.NormativeDocument : ItemKind.News };
            var item = Publication.Create(Guid.CreateVersion7(), organ.Id, new ItemAuthor(Guid.Empty, "", null), content, items.Clock.Now).Value;
            var entry = db.Add(item);
            entry.Property(known => known.State).CurrentValue = i % 100 == 1 ? ItemState.InReview : ItemState.Published;
            entry.Property(known => known.Sequence).CurrentValue = i + 1;
            entry.Property(known => known.PublishedAt).CurrentValue = items.Clock.Now;
            entry.Property(known => known.PublishedYear).CurrentValue = 2010 + (i % 17);
            entry.Property(known => known.PublishedMonth).CurrentValue = 1 + (i % 12);
            entry.Property(known => known.StageEnteredAt).CurrentValue = items.Clock.Now;
        }

        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }
}
