using Gongkai.App.Demonstration;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Requests;

public sealed class DemoRequestsTests
{
    [Theory(DisplayName = "示例城市的申请：每种结果都有，每种灯都有，期限都算得出来，编号接着用")]
    [OnBothDatabases]
    public async Task Demo_SmallCity_HasEveryOutcomeAndLight(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        var (clock, vault) = (new SiteClock(new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero))), new Vault(new byte[32]));

        var made = (await new CreateDemonstration(database.Site, clock, vault).RunAsync(7, DemoSize.Small)).Value;

        await using var db = database.Site.Open(OrganScope.Site);
        var outcomes = await db.Set<DisclosureRequest>().Where(request => request.Outcome != null).Select(request => request.Outcome!.Value).Distinct().ToListAsync();
        Assert.Equal(made.Requests, await db.Set<DisclosureRequest>().CountAsync());
        Assert.Equal(Enum.GetValues<Outcome>(), outcomes.Order());
        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Number == 2);
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        var page = TestRequests.Must(await new Workbench(database.Site, clock, vault).RunAsync(officer, new WorkbenchFilter()));
        Assert.Equal(Enum.GetValues<DeadlineLight>(), page.Lights.Keys.Order());
        Assert.All(page.Rows, row => Assert.True(row.Deadline.Succeeded || row.Deadline.Refusal!.Code == "calendar-no-notice", row.Deadline.Refusal?.Message));
        var used = await db.Set<DisclosureRequest>().Where(request => request.OrganId == organ.Id).Select(request => request.Number).ToListAsync();
        var form = new RequestForm(organ.Id, RequestForm.NewToken(), TestRequests.Applicant, ApplicantKind.NaturalPerson, "新申请") { Description = "内容" };
        Assert.DoesNotContain(TestRequests.Must(await new FileRequest(database.Site, clock, vault).RunAsync("127.0.0.1", form)).Number, used);
    }
}
