using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class ReportWritingRefusalTests : IDisposable
{
    private const string Licences = "part2.art20_5.administrativeLicense.decisions";

    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-report-").FullName;

    [Theory(DisplayName = "填报：没有这一格、佐证不是本机关的、没填过就清除、来源不认识或者声明过，都说明原因，什么也没写")]
    [OnBothDatabases]
    public async Task Enter_WithoutGround_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var good = new FigureEntry(2025, Licences, "12", "审批系统年度统计表");
        Task No(string code, string words, Func<EnterFigure, Task<Refusal?>> use, Caller? by = null) => Refused.AssertAsync(site, (code, words), async () =>
        {
            await using var db = site.Open((by ?? officer).Scope);
            return await use(new EnterFigure(db, by ?? officer, site.Clock));
        });

        await No("figure-unknown", "没有这一格", enter => enter.RunAsync(good with { Address = "part3.granted.nobody" }));
        await No("figure-unknown", "没有这一格", enter => enter.RemoveAsync(2025, "part9.x.y"));
        await No("figure-evidence", "不是本机关上传的文件", enter => enter.RunAsync(good with { FileId = Guid.NewGuid() }));
        await No("figure-not-entered", "没有填报过数据", enter => enter.RemoveAsync(2025, Licences));
        await No("source-unknown", "没有这种数据来源", enter => enter.DeclareAsync(2025, "手工台账"));
        foreach (var typed in new[] { "", "-1", "1.5", "一些" })
        {
            await No("figure-value", "请填写零或者正数", enter => enter.RunAsync(good with { Typed = typed }));
        }

        foreach (var by in new[] { TestSite.Someone(site.Bureau, Role.Contributor), TestSite.Someone(site.Bureau, Role.Leader) })
        {
            await No("not-permitted", "权限", enter => enter.RunAsync(good), by);
            await No("not-permitted", "编制年报", enter => enter.DeclareAsync(2025, "penalties"), by);
        }

        await using var own = site.Open(officer.Scope);
        Assert.Null(await new EnterFigure(own, officer, site.Clock).DeclareAsync(2025, "penalties"));
        await No("source-declared", "已经声明过", enter => enter.DeclareAsync(2026, "penalties"));
    }

    [Theory(DisplayName = "编写：重复开始、文字太长、部分不存在、批注空着或已解决、模板没有名称、年度没结束就送审，都不办")]
    [OnBothDatabases]
    public async Task Write_WithoutGround_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), Outcome.Granted)], []);
        async Task<T> With<T>(Caller by, Func<WriteReport, Task<T>> use)
        {
            await using var db = site.Open(by.Scope);
            return await use(new WriteReport(db, by, site.Clock));
        }

        async Task<T> Review<T>(Func<ReviewReport, Task<T>> use)
        {
            await using var db = site.Open(officer.Scope);
            return await use(new ReviewReport(db, officer, site.Clock));
        }

        await Refused.AssertAsync(site, ("report-unknown", "没有找到这份年报"), () => With(officer, write => write.SaveAsync(2025, 1, "文字", 1)));
        TestRequests.Must(await With(officer, write => write.StartAsync(2025)));
        await Refused.AssertAsync(site, ("report-exists", "本机关 2025 年度报告已经有了"), () => With(officer, write => write.StartAsync(2025)));
        await Refused.AssertAsync(site, ("report-text", "最多 20000 个字"), () => With(officer, write => write.SaveAsync(2025, 1, new string('字', 20_001), 1)));
        foreach (var section in new[] { -1, 7 })
        {
            await Refused.AssertAsync(site, ("report-text", "最多"), () => With(officer, write => write.SaveAsync(2025, section, "文字", 0)));
        }

        foreach (var text in new[] { " ", new string('字', 1001) })
        {
            await Refused.AssertAsync(site, ("comment-text", "1 至 1000 个字"), () => With(officer, write => write.CommentAsync(2025, 1, text)));
        }

        foreach (var name in new[] { "甲", new string('字', 41) })
        {
            await Refused.AssertAsync(site, ("template-name", "2 至 40 个字"), () => With(officer, write => write.KeepTemplateAsync(2025, 1, name)));
        }

        Assert.Null(await With(officer, write => write.CommentAsync(2025, 1, "这里的数不对")));
        Guid comment;
        await using (var db = site.Open())
        {
            comment = (await db.Set<ReportComment>().SingleAsync()).Id;
        }

        await Refused.AssertAsync(site, ("comment-unknown", "没有找到这条批注"), () => With(TestSite.Someone(site.Other, Role.DisclosureOfficer), write => write.SettleCommentAsync(comment)));
        await Refused.AssertAsync(site, ("not-permitted", "编制年报"), () => With(TestSite.Someone(site.Bureau, Role.Leader), write => write.SettleCommentAsync(comment)));
        Assert.Null(await With(officer, write => write.SettleCommentAsync(comment)));
        await Refused.AssertAsync(site, ("comment-unknown", "可能已经解决"), () => With(officer, write => write.SettleCommentAsync(comment)));

        await Refused.AssertAsync(site, ("report-not-in-review", "不在审核中"), () => Review(review => review.PassAsync(2025, "同意")));
        await Refused.AssertAsync(site, ("report-not-reopened", "不用重新编制"), () => Review(review => review.ReopenAsync(2025, "数据有误")));
        TestRequests.Must(await With(officer, write => write.StartAsync(2026)));
        await Refused.AssertAsync(site, ("report-year-running", "2026 年还没有结束"), () => Review(review => review.SubmitAsync(2026)));
    }

    [Theory(DisplayName = "送审以后：文字和数据不能再改，用文件也不能报；退回要写理由，退回以后可以改")]
    [OnBothDatabases]
    public async Task Write_InReview_IsClosed(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (officer, reviewer) = (TestSite.Someone(site.Bureau, Role.DisclosureOfficer), TestSite.Someone(site.Bureau, Role.Reviewer));
        await SubmittedAsync(site, officer);
        await using var db = site.Open(officer.Scope);

        await Refused.AssertAsync(site, ("report-not-writing", "需要更正的请先退回"), () => new WriteReport(db, officer, site.Clock).SaveAsync(2025, 1, "改一改", 1));
        await Refused.AssertAsync(site, ("report-not-writing", "需要更正的请先退回"), () => new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, Licences, "12", "审批系统年度统计表")));
        await Refused.AssertAsync(site, ("report-not-writing", "需要更正的请先退回"), () => new EnterFigure(db, officer, site.Clock).RemoveAsync(2025, Licences));
        await Refused.AssertAsync(site, ("report-not-writing", "需要更正的请先退回"), () => new ReviewReport(db, officer, site.Clock).SubmitAsync(2025));
        await using (var second = site.Open(reviewer.Scope))
        {
            await Refused.AssertAsync(site, ("return-reason", "至少 4 个字"), () => new ReviewReport(second, reviewer, site.Clock).SendBackAsync(2025, "改"));
            Assert.Null(await new ReviewReport(second, reviewer, site.Clock).SendBackAsync(2025, "第三部分的数不对"));
        }

        await using var later = site.Open(officer.Scope);
        Assert.True((await new WriteReport(later, officer, site.Clock).SaveAsync(2025, 5, "存在的问题是更新不及时。下一步逐栏目明确责任人，按月检查。", 2)).Succeeded);
    }

    [Theory(DisplayName = "公开年报：没有栏目的、检查有错误的不公开，而且什么也没有留下")]
    [OnBothDatabases]
    public async Task Publish_Refused_LeavesNothingBehind(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await SignedAsync(site, officer);
        await Refused.AssertAsync(site, ("report-column", "没有“政府信息公开年报”栏目"), () => PublishAsync(site, officer));
        Assert.Null(await new InstallColumns(site.Database, site.Clock).RunAsync(Caller.Site("test"), site.City.Id, ColumnPresets.Statutory));

        await Refused.AssertAsync(site, ("item-faults", "发布前检查有"), () => PublishAsync(site, officer, text => [new PersonalDataHit(0, Math.Min(2, text.Length), "手机号码")]));

        Assert.True((await PublishAsync(site, officer)).Succeeded);
    }

    [Theory(DisplayName = "更正已公开的年报：重新编制期间公众读不到正在改的文字和数；重新公开后旧的指向新的，全程留痕，检索里只有新的")]
    [OnBothDatabases]
    public async Task Publish_Again_ReplacesTheFormer(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        Assert.Null(await new InstallColumns(site.Database, site.Clock).RunAsync(Caller.Site("test"), site.City.Id, ColumnPresets.Statutory));
        await SignedAsync(site, officer);
        var former = TestRequests.Must(await PublishAsync(site, officer));
        await using (var db = site.Open(officer.Scope))
        {
            Assert.Null(await new ReviewReport(db, officer, site.Clock).ReopenAsync(2025, "第五部分写得不清楚"));
            var texts = await db.Set<ReportText>().Where(text => text.Section == 5).MaxAsync(text => text.Number);
            TestRequests.Must(await new WriteReport(db, officer, site.Clock).SaveAsync(2025, 5, "存在的问题是正在改的草稿。下一步逐栏目明确责任人，按月检查。", texts));
        }

        var gate = new PublicReports(site.Database);
        Assert.DoesNotContain("正在改的草稿", (await gate.FindAsync(site.Bureau.Number, 2025))?.Report.Section(5).Text ?? "", StringComparison.Ordinal);
        Assert.NotNull(await new ReadItem(site.Database, site.Clock).RunAsync(former));
        await PassedAsync(site);
        await using (var db = site.Open())
        {
            Assert.Equal((0, 1), (await new AnalyzeReports(db).RowsAsync(isPublic: true).CountAsync(), await new AnalyzeReports(db).RowsAsync(isPublic: false).CountAsync()));
        }

        Assert.DoesNotContain("正在改的草稿", (await gate.FindAsync(site.Bureau.Number, 2025))?.Report.Section(5).Text ?? "", StringComparison.Ordinal);
        var next = TestRequests.Must(await PublishAsync(site, officer));

        Assert.Contains("正在改的草稿", (await gate.FindAsync(site.Bureau.Number, 2025))!.Value.Report.Section(5).Text, StringComparison.Ordinal);
        var stub = (await new ReadItem(site.Database, site.Clock).StubAsync(former))!;
        Assert.Equal((next, PublicChangeKind.Replaced), (stub.SuccessorId!.Value, stub.Changes[^1].Kind));
        await using var whole = site.Open();
        Assert.Contains("item-replaced", await whole.Events.Where(happened => happened.SubjectId == former).Select(happened => happened.Action).ToListAsync());
        Assert.Contains(former, (await whole.Outbox.Where(item => item.Kind == ItemOutbox.Index).ToListAsync()).Select(item => ItemOutbox.Subject(item.Payload)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Result<Guid>> PublishAsync(TestSite site, Caller caller, Func<string, IReadOnlyList<PersonalDataHit>>? found = null)
    {
        await using var db = site.Open(caller.Scope);
        return await new PublishReport(db, caller, site.Clock, new StoreFile(new DiskFileStore(_folder), site.Vault, site.Clock), new ItemChecks(site.Database, site.Clock, found ?? (_ => []))).RunAsync(2025);
    }

    private static async Task SignedAsync(TestSite site, Caller officer)
    {
        await SubmittedAsync(site, officer);
        await PassAsync(site, Role.Reviewer);
        await PassAsync(site, Role.Leader);
    }

    /// <summary>Submitted again, passed and signed.</summary>
    private static async Task PassedAsync(TestSite site)
    {
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using (var db = site.Open(officer.Scope))
        {
            Assert.Null(await new ReviewReport(db, officer, site.Clock).SubmitAsync(2025));
        }

        await PassAsync(site, Role.Reviewer);
        await PassAsync(site, Role.Leader);
    }

    private static async Task PassAsync(TestSite site, Role role)
    {
        var person = TestSite.Someone(site.Bureau, role);
        await using var db = site.Open(person.Scope);
        Assert.Null(await new ReviewReport(db, person, site.Clock).PassAsync(2025, "同意"));
    }

    private static async Task SubmittedAsync(TestSite site, Caller officer)
    {
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), Outcome.Granted)], []);
        await using var db = site.Open(officer.Scope);
        foreach (var source in (string[])[YearRecords.ItemSource, "licenses", "penalties", "compulsions", "charges"])
        {
            Assert.Null(await new EnterFigure(db, officer, site.Clock).DeclareAsync(2025, source));
        }

        TestRequests.Must(await new WriteReport(db, officer, site.Clock).StartAsync(2025));
        TestRequests.Must(await new WriteReport(db, officer, site.Clock).SaveAsync(2025, 5, "存在的问题是栏目更新不够及时。下一步逐栏目明确责任人。", 1));
        Assert.Null(await new ReviewReport(db, officer, site.Clock).SubmitAsync(2025));
    }
}
