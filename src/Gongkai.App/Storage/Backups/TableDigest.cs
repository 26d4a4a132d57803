using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gongkai.App.Storage.Backups;

/// <summary>表摘要 — the number of a table's rows and a sum of their SHA-256 that does not depend on their order, since two databases sort differently.</summary>
internal sealed class TableDigest : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _line = new();
    private readonly Utf8JsonWriter _json;
    private readonly ulong[] _sum = new ulong[4];

    internal TableDigest() => _json = new Utf8JsonWriter(_line, s_options);

    internal long Rows { get; private set; }

    internal string Hash => string.Concat(_sum.Select(part => part.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Counts a row in.</summary>
    /// <returns>Its line of JSON, valid until the next row.</returns>
    internal ReadOnlyMemory<byte> Add(object?[] row)
    {
        _line.SetLength(0);
        _json.Reset();
        PortableRow.Write(_json, row);
        _json.Flush();
        var line = _line.GetBuffer().AsMemory(0, (int)_line.Length);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line.Span, hash);
        for (var i = 0; i < _sum.Length; i++)
        {
            _sum[i] = unchecked(_sum[i] + BinaryPrimitives.ReadUInt64BigEndian(hash[(8 * i)..]));
        }

        Rows++;
        return line;
    }

    internal TableSummary Summary(PortableTable table) => new(table.Name, Rows, Hash);

    public void Dispose()
    {
        _json.Dispose();
        _line.Dispose();
    }
}

/// <summary>表小计 — how many rows a table has, and the digest of what is in them.</summary>
public sealed record TableSummary(string Table, long Rows, string Digest);
