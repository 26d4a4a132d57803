using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class CountingQueryTests
{
    [Theory(DisplayName = "表三、表四每一格的核对语句：在两种数据库上执行，等于年报的这一格；两种格式都试")]
    [OnBothDatabases]
    public async Task Query_EveryCell_GivesTheCompiledFigure(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var random = new Random(20261121);
        var requests = RawRegister.Requests(site.Bureau, random, 500);
        await RawRegister.AddAsync(site, requests, RawRegister.Remedies(requests, random, 90));
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        await using var auditor = site.Open();

        foreach (var year in (int[])[2020, 2025])
        {
            var compiled = TestRequests.Must(await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, year, new DateOnly(year, 12, 31)));
            var above = 0;
            foreach (var table in compiled.Tables.Where(table => table.Format.Id is "part3" or "part4"))
            {
                foreach (var (row, column, position) in RawRegister.Cells(table.Format))
                {
                    var address = $"{table.Format.Id}.{row.Path}.{column.Id}";
                    var query = (await new OpenFigure(db).RunAsync(compiled, address)).Value.Query;
                    var named = query!.Replace("COUNT(*)", "COUNT(*) AS value", StringComparison.Ordinal);
                    var sql = string.Concat("SELECT CAST(value AS integer) AS \"Value\" FROM (", named, ") AS counted");
                    var counted = await auditor.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken);
                    Assert.Equal((address, (int)table.Figures[position].Value!.Value), (address, counted));
                    above += counted > 0 ? 1 : 0;
                }
            }

            Assert.True(above > 60, $"{year}: only {above} cells above zero.");
        }
    }
}
