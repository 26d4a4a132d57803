using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Metrics;

public sealed class OwnMetricsTests
{
    [Theory(DisplayName = "自定指标：和、比率、差由系统指标得出，填报的附依据；与系统指标一起导出，标明自定；每步留痕")]
    [OnBothDatabases]
    public async Task Define_EachFormula_IsReadAndExported(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("activities", "形式,主题,日期,数量\n图解,惠企,2020-07-01,2\n新闻发布会,制造,2020-06-01,1\n政策宣讲,走进,2020-07-01,5");
        var officer = TestSite.Someone(organ.Organ, Role.DisclosureOfficer);
        await using var db = organ.Site.Open(officer.Scope);
        var own = new OwnMetrics(db, officer, organ.Site.Clock);

        var sum = TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("面对面活动", "场", "新闻发布会和政策宣讲的场次之和", OwnFormula.Sum, ["activities.press", "activities.talks"])));
        var ratio = TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("发布会占比", "", "新闻发布会占政策宣讲的百分比", OwnFormula.Ratio, ["activities.press", "activities.talks"])));
        var difference = TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("宣讲多于发布会", "场", "政策宣讲次数减新闻发布会场数", OwnFormula.Difference, ["activities.talks", "activities.press"])));
        var entered = TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("大厅接待", "人次", "政务大厅公开专区接待人次", OwnFormula.Entered, [])));
        Assert.Null(await own.EnterAsync(entered, new OwnMetricEntry(new DateOnly(2020, 3, 9), "120", "大厅取号系统 3 月统计表")));
        Assert.Null(await own.EnterAsync(entered, new OwnMetricEntry(new DateOnly(2020, 4, 1), "80.5", "大厅取号系统 4 月统计表")));
        Assert.Null(await own.EnterAsync(entered, new OwnMetricEntry(new DateOnly(2020, 4, 1), "80", "大厅取号系统 4 月统计表（更正）")));

        Assert.Equal([6m, 20m, 4m, 200m], [await organ.ReadAsync(sum, 2020), await organ.ReadAsync(ratio, 2020), await organ.ReadAsync(difference, 2020), await organ.ReadAsync(entered, 2020)]);
        Assert.Null(await organ.ReadAsync(entered, 2021));
        var metric = (await own.FindAsync(entered))!;
        var opened = await new MetricRows(db, organ.Site.Clock).RunAsync(metric, MetricScope.Year(organ.Organ.Id, 2020), 1);
        Assert.Equal((2, 200m), (opened.Total, opened.Sum));
        using var output = new MemoryStream();
        await new ExportMetrics(db, organ.Site.Clock).RunAsync(MetricScope.Year(organ.Organ.Id, 2020), await own.AllAsync(), output);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Contains(lines, line => line.StartsWith("own.004,大厅接待,政务大厅公开专区接待人次,人次,", StringComparison.Ordinal) && line.TrimEnd().EndsWith(",是", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("activities.", StringComparison.Ordinal) && line.TrimEnd().EndsWith(",是", StringComparison.Ordinal));
        Assert.Equal(7, await db.Events.CountAsync(done => done.Action.StartsWith("own-metric-")));
    }

    [Theory(DisplayName = "填报的佐证可以是文件：文件名就是依据，更正不带文件的保留原来的；本机关打得开，别的机关打不开，可执行程序不收")]
    [OnBothDatabases]
    public async Task Enter_WithFile_KeepsTheEvidence(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var folder = Directory.CreateTempSubdirectory("gongkai-evidence-");
        var files = new DiskFileStore(folder.FullName);
        var (store, open) = (new StoreFile(files, site.Vault, site.Clock), new OpenFile(files, site.Vault, site.Clock));
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var own = new OwnMetrics(db, officer, site.Clock);
        var code = TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("大厅接待", "人次", "政务大厅公开专区接待人次", OwnFormula.Entered, [])));
        var march = new DateOnly(2026, 3, 1);
        OwnMetricEntry Entry(string typed, string evidence, string? name) => new(march, typed, evidence) { File = name is null ? null : (new MemoryStream("取号 120 人次"u8.ToArray()), name, store) };

        Assert.Equal("evidence-kind", (await own.EnterAsync(code, Entry("120", "", "取号系统统计表.exe")))?.Code);
        Assert.Equal("own-metric-evidence", (await own.EnterAsync(code, Entry("120", "", "表.pdf")))?.Code);
        Assert.Null(await own.EnterAsync(code, Entry("120", "", "取号系统3月统计表.xlsx")));
        Assert.Null(await own.EnterAsync(code, Entry("121", "取号系统3月统计表（更正）", null)));

        var kept = await db.Set<OwnMetricValue>().AsNoTracking().SingleAsync();
        Assert.Equal((121m, "取号系统3月统计表（更正）"), (kept.Value, kept.Evidence));
        var opened = TestRequests.Must(await own.EvidenceAsync(code, march, open));
        using var reader = new StreamReader(opened.Content);
        Assert.Equal(("取号系统3月统计表.xlsx", "取号 120 人次"), (opened.File.Name, await reader.ReadToEndAsync()));
        var line = (await new MetricRows(db, site.Clock).RunAsync((await own.FindAsync(code))!, MetricScope.Year(site.Bureau.Id, 2026), 1)).Rows.Single();
        Assert.Equal($"/desk/metrics/own?handler=Evidence&code={code}&month=2026-03", line.Path);
        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        await using var elsewhere = site.Open(stranger.Scope);
        Assert.Equal("own-metric-unknown", (await new OwnMetrics(elsewhere, stranger, site.Clock).EvidenceAsync(code, march, open)).Refusal?.Code);
        Assert.Equal("own-metric-unknown", (await own.EvidenceAsync(code, march.AddMonths(1), open)).Refusal?.Code);
        folder.Delete(recursive: true);
    }

    [Theory(DisplayName = "自定指标要有名称、口径、单位和算法；填报要有依据；别的机关看不到，停用以后不再显示")]
    [OnBothDatabases]
    public async Task Define_WrongInput_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var own = new OwnMetrics(db, officer, site.Clock);
        var good = new OwnMetricDraft("大厅接待", "人次", "政务大厅公开专区接待人次", OwnFormula.Entered, []);

        async Task<string?> Code(OwnMetricDraft draft) => (await own.DefineAsync(draft)).Refusal?.Code;
        Assert.Equal("own-metric-name", await Code(good with { Name = "" }));
        Assert.Equal("own-metric-taken", await Code(good with { Name = "收到来信" }));
        Assert.Equal("own-metric-definition", await Code(good with { Definition = "数" }));
        Assert.Equal("own-metric-unit", await Code(good with { Unit = "" }));
        Assert.Equal("own-metric-parts", await Code(good with { Formula = OwnFormula.Ratio, Parts = ["letters.received"] }));
        Assert.Equal("own-metric-parts", await Code(good with { Formula = OwnFormula.Sum, Parts = ["letters.received", "nothing"] }));
        Assert.Equal("own-metric-parts", await Code(good with { Formula = OwnFormula.Sum, Parts = ["letters.received", "letters.answerRate"] }));
        var code = TestRequests.Must(await own.DefineAsync(good));
        Assert.Equal("own-metric-taken", await Code(good));
        Assert.Equal("own-metric-evidence", (await own.EnterAsync(code, new OwnMetricEntry(new DateOnly(2026, 3, 1), "5", "")))?.Code);
        Assert.Equal("own-metric-value", (await own.EnterAsync(code, new OwnMetricEntry(new DateOnly(2026, 12, 1), "5", "取号系统统计表")))?.Code);
        Assert.Equal("own-metric-value", (await own.EnterAsync(code, new OwnMetricEntry(new DateOnly(2026, 3, 1), "约 5", "取号系统统计表")))?.Code);

        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        await using var elsewhere = site.Open(stranger.Scope);
        Assert.Null(await new OwnMetrics(elsewhere, stranger, site.Clock).FindAsync(code));
        Assert.Equal("own-metric-unknown", (await new OwnMetrics(elsewhere, stranger, site.Clock).RetireAsync(code))?.Code);
        Assert.Equal("not-permitted", (await new OwnMetrics(db, TestSite.Someone(site.Bureau, Role.Reviewer), site.Clock).DefineAsync(good)).Refusal?.Code);
        Assert.Null(await own.RetireAsync(code));
        Assert.Empty(await own.ListAsync());
    }
}
