using System.IO.Compression;
using Gongkai.App.Appraisals;
using Gongkai.App.Audit;
using Gongkai.App.Files;
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
        var department = Department(site);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);

        Task<Refusal?> Do(Caller caller, Func<KeepAppraisal, Task<Refusal?>> step) => WithAsync(site, caller, db => step(new KeepAppraisal(db, site.Database, caller, site.Clock)));

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

        var ranks = await WithAsync(site, department, db => new ViewAppraisal(db, site.Database, site.Clock).RankAsync(site.City.Id, 2026));
        Assert.Equal([("云汀市工业和信息化局", 3m, 1), ("云汀市水务局", null, null)], ranks.Select(rank => (rank.Organ, rank.Total, rank.Place)));
        var final = (await RowsAsync(site, officer)).Single(row => row.Indicator.Code == "training");
        Assert.Equal((AppraisalStage.Final, 3m, 1m), (final.Stage, final.Counted!.Value, final.Fact!.Value));
        await using var whole = site.Open();
        Assert.Equal(["appraisal-self-checked", "appraisal-reviewed", "appraisal-objected", "appraisal-finalized"], (await new FindEvents(whole).OfSubjectAsync(final.Score!.Id)).Select(happened => happened.Action));
    }

    [Theory(DisplayName = "指标库可以改：名称、权重、事实、满分值，也可以增减；有人自查以后不能再改；越权的、不合理的拒绝")]
    [OnBothDatabases]
    public async Task Indicators_AreEditable_UntilScored(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (department, officer) = (Department(site), TestSite.Someone(site.Bureau, Role.DisclosureOfficer));
        Task<T> Do<T>(Caller caller, Func<KeepIndicators, Task<T>> step) => WithAsync(site, caller, db => step(new KeepIndicators(db, site.Database, caller, site.Clock)));
        var training = new IndicatorDraft("培训", 40, "trainings.sessions", 2, "每季度一次");
        var judged = new IndicatorDraft("制度建设", 60, "", null, "由考核组判断");

        Assert.Equal("not-permitted", (await Do(officer, use => use.AddAsync(2026, training)))?.Code);
        Assert.Equal("indicator-target", (await Do(department, use => use.AddAsync(2026, training with { Target = null })))?.Code);
        Assert.Equal("indicator-metric", (await Do(department, use => use.AddAsync(2026, training with { Metric = "x" })))?.Code);
        Assert.Equal("indicator-weight", (await Do(department, use => use.AddAsync(2026, judged with { Weight = 0 })))?.Code);
        Assert.Null(await Do(department, use => use.AddAsync(2026, training)));
        Assert.Null(await Do(department, use => use.AddAsync(2026, judged)));
        Assert.Null(await Do(department, use => use.AddAsync(2026, judged with { Name = "多余的" })));
        var library = await Do(department, use => use.ListAsync(2026));
        Assert.Null(await Do(department, use => use.ChangeAsync(library[0].Id, library[0].Version, training with { Weight = 45, Target = 4 })));
        Assert.Equal("changed-meanwhile", (await Do(department, use => use.ChangeAsync(library[0].Id, library[0].Version, training)))?.Code);
        Assert.Null(await Do(department, use => use.RemoveAsync(library[2].Id)));
        Assert.Equal([(1, "培训", 45m, 4m), (2, "制度建设", 60m, null)], (await Do(department, use => use.ListAsync(2026))).Select(one => (one.Position, one.Name, one.Weight, one.Target)));

        Assert.Null(await WithAsync(site, officer, db => new KeepAppraisal(db, site.Database, officer, site.Clock).CheckSelfAsync(new AppraisalOpinion(library[1].Id, site.Bureau.Id, 50, "制度汇编"))));
        Assert.Equal("indicator-scored", (await Do(department, use => use.ChangeAsync(library[1].Id, library[1].Version, judged)))?.Code);
        Assert.Equal("indicator-scored", (await Do(department, use => use.RemoveAsync(library[1].Id)))?.Code);
    }

    [Theory(DisplayName = "佐证文件由机关上传、主管部门打开，外机关打不开；全部定分以后才有通报")]
    [OnBothDatabases]
    public async Task Evidence_And_Notice(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var folder = Directory.CreateTempSubdirectory("gongkai-evidence-");
        var store = new DiskFileStore(folder.FullName);
        var (department, officer) = (Department(site), TestSite.Someone(site.Bureau, Role.DisclosureOfficer));
        AppraisalEvidence Evidence(GongkaiDb db, Caller caller) => new(db, new StoreFile(store, site.Vault, site.Clock), new OpenFile(store, site.Vault, site.Clock), caller, site.Clock);
        Task<Refusal?> Do(Caller caller, Func<KeepAppraisal, Task<Refusal?>> step) => WithAsync(site, caller, db => step(new KeepAppraisal(db, site.Database, caller, site.Clock)));
        async Task<Refusal?> NoticeAsync(MemoryStream output) => await WithAsync(site, department, db => new AppraisalNotice(db, site.Database, department, site.Clock).RunAsync(2026, output));
        async Task<Refusal?> AttachAsync(Guid indicator, string name)
        {
            using var content = new MemoryStream("佐证"u8.ToArray());
            return await WithAsync(site, officer, db => Evidence(db, officer).AttachAsync(indicator, (content, name)));
        }

        await WithAsync(site, department, db => new KeepIndicators(db, site.Database, department, site.Clock).AddAsync(2026, new IndicatorDraft("制度建设", 100, "", null, "")));
        var indicator = (await RowsAsync(site, officer)).Single().Indicator;
        AppraisalOpinion opinion = new(indicator.Id, site.Bureau.Id, 90, "见佐证");
        Assert.Equal("appraisal-evidence-first", (await AttachAsync(indicator.Id, "制度汇编.pdf"))?.Code);
        Assert.Equal("appraisal-nothing", (await NoticeAsync(new MemoryStream()))?.Code);
        Assert.Null(await Do(officer, use => use.CheckSelfAsync(opinion)));
        Assert.Equal("evidence-kind", (await AttachAsync(indicator.Id, "程序.exe"))?.Code);
        Assert.Null(await AttachAsync(indicator.Id, "制度汇编.pdf"));
        var score = (await RowsAsync(site, officer)).Single().Score!;
        Assert.Equal("制度汇编.pdf", (await WithAsync(site, department, async db =>
        {
            await using var file = (await Evidence(db, department).OpenAsync(score.Id)).Value;
            return file.File.Name;
        })));
        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        Assert.Equal("appraisal-unknown", (await WithAsync(site, stranger, db => Evidence(db, stranger).OpenAsync(score.Id))).Refusal?.Code);

        Assert.Equal("appraisal-open", (await NoticeAsync(new MemoryStream()))?.Code);
        Assert.Null(await Do(department, use => use.ReviewAsync(opinion with { Score = 88 })));
        Assert.Null(await Do(department, use => use.FinalizeAsync(opinion with { Score = 88 })));
        using var notice = new MemoryStream();
        Assert.Null(await NoticeAsync(notice));
        using var package = new ZipArchive(notice, ZipArchiveMode.Read);
        using var document = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        Assert.Contains("得分最高的是云汀市工业和信息化局", await document.ReadToEndAsync(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact(DisplayName = "每套预设：代码不重复，指标代码都在指标字典里，有指标的写明满分值")]
    public void Presets_Metrics_AreInTheDictionary()
    {
        Assert.Equal(6, IndicatorPresets.Shipped.Count);
        foreach (var preset in IndicatorPresets.Shipped)
        {
            Assert.Equal(100, preset.Indicators.Sum(one => one.Weight));
            Assert.Equal(preset.Indicators.Count, preset.Indicators.Select(one => one.Code).Distinct().Count());
            Assert.All(preset.Indicators.Where(one => one.Metric.Length > 0), one => Assert.True(App.Metrics.MetricDictionary.Find(one.Metric) is not null && one.Target > 0, $"{preset.Code} {one.Code}"));
        }
    }

    private static Caller Department(TestSite site) =>
        new(Guid.CreateVersion7(), "主管部门", "127.0.0.1", OrganScope.OwnAndBelow(site.City, writes: true), RoleTable.Of([Role.CompetentDepartment]));

    private static async Task<T> WithAsync<T>(TestSite site, Caller caller, Func<GongkaiDb, Task<T>> use)
    {
        await using var db = site.Open(caller.Scope);
        return await use(db);
    }

    private static Task<IReadOnlyList<AppraisalRow>> RowsAsync(TestSite site, Caller officer) =>
        WithAsync(site, officer, db => new ViewAppraisal(db, site.Database, site.Clock).RunAsync(site.Bureau.Id, 2026));
}
