using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Reports.Comparing;

/// <summary>格式对照 — which cells of the report formats are the same measure; what has no counterpart is empty, never zero.</summary>
public sealed class Crosswalk
{
    private static readonly Lazy<Crosswalk> s_shipped = new(LoadShipped);

    /// <param name="entries">Rows or cells of the formats that belong together.</param>
    /// <param name="formats">The formats whose addresses the entries name.</param>
    /// <exception cref="ArgumentException">An entry names a format, table, row or column that does not exist.</exception>
    public Crosswalk(IReadOnlyList<CrosswalkEntry> entries, ReportFormats formats)
    {
        Entries = entries;
        Measures = [.. entries.SelectMany(entry => CrosswalkMeasures.Expand(entry, formats))];
    }

    /// <summary>The crosswalk between the shipped formats.</summary>
    public static Crosswalk Shipped => s_shipped.Value;

    public IReadOnlyList<CrosswalkEntry> Entries { get; }

    /// <summary>The entries cell by cell, in the order of the form.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <exception cref="JsonException">The file is not a crosswalk.</exception>
    /// <exception cref="ArgumentException">An entry names an address that does not exist.</exception>
    public static Crosswalk Parse(ReadOnlySpan<byte> utf8Json, ReportFormats formats) =>
        new(JsonSerializer.Deserialize(utf8Json, CrosswalkContext.Default.CrosswalkEntryArray) ?? throw new JsonException("The file is empty."),
            formats);

    private static Crosswalk LoadShipped()
    {
        using var stream = typeof(Crosswalk).Assembly.GetManifestResourceStream("Gongkai.Domain.Reports.Comparing.Crosswalk.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes, ReportFormats.Shipped);
    }
}

/// <summary>对照项 — one measure by rows or cells: its key, its name, and for each format the addresses that add up to it.</summary>
/// <param name="Measure">Key; a row key stands for all columns of the row.</param>
/// <param name="Label">Chinese name.</param>
/// <param name="Addresses">By format id; several addresses are added up; a format that is not named has no counterpart.</param>
/// <param name="Note">Why there is no counterpart, or what has to be added up.</param>
public sealed record CrosswalkEntry(string Measure, string Label, IReadOnlyDictionary<string, string[]> Addresses, string? Note = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CrosswalkEntry[]))]
internal sealed partial class CrosswalkContext : JsonSerializerContext;
