using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Requests;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reports;

public sealed class CompileReportTests
{
    [Theory(DisplayName = "随机登记簿：八个年度每一格等于直接重数，也等于登记簿自己的统计；打开的记录加起来等于这一格")]
    [OnBothDatabases]
    public async Task Compile_GeneratedRegister_AgreesWithARecount(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var random = new Random(7);
        var requests = RawRegister.Requests(site.Bureau, random, 400);
        var remedies = RawRegister.Remedies(requests, random, 60);
        await RawRegister.AddAsync(site, requests, remedies);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);

        for (var year = 2019; year <= 2026; year++)
        {
            var compiled = TestRequests.Must(await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, year, new DateOnly(year, 12, 31)));
            var counted = await new YearCounts(site.Database).RunAsync(officer.Scope, site.Bureau.Id, year);
            foreach (var table in compiled.Tables.Where(table => table.Format.Id != "part2"))
            {
                foreach (var (row, column, position) in RawRegister.Cells(table.Format))
                {
                    var address = $"{table.Format.Id}.{row.Path}.{column.Id}";
                    var naive = RawRegister.Recount(requests, remedies, year, (table.Format.Id, row.Path, column.Id));
                    Assert.Equal((address, naive), (address, (int)table.Figures[position].Value!.Value));
                    Assert.Equal((address, counted[table.Format.Id, row.Path, column.Id]), (address, naive));
                    Assert.Equal((address, naive), (address, (await new OpenFigure(db).RunAsync(compiled, address)).Value.Total));
                }
            }
        }
    }

    [Theory(DisplayName = "本机关登记的来源没有记录是零；不在本系统登记的来源是空白，直到填报或者声明")]
    [OnBothDatabases]
    public async Task Compile_SourceWithoutRecords_IsZeroOnlyWhereItIsKept(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        const string licences = "part2.art20_5.administrativeLicense.decisions";
        const string penalties = "part2.art20_6.administrativePenalty.decisions";

        Assert.Equal(FigureOrigin.Missing, (await Compile(site, db, officer)).Figure("part3.newReceived.total")!.Value.Origin);
        Assert.Null(await new EnterFigure(db, officer, site.Clock).DeclareAsync(2025, YearRecords.RegisterSource));
        Assert.Null(await new EnterFigure(db, officer, site.Clock).DeclareAsync(2025, "penalties"));
        Assert.Equal("figure-source", (await new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, licences, "12", "")))?.Code);
        Assert.Equal("figure-value", (await new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, licences, "若干", "审批系统年度统计表")))?.Code);
        Assert.Equal("figure-counted", (await new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, "part3.granted.total", "3", "手工台账")))?.Code);
        Assert.Null(await new EnterFigure(db, officer, site.Clock).RunAsync(new FigureEntry(2025, licences, "12", "审批系统年度统计表")));

        var compiled = await Compile(site, db, officer);
        Assert.Equal(CompiledFigure.Counted(0), compiled.Figure("part3.newReceived.total"));
        Assert.Equal(CompiledFigure.Counted(0), compiled.Figure(penalties));
        Assert.Equal(new CompiledFigure(12, FigureOrigin.Entered), compiled.Figure(licences));
        Assert.Equal(FigureOrigin.Missing, compiled.Figure("part2.art20_6.administrativeCompulsion.decisions")!.Value.Origin);
    }

    [Theory(DisplayName = "年中看：当日以前的算，以后的不算")]
    [OnBothDatabases]
    public async Task Compile_AsOfADay_CountsUpToIt(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var request = RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 5, 6), Outcome.Granted);
        await RawRegister.AddAsync(site, [request], []);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);

        async Task<(decimal?, decimal?)> At(DateOnly day)
        {
            var compiled = TestRequests.Must(await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, 2025, day));
            return (compiled.Figure("part3.granted.total")!.Value.Value, compiled.Figure("part3.carriedOut.total")!.Value.Value);
        }

        Assert.Equal((0, 1), await At(new DateOnly(2025, 5, 5)));
        Assert.Equal((1, 0), await At(new DateOnly(2025, 5, 6)));
    }

    [Theory(DisplayName = "隔离：看不到别的机关的数据")]
    [OnBothDatabases]
    public async Task Compile_AnotherOrgan_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        await using var db = site.Open(stranger.Scope);

        Assert.Equal("organ-unknown", (await new CompileReport(db, stranger, site.Clock).RunAsync(site.Bureau.Id, 2025)).Refusal?.Code);
        Assert.Equal("not-permitted", (await new CompileReport(db, TestSite.Someone(site.Other, Role.Contributor), site.Clock).RunAsync(site.Other.Id, 2025)).Refusal?.Code);
    }

    private static async Task<CompiledYear> Compile(TestSite site, GongkaiDb db, Caller caller) => TestRequests.Must(await new CompileReport(db, caller, site.Clock).RunAsync(site.Bureau.Id, 2025));
}
