using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongkai.App.Tests.Storage;

/// <summary>The columns of a database, as its scripts made them and as the model expects them, one line each.</summary>
internal static class SchemaShape
{
    private const string SqliteColumns =
        """
        SELECT l.name, c.name, c.type, CASE WHEN c."notnull" = 0 AND c.pk = 0 THEN 1 ELSE 0 END, c.pk
        FROM pragma_table_list l, pragma_table_info(l.name) c WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite!_%' ESCAPE '!'
        """;

    private const string PostgresColumns =
        """
        SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 0 ELSE 1 END, coalesce(array_position(k.conkey, a.attnum), 0)
        FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
        WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition AND t.relnamespace = current_schema()::regnamespace
        """;

    /// <summary>What the scripts made, without the tables that only scripts know.</summary>
    internal static async Task<IReadOnlyList<string>> OfDatabaseAsync(SiteDatabase database)
    {
        await using var connection = await database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = database.Address.Kind == DatabaseKind.Sqlite ? SqliteColumns : PostgresColumns;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            var (table, column) = (reader.GetString(0), reader.GetString(1));
            var (isNullable, place) = (Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture) == 1, Convert.ToInt32(reader.GetValue(4), CultureInfo.InvariantCulture));
            lines.Add(Line(table, column, (reader.GetString(2), isNullable, place)));
        }

        return [.. lines.Where(line => !PortableSchema.IsLeftOut(line.Split('.')[0])).Order(StringComparer.Ordinal)];
    }

    /// <summary>What the model expects, and the tables that a copy carries without a model.</summary>
    internal static IReadOnlyList<string> OfModel(GongkaiDb db)
    {
        var mapped = db.Model.GetRelationalModel().Tables.Where(table => !PortableSchema.IsLeftOut(table.Name)).SelectMany(table => table.Columns.Select(column => Line(table.Name, column.Name, (column.StoreType, column.IsNullable, PlaceInKey(column)))));
        var unmapped = PortableSchema.Unmapped.SelectMany(table => table.Columns.Select((column, i) => Line(table.Name, column.Name, (TypeOf(table, column.Kind, db.IsPostgres), false, i < (table.Name == "search_misses" ? 2 : 1) ? i + 1 : 0))));
        return [.. mapped.Concat(unmapped).Order(StringComparer.Ordinal)];
    }

    private static int PlaceInKey(IColumn column) => column.Table.PrimaryKey is { } key ? key.Columns.ToList().IndexOf(column) + 1 : 0;

    private static string TypeOf(PortableTable table, ColumnKind kind, bool isPostgres) =>
        !isPostgres ? (kind is ColumnKind.Integer or ColumnKind.Boolean ? "integer" : "text") : kind == ColumnKind.Day ? "date" : kind == ColumnKind.Text ? "text" : table.Name == "counters" ? "bigint" : "integer";

    private static string Line(string table, string column, (string Type, bool IsNullable, int Place) shape) =>
        $"{table}.{column} {Family(shape.Type)}{(shape.IsNullable ? " null" : "")}{(shape.Place > 0 ? $" key{shape.Place}" : "")}";

    private static string Family(string type)
    {
        var plain = type.ToLowerInvariant().Split('(')[0];
        return plain is "character varying" ? "text" : plain;
    }
}
