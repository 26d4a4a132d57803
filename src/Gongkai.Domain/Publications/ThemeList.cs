using System.Text.Json.Serialization;

namespace Gongkai.Domain.Publications;

/// <summary>主题分类 — one subject class; those of the second level name their parent.</summary>
public sealed record Theme(string Code, string Name, string? ParentCode);

/// <summary>主题分类表 — the two-level list of subjects, as versioned data; an installation may put its own version in place.</summary>
public sealed class ThemeList
{
    private static readonly Lazy<ThemeList> s_shipped = new(LoadShipped);
    private readonly Dictionary<string, Theme> _byCode;

    private ThemeList(string version, IReadOnlyList<Theme> themes)
    {
        Version = version;
        Themes = themes;
        _byCode = themes.ToDictionary(theme => theme.Code);
    }

    public static ThemeList Shipped => s_shipped.Value;

    public string Version { get; }

    /// <summary>Each first level followed by its second levels.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    public Theme? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Both levels joined as the State Council's library writes them: 综合政务\政务公开; empty for an unknown code.</summary>
    public string InChinese(string code) => Find(code) is not { } theme ? "" : theme.ParentCode is { } parent ? $@"{_byCode[parent].Name}\{theme.Name}" : theme.Name;

    private static ThemeList LoadShipped()
    {
        var file = PublicationFiles.Read("Themes.json", ListFileContext.Default.ThemeFile);
        var themes = new List<Theme>();
        foreach (var first in file.Themes)
        {
            themes.Add(new Theme(first.Code, first.Name, null));
            themes.AddRange(first.Below.Select((name, index) => new Theme($"{first.Code}{index + 1:00}", name, first.Code)));
        }

        return new ThemeList(file.Version, themes);
    }
}

internal sealed record ThemeFile(string Version, ThemeFile.ThemeEntry[] Themes)
{
    internal sealed record ThemeEntry(string Code, string Name, string[] Below);
}

internal sealed record ColumnFile(string Version, ColumnFile.ColumnEntry[] Columns)
{
    internal sealed record ColumnEntry(string Code, string Name, string Kind, string Rhythm, string Basis, ColumnEntry[]? Columns)
    {
        internal ColumnPlan ToPlan() =>
            new(Code, Name, Enum.Parse<ItemKind>(Kind), Enum.Parse<ColumnRhythm>(Rhythm), Basis, [.. (Columns ?? []).Select(column => column.ToPlan())]);
    }
}

internal sealed record WordingFile(string Version, WordingFile.WordingEntry[] Words)
{
    internal sealed record WordingEntry(string Wrong, string Right, string? Note, string[]? Not);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ThemeFile))]
[JsonSerializable(typeof(ColumnFile))]
[JsonSerializable(typeof(WordingFile))]
internal sealed partial class ListFileContext : JsonSerializerContext;
