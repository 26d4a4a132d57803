using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gongkai.App.Storage.Backups;

/// <summary>外键 — the references between tables, and whether each of them holds.</summary>
internal static class ForeignKeys
{
    private const string Constraints =
        """
        SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), confrelid::regclass::text, convalidated::text,
            (SELECT string_agg(format('t.%I', a.attname), ', ' ORDER BY k.place) FROM unnest(conkey) WITH ORDINALITY AS k (number, place) JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.number),
            (SELECT string_agg(format('o.%I', a.attname), ', ' ORDER BY k.place) FROM unnest(confkey) WITH ORDINALITY AS k (number, place) JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.number)
        FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
        """;

    /// <summary>Names the first reference that leads nowhere; null where all hold.</summary>
    internal static async Task<string?> FirstBrokenAsync(DbConnection connection, CancellationToken cancellation)
    {
        if (connection is SqliteConnection)
        {
            return (await RowsAsync(connection, "SELECT \"table\", coalesce(rowid, ''), parent FROM pragma_foreign_key_check LIMIT 1", cancellation)) is [var row, ..] ? $"{row[0]} → {row[2]}" : null;
        }

        foreach (var row in await RowsAsync(connection, Constraints, cancellation))
        {
            var (table, name, other, columns, otherColumns) = (row[0], row[1], row[3], row[5], row[6]);
            var condition = string.Join(" AND ", columns.Split(", ").Select(column => $"{column} IS NOT NULL"));
            var orphans = await RowsAsync(
                connection, $"SELECT 1::text FROM {table} t WHERE {condition} AND NOT EXISTS (SELECT 1 FROM {other} o WHERE ({otherColumns}) = ({columns})) LIMIT 1", cancellation);
            if (orphans.Count > 0 || row[4] != "true")
            {
                return $"{table} → {other}（{name}）";
            }
        }

        return null;
    }

    /// <summary>Every reference with the text that makes it again.</summary>
    internal static async Task<IReadOnlyList<(string Table, string Name, string Definition)>> OfPostgresAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. (await RowsAsync(connection, Constraints, cancellation)).Select(row => (row[0], row[1], row[2]))];

    private static async Task<List<string[]>> RowsAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }
}
