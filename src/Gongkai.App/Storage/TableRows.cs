using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>表中各行 — the columns of one table as the model maps them, and rows written to it in bulk.</summary>
internal sealed class TableRows : IAsyncDisposable
{
    private readonly (Func<object, object?> Value, RelationalTypeMapping Mapping, string Column)[] _columns;
    private static readonly MethodInfo s_getter = typeof(TableRows).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly string _table;
    private readonly DbCommand _insert;

    internal TableRows(IEntityType entity, DbConnection connection)
    {
        _table = entity.GetTableName()!;
        _columns = [.. entity.GetFlattenedProperties().Select(property => (GetterOf(property), property.GetRelationalTypeMapping(), property.GetColumnName()))];
        _insert = connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO {_table} ({Columns}) VALUES ({string.Join(", ", _columns.Select(column => "@" + column.Column))})";
    }

    private string Columns => string.Join(", ", _columns.Select(column => column.Column));

    internal async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<object> records, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {_table} ({Columns}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var record in records)
        {
            await import.StartRowAsync(cancellation);
            foreach (var (read, mapping, _) in _columns)
            {
                var value = ValueOf(record, read, mapping);
                await (value is null ? import.WriteNullAsync(cancellation) : import.WriteAsync(value, mapping.StoreType, cancellation));
            }
        }

        await import.CompleteAsync(cancellation);
    }

    internal async Task InsertAsync(DbTransaction transaction, IReadOnlyList<object> records, CancellationToken cancellation)
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

        foreach (var record in records)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                _insert.Parameters[i].Value = ValueOf(record, _columns[i].Value, _columns[i].Mapping) ?? DBNull.Value;
            }

            await _insert.ExecuteNonQueryAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => _insert.DisposeAsync();

    private static object? ValueOf(object record, Func<object, object?> read, RelationalTypeMapping mapping)
    {
        var value = read(record);
        return value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    // A part stands in the row of its whole. Plain delegates: those of the model would each be compiled at their first use.
    private static Func<object, object?> GetterOf(IProperty property)
    {
        var own = GetterOf(property.PropertyInfo!);
        if (property.DeclaringType is not IComplexType part)
        {
            return own;
        }

        var whole = GetterOf(part.ComplexProperty.PropertyInfo!);
        return record => own(whole(record)!);
    }

    private static Func<object, object?> GetterOf(PropertyInfo property) =>
        s_getter.MakeGenericMethod(property.DeclaringType!, property.PropertyType).CreateDelegate<Func<MethodInfo, Func<object, object?>>>()(property.GetMethod!);

    private static Func<object, object?> Getter<TRecord, TValue>(MethodInfo method)
    {
        var read = method.CreateDelegate<Func<TRecord, TValue>>();
        return record => read((TRecord)record);
    }
}
