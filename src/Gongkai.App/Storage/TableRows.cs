using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>表中各行 — the columns of one table as the model maps them, and rows written to it in bulk.</summary>
internal sealed class TableRows : IAsyncDisposable
{
    private readonly (IProperty Property, RelationalTypeMapping Mapping, string Column)[] _columns;
    private readonly string _table;
    private readonly DbCommand _insert;

    internal TableRows(IEntityType entity, DbConnection connection)
    {
        _table = entity.GetTableName()!;
        _columns = [.. entity.GetFlattenedProperties().Select(property => (property, property.GetRelationalTypeMapping(), property.GetColumnName()))];
        _insert = connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO {_table} ({Columns}) VALUES ({string.Join(", ", _columns.Select(column => "@" + column.Column))})";
    }

    private string Columns => string.Join(", ", _columns.Select(column => column.Column));

    internal async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<EntityEntry> entries, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {_table} ({Columns}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var entry in entries)
        {
            await import.StartRowAsync(cancellation);
            foreach (var (property, mapping, _) in _columns)
            {
                var value = ValueOf(entry, property, mapping);
                await (value is null ? import.WriteNullAsync(cancellation) : import.WriteAsync(value, mapping.StoreType, cancellation));
            }
        }

        await import.CompleteAsync(cancellation);
    }

    internal async Task InsertAsync(DbTransaction transaction, IReadOnlyList<EntityEntry> entries, CancellationToken cancellation)
    {
        _insert.Transaction = transaction;
        if (_insert.Parameters.Count == 0)
        {
            foreach (var (_, _, column) in _columns)
            {
                var parameter = _insert.CreateParameter();
                parameter.ParameterName = "@" + column;
                _insert.Parameters.Add(parameter);
            }
        }

        foreach (var entry in entries)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                _insert.Parameters[i].Value = ValueOf(entry, _columns[i].Property, _columns[i].Mapping) ?? DBNull.Value;
            }

            await _insert.ExecuteNonQueryAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => _insert.DisposeAsync();

    private static object? ValueOf(EntityEntry entry, IProperty property, RelationalTypeMapping mapping)
    {
        // A part stands in the row of its whole.
        var value = property.DeclaringType is IComplexType part ? entry.ComplexProperty(part.ComplexProperty).Property(property).CurrentValue : property.GetGetter().GetClrValue(entry.Entity);
        return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
