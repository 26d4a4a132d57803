using System.Globalization;
using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Ledgers;

public sealed class LedgerListTests
{
    [Theory(DisplayName = "翻页：每条恰好出现一次，越界的页码落在最后一页")]
    [OnBothDatabases]
    public async Task List_PageByPage_ShowsEachOnce(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var rows = Enumerable.Range(0, 65).Select(i => string.Create(CultureInfo.InvariantCulture, $"培训{i},2026-{1 + (i % 12):D2}-{1 + (i % 28):D2},{i}"));
        await site.ImportAsync("trainings", "培训主题,日期,参加人数\n" + string.Join('\n', rows));

        var seen = new List<Guid>();
        for (var page = 1; page <= 3; page++)
        {
            seen.AddRange((await site.ListAsync(new LedgerFilter("trainings"), page)).Rows.Select(row => row.Id));
        }

        Assert.Equal((65, 65), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(seen[^5..], (await site.ListAsync(new LedgerFilter("trainings"), int.MaxValue)).Rows.Select(row => row.Id));
        Assert.Equal(30, (await site.ListAsync(new LedgerFilter("trainings"), -1)).Rows.Count);
    }

    [Theory(DisplayName = "筛选：年度、文字、编号、计数字段可以并用")]
    [OnBothDatabases]
    public async Task List_Filters_Narrow(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.ImportAsync("proposals",
            "编号,类别,标题,提出人,承办方式,交办日期,答复日期,办理结果,见面沟通日期,代表委员意见,公开属性\n"
            + "1号,人大代表建议,支持企业上市,甲某,主办,2026-03-01,2026-05-20,A 类（已解决或采纳）,2026-04-01,满意,主动公开\n"
            + "2号,政协提案,企业用地,乙某,协办,2026-03-01,,,,,\n"
            + "3号,政协提案,企业用电,丙某,主办,2025-03-01,,,,,");

        async Task<string> Numbers(LedgerFilter filter) => string.Join(' ', (await site.ListAsync(filter)).Rows.Select(row => row.Entry["number"]).Order());

        var all = new LedgerFilter("proposals");
        Assert.Equal("1号 2号", await Numbers(all.InYear(2026)));
        Assert.Equal("2号 3号", await Numbers(all with { Text = "企业用" }));
        Assert.Equal("3号", await Numbers(all with { Text = "3号" }));
        Assert.Equal("3号", await Numbers(all with { Where = "kind=cppcc;role=host" }));
        Assert.Equal("1号 3号", await Numbers(all with { Where = "role=host" }));
        Assert.Equal("", await Numbers(all with { OnlyPublished = true }));
    }

    [Theory(DisplayName = "时限：许可七个工作日公示，到期未公示亮红灯；没有放假安排的年份说明原因而不推算")]
    [OnBothDatabases]
    public async Task Clocks_AreCountedNotStored(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var code = LedgerSite.CodeOf(site.Site.Bureau);
        await site.ImportAsync("licenses",
            "行政许可决定文书号,行政许可决定文书名称,许可内容,许可类别,行政相对人类别,行政相对人名称,行政相对人统一社会信用代码,许可决定日期,处理决定,公示日期\n"
            + $"1号,决定书,销售许可,普通,法人及非法人组织,云汀矿业有限公司,{code},2026-09-29,准予许可,\n"
            + $"2号,决定书,销售许可,普通,法人及非法人组织,云汀矿业有限公司,{code},2026-09-29,准予许可,2026-10-15\n"
            + $"3号,决定书,销售许可,普通,法人及非法人组织,云汀矿业有限公司,{code},2026-12-28,准予许可,");

        var rows = (await site.ListAsync(new LedgerFilter("licenses"))).Rows.ToDictionary(row => row.Entry["number"]);

        var open = Assert.Single(rows["1号"].Clocks);
        // 2026-09-30, then the National Day holiday to 10-07, 10-08, 10-09, the make-up Saturday 10-10, 10-12 to 10-14.
        Assert.Equal("双公示：自2026-09-29起7个工作日，至2026-10-14（发改办财金〔2018〕424号）", open.Explanation);
        Assert.True(open.IsOverdue(new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Unspecified)));
        Assert.True(Assert.Single(rows["2号"].Clocks).IsOverdue(DateTime.MinValue));
        Assert.Equal("calendar-no-notice", rows["3号"].Uncounted?.Code);
        var pressing = await site.WithAsync(site.Officer, db => new ReadLedger(db, site.Site.Vault, site.Site.Clock).OpenAsync());
        Assert.Equal(["1号", "3号"], pressing.Select(row => row.Entry["number"]));
    }

