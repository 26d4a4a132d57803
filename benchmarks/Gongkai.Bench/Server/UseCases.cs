using System.Globalization;
using Gongkai.App;
using Gongkai.App.Metrics;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>用例测量 — the use cases that many records make slow, on a sample of any size.</summary>
public sealed class UseCases(SiteDatabase site, SiteClock clock, Vault vault)
{
    private const int Runs = 200;

    private static readonly string[] s_words =
        ["河湖长制", "数字化转型", "台账", "各有关单位", "专项资金绩效", "云汀市", "普惠托育服务 办法", "营商环境 三年行动", "应急避难", "规〔2025〕7号", "公共数据开放 统计", "社会救助解读", "按季度通报", "工作推进会", "没有这几个字"];

    /// <summary>What readers look for: single words, several, numbers, and one that stands nowhere.</summary>
    public static IReadOnlyList<string> Words => s_words;

    private static readonly string[] s_asked = ["绿色工厂", "招标文件", "水源地监测", "补贴发放名册", "政府采购合同", "印发时间"];

    private readonly string _on = site.Address.Kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";

    public async Task<List<Measured>> RunAsync()
    {
        List<Organ> organs;
        await using (var db = site.Open(OrganScope.Site))
        {
            organs = await db.Organs.AsNoTracking().OrderBy(organ => organ.Number).ToListAsync();
        }

        var lines = new List<Measured>();
        async Task Times(string what, double target, Func<int, Task> run)
        {
            lines.Add(await Measure.TimesAsync(what, _on, (Runs, target), run));
            Console.WriteLine($"{what} ({_on}): {lines[^1].Value}");
        }

        Organ Of(int i) => organs[(i * 7) % organs.Count];
        var search = new SearchItems(site, clock, Synonyms.Shipped);
        await Times("search, 15 queries in turn", 100, i => search.RunAsync(new SearchQuery(s_words[i % s_words.Length]) { IsPrivate = true }));
        await Times("workbench of one organ", 200, async i => Must(await new Workbench(site, clock, vault).RunAsync(OfficerOf(Of(i)), new WorkbenchFilter())));
        var year = clock.Today.Year - 1;
        await Times("ledger of one organ, filtered by year and outcome", 200, async i => Must(await new RequestLedger(site, clock, vault).PageAsync(OfficerOf(Of(i)),
            new LedgerQuery { SubmittedFrom = new DateOnly(year, 1, 1), SubmittedTo = new DateOnly(year, 12, 31), Outcome = Gongkai.Domain.Requests.Outcome.Granted })));
        await Times("ledger of one organ, words of descriptions", 200, async i => Must(await new RequestLedger(site, clock, vault).PageAsync(OfficerOf(Of(i)), new LedgerQuery { Text = s_asked[i % s_asked.Length] })));
        await Times("all metrics of one organ, two years", 200, async i => await MetricsAsync(Of(i), year));
        await Times("compile one organ's year", 100, async i => await CompileAsync(Of(i), year));
        lines.Add(await Measure.OnceAsync($"compile the year of all {organs.Count:N0} organs", _on, 30, async () =>
        {
            foreach (var organ in organs)
            {
                await CompileAsync(organ, year);
            }

            return "";
        }));
        lines.Add(await Measure.OnceAsync($"roll up {organs.Count:N0} reports", _on, 2, async () =>
        {
            await using var db = site.Open(OrganScope.Site);
            return $", {(await new ConsolidateReports(db).RunAsync(year)).Missing.Count} missing";
        }));
        lines.Add(await ExportAsync(organs));
        foreach (var line in lines.TakeLast(3))
        {
            Console.WriteLine($"{line.What} ({_on}): {line.Value}");
        }

        return lines;
    }

    private async Task MetricsAsync(Organ organ, int year)
    {
        await using var db = site.Open(OrganScope.Own(organ));
        var read = new ReadMetrics(db, clock);
        await read.RunManyAsync(MetricDictionary.All, MetricScope.Year(organ.Id, year));
        await read.RunManyAsync(MetricDictionary.All, MetricScope.Year(organ.Id, year - 1));
    }

    private async Task CompileAsync(Organ organ, int year)
    {
        await using var db = site.Open(OrganScope.Own(organ));
        Must(await new CompileReport(db, OfficerOf(organ), clock).RunAsync(organ.Id, year));
    }

    // The register of every organ, line by line; what stays in memory must not grow with the number of lines.
    private async Task<Measured> ExportAsync(List<Organ> organs)
    {
        GC.Collect();
        var (before, most, count) = (GC.GetTotalMemory(true), 0L, 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var organ in organs)
        {
            await foreach (var line in new RequestLedger(site, clock, vault).StreamAsync(OfficerOf(organ), new LedgerQuery()))
            {
                if (++count % 5_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(true) - before);
                }
            }
        }

        return new Measured($"export {count:N0} lines of the registers", _on,
            string.Create(CultureInfo.InvariantCulture, $"{count / watch.Elapsed.TotalSeconds:N0} lines a second, memory at most {most / 1048576.0:0.0} MB above the start"), "memory flat (≤ 64 MB)", most < 64 << 20);
    }

    internal static Caller OfficerOf(Organ organ) => new(Guid.Empty, "bench", "bench", OrganScope.Own(organ), RoleTable.Of([Role.DisclosureOfficer, Role.Handler, Role.Leader]));

    private static void Must<T>(Gongkai.Domain.Result<T> result)
        where T : notnull
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Refusal!.Code);
        }
    }
}
