using Gongkai.App.Appraisals;
using Gongkai.App.Audit;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Appraisals;

public sealed class AppraisalTests
{
    [Theory(DisplayName = "考核：采用指标、自查取事实、评审、异议、定分、排名；越权和越序都拒绝，每步留痕")]
    [OnBothDatabases]
    public async Task Appraisal_FromLibraryToRanking(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var department = new Caller(Guid.CreateVersion7(), "主管部门", "127.0.0.1", OrganScope.OwnAndBelow(site.City, writes: true), RoleTable.Of([Role.CompetentDepartment]));
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);

        Task<Refusal?> Do(Caller caller, Func<KeepAppraisal, Task<Refusal?>> step) => WithAsync(site, caller, db => step(new KeepAppraisal(db, site.Database, site.Vault, caller, site.Clock)));

        Assert.Equal("not-permitted", (await Do(officer, use => use.InstallAsync(2026, "district")))?.Code);
        Assert.Null(await Do(department, use => use.InstallAsync(2026, "district")));
        Assert.Equal("appraisal-exists", (await Do(department, use => use.InstallAsync(2026, "bureau")))?.Code);
        await WithAsync(site, officer, db => new KeepLedger(db, site.Vault, officer, site.Clock).AddAsync("trainings", new Dictionary<string, string> { ["title"] = "新条例培训", ["heldOn"] = "2026-03-05", ["participants"] = "40" }));

        var training = (await RowsAsync(site, officer)).Single(row => row.Indicator.Code == "training");
        Assert.Equal((1m, 2.5m), (training.Fact!.Value, training.Earned!.Value));
        AppraisalOpinion Opinion(decimal score, string note = "") => new(training.Indicator.Id, site.Bureau.Id, score, note);

        Assert.Equal("appraisal-score", (await Do(officer, use => use.CheckSelfAsync(Opinion(6))))?.Code);
        Assert.Equal("appraisal-stage", (await Do(department, use => use.FinalizeAsync(Opinion(5))))?.Code);
        Assert.Null(await Do(officer, use => use.CheckSelfAsync(Opinion(5, "签到表"))));
        Assert.Equal("appraisal-unknown", (await Do(TestSite.Someone(site.Other, Role.DisclosureOfficer), use => use.CheckSelfAsync(Opinion(5))))?.Code);
        Assert.Null(await Do(department, use => use.ReviewAsync(Opinion(2.5m, "按事实"))));
        Assert.Equal("appraisal-objection", (await Do(officer, use => use.ObjectAsync(Opinion(0, "不服"))))?.Code);
        Assert.Null(await Do(officer, use => use.ObjectAsync(Opinion(0, "另有一场培训未登记"))));
        Assert.Null(await Do(department, use => use.FinalizeAsync(Opinion(3))));

        var ranks = await WithAsync(site, department, db => new ViewAppraisal(db, site.Database, site.Vault, site.Clock).RankAsync(site.City.Id, 2026));
        Assert.Equal([("云汀市工业和信息化局", 3m, 1), ("云汀市水务局", null, null)], ranks.Select(rank => (rank.Organ, rank.Total, rank.Place)));
        var final = (await RowsAsync(site, officer)).Single(row => row.Indicator.Code == "training");
        Assert.Equal((AppraisalStage.Final, 3m, 1m), (final.Stage, final.Counted!.Value, final.Fact!.Value));
        await using var whole = site.Open();
        Assert.Equal(["appraisal-self-checked", "appraisal-reviewed", "appraisal-objected", "appraisal-finalized"], (await new FindEvents(whole).OfSubjectAsync(final.Score!.Id)).Select(happened => happened.Action));
    }

    [Fact(DisplayName = "每套预设：代码不重复，指标代码都在指标字典里，有指标的写明满分值")]
    public void Presets_Metrics_AreInTheDictionary()
    {
        Assert.Equal(4, IndicatorPresets.Shipped.Count);
        foreach (var preset in IndicatorPresets.Shipped)
        {
            Assert.Equal(100, preset.Indicators.Sum(one => one.Weight));
            Assert.Equal(preset.Indicators.Count, preset.Indicators.Select(one => one.Code).Distinct().Count());
            Assert.All(preset.Indicators.Where(one => one.Metric.Length > 0), one => Assert.True(App.Metrics.MetricDictionary.Find(one.Metric) is not null && one.Target > 0, $"{preset.Code} {one.Code}"));
        }
    }

    private static async Task<T> WithAsync<T>(TestSite site, Caller caller, Func<GongkaiDb, Task<T>> use)
    {
        await using var db = site.Open(caller.Scope);
        return await use(db);
    }

    private static Task<IReadOnlyList<AppraisalRow>> RowsAsync(TestSite site, Caller officer) =>
        WithAsync(site, officer, db => new ViewAppraisal(db, site.Database, site.Vault, site.Clock).RunAsync(site.Bureau.Id, 2026));
}
