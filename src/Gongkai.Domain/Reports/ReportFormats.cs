using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Reports;

/// <summary>报告格式 — the formats that are known, read from data; a further format is one more file, no code.</summary>
public sealed class ReportFormats
{
    private static readonly Lazy<ReportFormats> s_shipped = new(LoadShipped);
    private readonly FrozenDictionary<string, ReportFormat> _byId;

    /// <param name="formats">The formats, oldest first.</param>
    /// <exception cref="ArgumentException">Two formats share an id.</exception>
    public ReportFormats(IReadOnlyList<ReportFormat> formats)
    {
        All = formats;
        _byId = formats.ToFrozenDictionary(format => format.Id, StringComparer.Ordinal);
    }

    /// <summary>The formats that ship with the product: 2019 (trial) and 2021.</summary>
    public static ReportFormats Shipped => s_shipped.Value;

    public IReadOnlyList<ReportFormat> All { get; }

    public ReportFormat? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The format prescribed for a report year; null for a year before the first format.</summary>
    public ReportFormat? ForYear(int year)
    {
        for (var i = All.Count - 1; i >= 0; i--)
        {
            if (All[i].IsPrescribedFor(year))
            {
                return All[i];
            }
        }

        return null;
    }

    public ReportFormats With(ReportFormat format) => new([.. All, format]);

    /// <summary>Reads one format from its data file.</summary>
    /// <param name="utf8Json">The file, UTF-8.</param>
    /// <exception cref="JsonException">The file is not a report format; the message says where.</exception>
    public static ReportFormat Parse(ReadOnlySpan<byte> utf8Json)
    {
        var file = JsonSerializer.Deserialize(utf8Json, FormatFileContext.Default.FormatFile) ?? throw new JsonException("The file is empty.");
        return file.ToFormat();
    }

    private static ReportFormats LoadShipped()
    {
        var assembly = typeof(ReportFormats).Assembly;
        var formats = new List<ReportFormat>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Reports.Formats.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            formats.Add(Parse(bytes));
        }

        formats.Sort((one, other) => one.FirstYear.CompareTo(other.FirstYear));
        return new ReportFormats(formats);
    }
}

internal sealed record FormatFile(
    string Id,
    string Name,
    FormatFile.BasisEntry Basis,
    int FirstYear,
    int? LastYear,
    FormatFile.SectionEntry[] Sections,
    FormatFile.TableEntry[] Tables,
    string[] Rules)
{
    internal sealed record BasisEntry(string Source, string? Clause);

    internal sealed record SectionEntry(int Number, string Heading, string[]? Aliases);

    internal sealed record ColumnEntry(string Id, string Label, string[]? Aliases, ColumnKind? Kind, MoneyUnit? Unit);

    internal sealed record GroupEntry(string Id, string Label, string[]? Aliases, ColumnEntry[]? Columns);

    internal sealed record RowEntry(string Path, string Label, string[]? Aliases, string? Group, RowRole? Role);

    internal sealed record HeadGroupEntry(string Label, string First, string Last);

    internal sealed record TableEntry(string Id, int Section, TableLayout Layout, ColumnEntry[]? Columns, GroupEntry[]? Groups, RowEntry[] Rows)
    {
        public string? HeadNote { get; init; }

        public HeadGroupEntry[]? HeadGroups { get; init; }
    }

    internal ReportFormat ToFormat() => new(
        Id,
        Name,
        new Provision(Basis.Source, Basis.Clause ?? ""),
        FirstYear,
        LastYear,
        [.. Sections.Select(section => new SectionFormat(section.Number, section.Heading, section.Aliases ?? []))],
        [.. Tables.Select(ToTable)],
        Rules);

    private TableFormat ToTable(TableEntry table)
    {
        var groups = table.Groups ?? [];
        var groupColumns = groups.Where(group => group.Columns is not null)
            .ToDictionary(group => group.Id, group => ToColumns(group.Columns!), StringComparer.Ordinal);
        var tableColumns = table.Columns is null ? null : ToColumns(table.Columns);
        var rows = table.Rows.Select(row => new RowFormat(
            row.Path,
            row.Label,
            row.Aliases ?? [],
            row.Group,
            row.Role ?? RowRole.None,
            (row.Group is not null ? groupColumns.GetValueOrDefault(row.Group) : null)
                ?? tableColumns
                ?? throw new JsonException($"{Id}: row {row.Path} of {table.Id} has no columns.")));
        return new TableFormat(Id, table.Id, table.Section, table.Layout, [.. rows],
            [.. groups.Select(group => new TableGroup(group.Id, group.Label, group.Aliases ?? []))])
        {
            HeadNote = table.HeadNote ?? "",
            HeadGroups = [.. (table.HeadGroups ?? []).Select(head => new HeadGroup(head.Label, head.First, head.Last))],
        };
    }

    private static ColumnFormat[] ToColumns(ColumnEntry[] columns) =>
        [.. columns.Select(column => new ColumnFormat(column.Id, column.Label, column.Aliases ?? [], column.Kind ?? ColumnKind.Count, column.Unit))];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FormatFile))]
internal sealed partial class FormatFileContext : JsonSerializerContext;
