using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongkai.App.Storage.Backups;

/// <summary>可携结构 — the tables that a backup or a copy carries: those of the model, and the few that no entity maps.</summary>
internal static class PortableSchema
{
    /// <summary>Tables that no entity maps and a copy carries all the same.</summary>
    internal static readonly PortableTable[] Unmapped =
    [
        new("counters", [new("name", ColumnKind.Text), new("last", ColumnKind.Integer)]),
        new("search_misses", [new("day", ColumnKind.Day), new("words", ColumnKind.Text), new("count", ColumnKind.Integer)]),
    ];

    // The record of scripts and the index of search are made anew by the target; rates and the schedule's own tables live for minutes.
    private static readonly string[] s_leftOut = ["schema_scripts", "search_texts", "request_texts", "rate_counters"];

    /// <summary>Tables that a copy leaves out.</summary>
    internal static bool IsLeftOut(string table) => s_leftOut.Contains(table) || table.StartsWith("qrtz_", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">A column of the model has a type that no copy can carry.</exception>
    internal static IReadOnlyList<PortableTable> Of(GongkaiDb db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(table => !IsLeftOut(table.Name)).Select(Of).Concat(Unmapped).OrderBy(table => table.Name, StringComparer.Ordinal)];

    private static PortableTable Of(ITable table) => new(table.Name, [.. table.Columns.Select(column => new PortableColumn(column.Name, KindOf(column)))]);

    private static ColumnKind KindOf(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        // Each database stores instants its own way; every other converter leads to the type that is stored.
        if (type != typeof(DateTimeOffset) && property.GetValueConverter() is { } converter)
        {
            type = Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType;
        }

        return type switch
        {
            _ when type == typeof(string) => ColumnKind.Text,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => ColumnKind.Integer,
            _ when type == typeof(bool) => ColumnKind.Boolean,
            _ when type == typeof(DateTimeOffset) => ColumnKind.Instant,
            _ when type == typeof(DateOnly) => ColumnKind.Day,
            _ when type == typeof(Guid) => ColumnKind.Identifier,
            _ when type == typeof(decimal) => ColumnKind.Decimal,
            _ when type == typeof(double) => ColumnKind.Real,
            _ when type == typeof(byte[]) => ColumnKind.Bytes,
            _ => throw new InvalidOperationException($"{column.Table.Name}.{column.Name} holds {type.Name}, which no backup can carry."),
        };
    }
}