    [Theory(DisplayName = "导入：每处错误带行号，一行有错全部不收；改好后收下；同一编号不收第二次")]
    [OnBothDatabases]
    public async Task Import_AllOrNothing(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        const string Head = "编号,类别,标题,提出人,承办方式,交办日期\n";

        var bad = await site.ImportAsync("proposals", Head + "1号,政协提案,甲,某甲,主办,2026-02-30\n2号,人民来信,乙,某乙,主办,2026-03-01\n1号,政协提案,丙,某丙,主办,2026-03-02");
        var extra = await site.ImportAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,颜色\n1号,政协提案,甲,某甲,主办,2026-03-01,红");
        var dry = await site.ImportAsync("proposals", Head + "1号,政协提案,甲,某甲,主办,2026-03-01", isDryRun: true);
        Assert.Equal(0, (await site.ListAsync(new LedgerFilter("proposals"))).Total);
        var good = await site.ImportAsync("proposals", Head + "1号,政协提案,甲,某甲,主办,2026-03-01\n2号,政协提案,乙,某乙,主办,2026-03-01");
        var again = await site.ImportAsync("proposals", Head + "2号,政协提案,乙,某乙,主办,2026-03-01");

        Assert.Equal(["2 交办日期不是日期，请写成 2026-11-21 的样子。", "3 类别只能是：人大代表建议、政协提案。", "4 编号“1号”已经登记过，请核对；要更正的，请打开原记录修改。"], bad.Problems.Select(problem => $"{problem.Row} {problem.Message}"));
        Assert.False(bad.IsKept);
        Assert.Contains("没有“颜色”这一项", Assert.Single(extra.Problems).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, false), (dry.Rows, dry.Good, dry.IsKept));
        Assert.Equal((2, true), (good.Good, good.IsKept));
        Assert.False(again.IsKept);
        Assert.Equal(2, (await site.ListAsync(new LedgerFilter("proposals"))).Total);
        Assert.Empty((await new VerifyChains(site.Site.Database).RunAsync()).Broken);
    }

    [Theory(DisplayName = "双公示交换格式：名称按类别入对应的项；导出回到同样的表头，自然人隐去姓名")]
    [OnBothDatabases]
    public async Task Import_ExchangeLayout_IsUnderstood(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        var code = LedgerSite.CodeOf(site.Site.Bureau);
        const string Head = "行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,行政处罚决定文书号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额,处罚决定日期,处罚机关,公示日期\n";

        var report = await site.ImportAsync("penalties", Head
            + $"云汀矿业有限公司,法人及非法人组织,{code},罚1号,未按规定备案,未备案,条例第四十条,罚款、没收违法所得、没收非法财物,罚款,20000,2026-10-12,云汀市工业和信息化局,2026-10-15\n"
            + "沈知远,自然人,,罚2号,未按规定备案,未备案,条例第四十条,警告、通报批评,警告,,2026-10-12,云汀市工业和信息化局,");
        using var output = new MemoryStream();
        CreditExchange.Write(LedgerDefinitions.Find("penalties")!, (await site.ListAsync(new LedgerFilter("penalties"))).Rows, output);
        var rows = TableReader.Read(output.ToArray(), "处罚.xlsx").Value.ToDictionary(row => row.Values["行政处罚决定文书号"], row => row.Values);

        Assert.Empty(report.Problems);
        Assert.Equal(("云汀矿业有限公司", "20000"), (rows["罚1号"]["行政相对人名称"], rows["罚1号"]["罚款金额"]));
        Assert.Equal(("沈＊＊", "自然人"), (rows["罚2号"]["行政相对人名称"], rows["罚2号"]["行政相对人类别"]));
    }

    [Theory(DisplayName = "导出再导入：同样的表头；含姓名的导出须有权限，每次导出都留痕；公式不会执行")]
    [OnBothDatabases]
    public async Task Export_ThenImport_IsTheSame(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.AddAsync("proposals", LedgerSite.Proposal("=1+1"));
        var contributor = TestSite.Someone(site.Site.Bureau, Role.Contributor);

        async Task<(string? Refusal, byte[] Content)> Export(Caller caller, bool isCsv, bool withPersons)
        {
            using var output = new MemoryStream();
            var refusal = await site.WithAsync(caller, db => new ExportLedger(db, site.Site.Vault, caller, site.Site.Clock).RunAsync(new LedgerFilter("proposals"), isCsv, withPersons, output));
            return (refusal?.Code, output.ToArray());
        }

        var (_, workbook) = await Export(site.Officer, false, true);
        var (_, csv) = await Export(contributor, true, false);
        var (refused, _) = await Export(contributor, true, true);

        var row = Assert.Single(TableReader.Read(workbook, "建议提案.xlsx").Value);
        Assert.Equal(("沈知远", "政协提案", "=1+1"), (row.Values["提出人"], row.Values["类别"], row.Values["编号"]));
        Assert.Contains("沈＊＊", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1+1", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal("not-permitted", refused);
        await using var session = site.Site.Open();
        Assert.Equal(["建议提案（含个人信息）", "建议提案"], (await session.Events.Where(happened => happened.Action == "ledger-exported").OrderBy(happened => happened.Number).ToListAsync()).Select(happened => happened.Reason));
    }
}
