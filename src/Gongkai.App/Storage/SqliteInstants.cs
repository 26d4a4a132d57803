using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.App.Storage;

/// <summary>时刻存储 — instants in SQLite as UTC text that sorts as time does.</summary>
internal sealed class SqliteInstants() : ValueConverter<DateTimeOffset, string>(instant => Text(instant), text => Instant(text))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    internal static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    internal static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
