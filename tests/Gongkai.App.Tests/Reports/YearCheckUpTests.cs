using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class YearCheckUpTests
{
    private const string License = "part2.art20_5.administrativeLicense.decisions";
    private const string Penalty = "part2.art20_6.administrativePenalty.decisions";

    [Theory(DisplayName = "年终体检：没有结果的、日期倒挂的、半个月没有确认的、三个月没有办结的、填报没有佐证的，各列一次并说怎么改；好的登记簿一条也没有")]
    [OnBothDatabases]
    public async Task CheckUp_EachFault_IsListedOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var unconfirmed = RawRegister.Request(site.Bureau, 4, new DateOnly(2025, 11, 3), null, null);
        unconfirmed.ReceivedOn = null;
        var early = RawRegister.Request(site.Bureau, 3, new DateOnly(2025, 5, 6), new DateOnly(2025, 5, 20), Outcome.Granted);
        early.ReceivedOn = new DateOnly(2025, 5, 2);
        await RawRegister.AddAsync(site,
            [
                RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), null), RawRegister.Request(site.Bureau, 2, new DateOnly(2025, 5, 6), new DateOnly(2025, 5, 2), Outcome.Granted), early, unconfirmed,
                RawRegister.Request(site.Bureau, 5, new DateOnly(2025, 8, 1), null, null), RawRegister.Request(site.Bureau, 6, new DateOnly(2025, 12, 1), null, null),
                RawRegister.Request(site.Bureau, 7, new DateOnly(2025, 6, 2), new DateOnly(2025, 6, 20), Outcome.Granted), RawRegister.Request(site.Other, 8, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), null),
            ], []);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        Assert.Null(await new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, License, "128", "市政务服务中心审批系统")));

        var issues = await IssuesAsync(db, officer, site);

        (string Name, string Says)[] expected =
        [
            ("2025-0001", "没有登记办理结果"), ("2025-0002", "办结日期早于收到日期"), ("2025-0003", "收到日期早于提交日期"), ("2025-0004", "没有确认收到"), ("2025-0005", "超过三个月仍未办结"), ("行政许可", "没有佐证材料"),
        ];
        Assert.Equal(expected.Length, issues.Count);
        Assert.All(expected.Zip(issues), pair => Assert.True(pair.Second.Name.Contains(pair.First.Name, StringComparison.Ordinal) && pair.Second.Message.Contains(pair.First.Says, StringComparison.Ordinal), $"{pair.First} {pair.Second}"));
        Assert.Equal(["request", "request", "request", "request", "request", "figure"], issues.Select(issue => issue.Kind));
        var other = TestSite.Someone(site.City, Role.DisclosureOfficer);
        await using var empty = site.Open(other.Scope);
        Assert.Empty(await IssuesAsync(empty, other, site));
    }

    [Theory(DisplayName = "导入填报数据：照模板填的逐格收下，文件留作佐证；有一行不对就一行都不收，说明是第几行；表头不对、什么也没填的不收")]
    [OnBothDatabases]
    public async Task Import_Figures_AllOrNone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var folder = Directory.CreateTempSubdirectory("gongkai-figures-");
        var store = new StoreFile(new DiskFileStore(folder.FullName), site.Vault, site.Clock);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        Task<Domain.Result<int>> SendAsync(GongkaiDb db, string text) => new ImportFigures(db, officer, site.Clock).RunAsync(2025, ("统计表.csv", Encoding.UTF8.GetBytes(text)), store);
        await using var first = site.Open(officer.Scope);
        var before = TestRequests.Must(await new CompileReport(first, officer, site.Clock).RunAsync(site.Bureau.Id, 2025));
        var template = Encoding.UTF8.GetString(ImportFigures.Template(before)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string NameOf(string address) => before.FindPosition(address) is var (table, position) ? OpenFigure.NameOf(table!, position) : "";
        const string head = "数据项,数,数据出处\n";

        Assert.StartsWith("数据项,数,数据出处", template[0], StringComparison.Ordinal);
        Assert.Contains(template, line => line.StartsWith(NameOf(License) + ",", StringComparison.Ordinal));
        Assert.Equal("figures-head", (await SendAsync(first, "项目,数,出处\n行政许可,1,某处\n")).Refusal?.Code);
        Assert.Equal("figures-rows", (await SendAsync(first, head + $"{NameOf(License)},,\n")).Refusal?.Code);
        await using (var bad = site.Open(officer.Scope))
        {
            var refused = (await SendAsync(bad, head + $"{NameOf(License)},128,审批系统统计表\n{NameOf(Penalty)},约17,\n没有这一项,3,\n")).Refusal!;
            Assert.Equal("figures-rows", refused.Code);
            Assert.Contains("2 行有问题，一行都没有导入", refused.Message, StringComparison.Ordinal);
        }

        await using var db = site.Open(officer.Scope);
        Assert.Empty(await db.Set<EnteredFigure>().ToListAsync());
        Assert.Equal(2, TestRequests.Must(await SendAsync(db, head + $"{NameOf(License)},128,审批系统统计表\n{Penalty},17,\n")));

        var compiled = TestRequests.Must(await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, 2025));
        Assert.Equal((128m, FigureOrigin.Entered, 17m), (compiled.Figure(License)!.Value.Value!.Value, compiled.Figure(License)!.Value.Origin, compiled.Figure(Penalty)!.Value.Value!.Value));
        Assert.Equal(["审批系统统计表", "导入文件 统计表.csv"], new[] { License, Penalty }.Select(cell => compiled.Entered[cell].Source));
        Assert.Equal("统计表.csv", (await db.Files.SingleAsync(file => file.Id == compiled.Entered[License].FileId)).Name);
        Assert.DoesNotContain(await IssuesAsync(db, officer, site), issue => issue.Kind == "figure");
        Assert.Equal("not-permitted", (await new ImportFigures(db, TestSite.Someone(site.Bureau, Role.Leader), site.Clock).RunAsync(2025, ("表.csv", Encoding.UTF8.GetBytes(head)), store)).Refusal?.Code);
        folder.Delete(recursive: true);
    }

    private static async Task<IReadOnlyList<CheckUpIssue>> IssuesAsync(GongkaiDb db, Caller caller, TestSite site) =>
        await new YearCheckUp(db).RunAsync(TestRequests.Must(await new CompileReport(db, caller, site.Clock).RunAsync(caller.OrganId, 2025)));
}
