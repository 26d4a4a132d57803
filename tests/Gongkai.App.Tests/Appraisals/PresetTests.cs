using Gongkai.App.Appraisals;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Reports;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Appraisals;

public sealed class PresetTests
{
    // The schemes that inspectors and third parties use; what each scores, in its order.
    private static readonly Dictionary<string, string[]> s_schemes = new()
    {
        ["items-ten"] = ["主动公开 10", "年度报告 10", "依申请公开 6", "保密审查 6", "栏目更新 5", "其他考核项目 63"],
        ["four-aspects"] = ["主动公开 25", "决策公开 25", "依申请公开 25", "平台建设与管理 25"],
        ["bureau"] = ["原创供稿 30", "信息采用 20", "要点任务完成 20", "来信按期答复 15", "参加培训 15"],
        ["transparency"] = ["民主科学决策 20", "优化营商环境 20", "规范政府管理 20", "加强民生保障 20", "平台机制建设 20"],
        ["administrative"] = ["基础配套 25", "主动公开 35", "依申请公开 25", "监督与救济 15"],
    };

    [Theory(DisplayName = "考核预设：六套都能采用，满分 100，指标都在字典里；区县、第三方的与公布的一致；不认识的不采用")]
    [OnBothDatabases]
    public async Task Install_EachPreset_IsALibraryOfAHundred(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var department = TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };
        await using var db = site.Open(department.Scope);
        var keep = new KeepAppraisal(db, site.Database, department, site.Clock);
        Assert.Equal("appraisal-preset", (await keep.InstallAsync(2026, "nothing"))?.Code);

        foreach (var (i, preset) in IndicatorPresets.Shipped.Index())
        {
            Assert.Null(await keep.InstallAsync(2020 + i, preset.Code));
            var library = await new KeepIndicators(db, site.Database, department, site.Clock).ListAsync(2020 + i);
            Assert.Equal((preset.Code, 100m), (preset.Code, library.Sum(indicator => indicator.Weight)));
            Assert.All(library.Where(indicator => indicator.Metric.Length > 0), indicator => Assert.True(MetricDictionary.Find(indicator.Metric) is not null && indicator.Target > 0, indicator.Name));
            if (s_schemes.TryGetValue(preset.Code, out var published))
            {
                Assert.Equal(published, library.Select(indicator => $"{indicator.Name} {indicator.Weight:0}"));
            }
        }

        Assert.Equal(6, IndicatorPresets.Shipped.Count);
    }

    [Theory(DisplayName = "自动取事实：依申请公开按期答复率、来信、建议提案、培训直接由登记簿和台账得出，与指标一样；没有记录的不给分也不当作零")]
    [OnBothDatabases]
    public async Task Facts_OfTheLibrary_ComeFromTheRecords(DatabaseKind kind)
    {
        using var site = new TestRequests(kind);
        var (department, officer) = (TestSite.Someone(site.Site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.Site.City, writes: true) }, site.Officer);
        await using (var above = site.Site.Open(department.Scope))
        {
            Assert.Null(await new KeepAppraisal(above, site.Database, department, site.Site.Clock).InstallAsync(2026, "district"));
        }

        // Two quick replies, and one that came a month after its last day.
        await RawRegister.AddAsync(site.Site,
            [RawRegister.Request(site.Site.Bureau, 901, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 12), Outcome.Granted), RawRegister.Request(site.Site.Bureau, 902, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 15), Outcome.Granted)], []);
        var late = await site.HandledAsync(new DateOnly(2026, 9, 1), site.Form("迟到的答复"));
        await site.RepliedAsync(late);
        await using var db = site.Site.Open(officer.Scope);
        TestRequests.Must(await new KeepLedger(db, site.Site.Vault, officer, site.Site.Clock).AddAsync("trainings", new Dictionary<string, string> { ["title"] = "条例培训", ["heldOn"] = "2026-03-05", ["participants"] = "40" }));

        var rows = (await new ViewAppraisal(db, site.Database, site.Site.Clock).RunAsync(site.Site.Bureau.Id, 2026)).ToDictionary(row => row.Indicator.Code);

        Assert.Equal((66.67m, 10m), (rows["request"].Fact!.Value, rows["request"].Earned!.Value));
        Assert.Equal((1m, 2.5m), (rows["training"].Fact!.Value, rows["training"].Earned!.Value));
        Assert.Equal((null, null), (rows["letters"].Fact, rows["letters"].Earned));
        var opened = await new MetricRows(db, site.Site.Clock).RunAsync(MetricDictionary.Find("requests.inTime")!, MetricScope.Year(site.Site.Bureau.Id, 2026), 1);
        Assert.Equal((3, 2m), (opened.Total, opened.Sum));
        Assert.Equal("迟到的答复", opened.Rows.Single(row => row.Amount == 0).Title.Split('　')[1]);
    }
}
