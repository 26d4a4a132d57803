using System.Data.Common;
using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;

namespace Gongkai.Bench.Server;

/// <summary>十万份年报 — organs and reports copied until there are enough, to measure the analysis with; nothing else is measured on that site afterwards.</summary>
public static class ManyReports
{
    private const int Wanted = 100_000;

    public static async Task<List<Measured>> RunAsync(SiteDatabase site, SiteClock clock, string on)
    {
        var reports = await FillAsync(site);
        var lines = new List<Measured>();
        foreach (var isPublic in (bool[])[true, false])
        {
            lines.Add(await Measure.TimesAsync($"analysis by year and kind over {reports:N0} reports ({(isPublic ? "portal" : "desk")})", on, (40, 300), async _ =>
            {
                await using var db = site.Open(OrganScope.Site);
                AnalyzeReports.ByYear(await new AnalyzeReports(db).ByYearAndKindAsync(isPublic));
            }));
        }

        lines.Add(await Measure.TimesAsync($"outlying organs of a year over {reports:N0} reports", on, (40, 300), async _ =>
        {
            await using var db = site.Open(OrganScope.Site);
            await new AnalyzeReports(db).OutliersAsync(clock.Today.Year - 1, isPublic: false);
        }));
        return lines;
    }

    private static async Task<long> FillAsync(SiteDatabase site)
    {
        await using var connection = await site.ConnectAsync();
        var isPostgres = site.Address.Kind == DatabaseKind.Postgres;
        var organs = Convert.ToInt64(await ScalarAsync(connection, "SELECT count(*) FROM organs"), CultureInfo.InvariantCulture);
        var reports = Convert.ToInt64(await ScalarAsync(connection, "SELECT count(*) FROM filed_reports"), CultureInfo.InvariantCulture);
        var copies = (int)Math.Ceiling((double)Wanted / Math.Max(1, reports));

        // The last twelve digits of an identifier are chance; a copy has its number there, so that the references fit.
        string Id(string column) => isPostgres
            ? $"(substr({column}::text, 1, 24) || substr({column}::text, 31, 6) || lpad(n.k::text, 6, '0'))::uuid"
            : $"(substr({column}, 1, 24) || substr({column}, 31, 6) || printf('%06d', n.k))";
        var numbers = $"(WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {copies}) SELECT k FROM n) n";
        await CopyAsync("organs", column => column switch
        {
            "id" => Id("t.id"),
            "parent_id" => "t.parent_id",
            "number" => $"t.number + n.k * {organs}",
            "path" => "t.path || 'copy' || n.k || '/'",
            "name" => "t.name || '（' || n.k || '）'",
            "credit_code" => "NULL",
            _ => "t." + column,
        });
        await CopyAsync("filed_reports", column => column switch { "id" => Id("t.id"), "organ_id" => Id("t.organ_id"), "content" => "'{}'", _ => "t." + column });
        await CopyAsync("report_facts", column => column switch { "report_id" => Id("t.report_id"), "organ_id" => Id("t.organ_id"), _ => "t." + column });
        await ExecuteAsync(connection, "ANALYZE");
        return Convert.ToInt64(await ScalarAsync(connection, "SELECT count(*) FROM report_facts"), CultureInfo.InvariantCulture);

        async Task CopyAsync(string table, Func<string, string> value)
        {
            var columns = await ColumnsAsync(connection, table);
            await ExecuteAsync(connection, $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(value))} FROM {table} t CROSS JOIN {numbers}");
        }
    }

    private static async Task<List<string>> ColumnsAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} LIMIT 0";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync();
    }
}
