using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

public sealed class HotQueryTests
{
    // A table of a few rows is read as a whole by any planner, so PostgreSQL is asked what it would do if that were dear.
    private const string WithoutScan = "SET enable_seqscan = off; ";

    [Theory(DisplayName = "一个机关一年的收费、补正、延期通知由索引直接查到，不翻全省的办理记录")]
    [OnBothDatabases]
    public async Task Notices_OfOrganAndYear_UseTheirIndex(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        using var db = database.Site.Open(OrganScope.Site);

        var plan = await QueryPlan.OfAsync(database.Site, WorkFacts.StepsOf(db, Guid.NewGuid(), ReportPeriod.Whole(2025)).ToQueryString(), WithoutScan);

        Assert.Contains("request_events_notices", plan, StringComparison.Ordinal);
    }
}
