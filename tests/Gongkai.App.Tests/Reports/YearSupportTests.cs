using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Metrics;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class YearSupportTests
{
    [Theory(DisplayName = "事项清单：上一年数取上年末在用的清单，增减为两份清单之差，打开就是这两份；没有上年清单的不说；2021 年起表里没有")]
    [OnBothDatabases]
    public async Task Lists_TrialFormat_GiveItemsAndChange(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("enforcement-lists", "清单类别,名称,条目数,公示日期\n行政许可事项清单,旧清单,40,2018-05-01\n行政许可事项清单,上年末清单,35,2019-11-01\n行政许可事项清单,本年清单,27,2020-06-01\n行政处罚事项清单,新设清单,12,2020-03-01");

        var compiled = await organ.CompileAsync(2020);

        const string before = "part2.art20_5.administrativeLicense.previousYearItems";
        const string change = "part2.art20_5.administrativeLicense.changeThisYear";
        Assert.Equal((35m, -8m), (compiled.Figure(before)!.Value.Value, compiled.Figure(change)!.Value.Value));
        await using var db = organ.Site.Open();
        var opened = TestRequests.Must(await new OpenFigure(db).RunAsync(compiled, change));
        Assert.Equal([("本年清单", 27m), ("上年末清单", -35m)], opened.Cases.Select(one => (one.Title, one.Amount)));
        Assert.Equal(FigureOrigin.Missing, compiled.Figure("part2.art20_6.administrativePenalty.previousYearItems")!.Value.Origin);
        Assert.Empty((await organ.CompileAsync(2021)).Records.Lists);
    }

    [Theory(DisplayName = "年度展望：年内到期的、等申请人补正的、期限落在下一年的分开；到了 12 月 31 日没办结的都将结转")]
    [OnBothDatabases]
    public async Task Forecast_OpenRequests_SayWhetherTheyCarryOver(DatabaseKind kind)
    {
        using var site = new TestRequests(kind);
        var due = await site.HandledAsync(new DateOnly(2025, 12, 1), site.Form("年内到期"));
        var waiting = await site.HandledAsync(new DateOnly(2025, 12, 2), site.Form("等补正"));
        await site.DoneAsync(site.Officer, waiting, RequestAction.AskForClarification, new StepFacts { Grounds = [ClarificationGround.ContentUnclear], Reason = "请写明文号" }, new DateOnly(2025, 12, 4));
        var later = await site.HandledAsync(new DateOnly(2025, 12, 22), site.Form("下年到期"));
        await using var db = site.Site.Open(site.Officer.Scope);

        Assert.Equal([(later, CarryChance.CarriesOver), (waiting, CarryChance.Waiting), (due, CarryChance.DueThisYear)], await At(new DateOnly(2025, 12, 26)));
        Assert.All(await At(new DateOnly(2025, 12, 31)), one => Assert.Equal(CarryChance.CarriesOver, one.Chance));

        async Task<IEnumerable<(Guid Id, CarryChance Chance)>> At(DateOnly day)
        {
            var compiled = TestRequests.Must(await new CompileReport(db, site.Officer, site.Site.Clock).RunAsync(site.Site.Bureau.Id, 2025, day));
            return (await new ForecastYear(db).RunAsync(compiled)).Select(request => (request.Id, request.Chance));
        }
    }

    [Theory(DisplayName = "到期前催报：部门按 1 月 31 日、政府按 3 月 31 日，前 10 天、前 3 天和次日各一次，一天不重复，报了的不催")]
    [OnBothDatabases]
    public async Task RemindBeforeDue_EachDay_RemindsWhoIsDue(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        foreach (var (organ, name) in new[] { (site.City, "cheng"), (site.Bureau, "chen"), (site.Other, "shui") })
        {
            var person = await site.AddPersonAsync(organ, name, Role.DisclosureOfficer);
            await using var people = site.Open();
            (await people.People.SingleAsync(one => one.Id == person.Id)).Email = $"{name}@example.invalid";
            await people.SaveChangesAsync();
        }

        foreach (var (month, day, mails) in new[] { (1, 20, 0), (1, 21, 2), (1, 21, 0), (1, 22, 0), (1, 28, 2), (1, 31, 0), (2, 1, 2), (2, 2, 0), (3, 21, 1), (3, 28, 1), (4, 1, 1) })
        {
            site.Time.MoveTo(SiteClock.StartOf(new DateOnly(2026, month, day)).AddHours(9));
            Assert.Equal((month, day, mails), (month, day, await new RemindBeforeDue(site.Database, site.Clock, site.Vault).RunAsync()));
        }

        await using var db = site.Open();
        var sent = await db.Set<ReportReminder>().ToListAsync();
        Assert.Equal([(site.Bureau.Id, 3), (site.City.Id, 3), (site.Other.Id, 3)], sent.GroupBy(one => one.OrganId).Select(group => (group.Key, group.Count())).OrderBy(one => NameOf(one.Key), StringComparer.Ordinal));
        Assert.All(sent, one => Assert.Equal("系统", one.SentBy));

        string NameOf(Guid id) => id == site.Bureau.Id ? "1" : id == site.City.Id ? "2" : "3";
    }
}
