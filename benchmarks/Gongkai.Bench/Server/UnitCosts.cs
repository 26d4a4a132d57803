using System.Globalization;
using Gongkai.App.Storage;

namespace Gongkai.Bench.Server;

/// <summary>单位成本 — bytes of the database for an organ, an item, a request, a report and an event, with their indexes; docs/scale.md calculates with them.</summary>
public static class UnitCosts
{
    private static readonly (string What, string Of, string[] Tables)[] s_costs =
    [
        ("S_org", "organs", ["organs", "organ_units", "people", "role_assignments", "chain_heads"]),
        ("S_item", "publications", ["publications", "publication_versions", "public_changes", "search_%"]),
        ("S_year", "filed_reports", ["filed_reports", "report_facts"]),
        ("S_req", "requests", ["requests", "request_%", "remedies"]),
        ("S_event", "case_events", ["case_events"]),
    ];

    public static async Task<List<Measured>> RunAsync(SiteDatabase site, string on)
    {
        await using var connection = await site.ConnectAsync();
        async Task<double> Number(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 600;
            return Convert.ToDouble(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        var lines = new List<Measured>();
        foreach (var (what, of, tables) in s_costs)
        {
            var any = string.Join(" OR ", tables.Select(table => (site.Address.Kind == DatabaseKind.Postgres ? "c.relname" : "m.tbl_name") + $" LIKE '{table}'"));
            var bytes = await Number(site.Address.Kind == DatabaseKind.Postgres
                ? $"SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND ({any})"
                : $"SELECT coalesce(sum(d.pgsize), 0) FROM dbstat d JOIN sqlite_master m ON m.name = d.name WHERE {any}");
            var count = await Number($"SELECT count(*) FROM {of}");
            lines.Add(new Measured($"{what}: bytes for one of {of}", on, string.Create(CultureInfo.InvariantCulture, $"{bytes / Math.Max(1, count) / 1000:0.00} kB"), "—", null));
        }

        var events = await Number("SELECT count(*) FROM case_events") / Math.Max(1, await Number("SELECT count(*) FROM requests"));
        lines.Add(new Measured("N_event: events for one request, those of items and reports among them", on, events.ToString("0.0", CultureInfo.InvariantCulture), "—", null));
        return lines;
    }
}
