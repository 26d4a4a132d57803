using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Storage.Backups;

/// <summary>可携行 — the values of one row, the same whichever database they were read from: from a reader, to and from JSON.</summary>
internal static class PortableRow
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string DayFormat = "yyyy-MM-dd";

    internal static object?[] Read(DbDataReader reader, PortableTable table)
    {
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i) ? null : Read(reader, i, table.Columns[i].Kind);
        }

        return row;
    }

    internal static void Write(Utf8JsonWriter json, object?[] row)
    {
        json.WriteStartArray();
        foreach (var value in row)
        {
            Write(json, value);
        }

        json.WriteEndArray();
    }

    /// <exception cref="FormatException">A value is not of its column's kind.</exception>
    internal static object?[] Parse(JsonElement line, PortableTable table)
    {
        if (line.ValueKind != JsonValueKind.Array || line.GetArrayLength() != table.Columns.Count)
        {
            throw new FormatException($"A row of {table.Name} has another number of values.");
        }

        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = line[i].ValueKind == JsonValueKind.Null ? null : Parse(line[i], table.Columns[i]);
        }

        return row;
    }

    private static object Read(DbDataReader reader, int i, ColumnKind kind) => kind switch
    {
        ColumnKind.Text => reader.GetString(i),
        ColumnKind.Integer => Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture),
        ColumnKind.Boolean => reader.GetBoolean(i),
        ColumnKind.Instant => reader is SqliteDataReader ? SqliteInstants.Instant(reader.GetString(i)) : new DateTimeOffset(reader.GetDateTime(i), TimeSpan.Zero),
        ColumnKind.Day => reader.GetFieldValue<DateOnly>(i),
        ColumnKind.Identifier => reader.GetGuid(i),
        ColumnKind.Decimal => reader.GetDecimal(i),
        ColumnKind.Real => reader.GetDouble(i),
        ColumnKind.Bytes => reader.GetFieldValue<byte[]>(i),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case bool isTrue:
                json.WriteBooleanValue(isTrue);
                break;
            case DateTimeOffset instant:
                json.WriteStringValue(instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString(DayFormat, CultureInfo.InvariantCulture));
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case decimal amount:
                // One database keeps the zeros at the end, the other does not.
                json.WriteStringValue(amount.ToString("0.#############################", CultureInfo.InvariantCulture));
                break;
            case double real:
                json.WriteNumberValue(real);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    private static object Parse(JsonElement value, PortableColumn column)
    {
        try
        {
            return column.Kind switch
            {
                ColumnKind.Text => value.GetString()!,
                ColumnKind.Integer => value.GetInt64(),
                ColumnKind.Boolean => value.GetBoolean(),
                ColumnKind.Instant => DateTimeOffset.ParseExact(value.GetString()!, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                ColumnKind.Day => DateOnly.ParseExact(value.GetString()!, DayFormat, CultureInfo.InvariantCulture),
                ColumnKind.Identifier => value.GetGuid(),
                ColumnKind.Decimal => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
                ColumnKind.Real => value.GetDouble(),
                ColumnKind.Bytes => value.GetBytesFromBase64(),
                _ => throw new FormatException(column.Name),
            };
        }
        catch (InvalidOperationException fault)
        {
            throw new FormatException($"{column.Name}: {fault.Message}", fault);
        }
    }
}
