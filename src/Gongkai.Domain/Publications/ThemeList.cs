using System.Globalization;
using System.Text.Json.Serialization;

namespace Gongkai.Domain.Publications;

/// <summary>主题分类 — one subject class; those of the second level name their parent.</summary>
/// <param name="Code">Two digits, or four for the second level; never given twice, so that items keep theirs.</param>
public sealed record Theme(string Code, string Name, string? ParentCode)
{
    /// <summary>Offered no more; items that have it keep it.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The day since which it is; null where nobody noted it.</summary>
    public DateOnly? RetiredOn { get; init; }
}

/// <summary>主题分类位置 — a subject class and its place among those of the same parent, from 1.</summary>
public sealed record PlacedTheme(Theme Theme, int Position);

/// <summary>主题分类表 — the two-level list of subjects as it ships, and as a site changes it.</summary>
public sealed class ThemeList
{
    private static readonly Lazy<ThemeList> s_shipped = new(LoadShipped);
    /// <summary>Digits of a first level's code, which the codes below it begin with.</summary>
    public const int FirstLevelLength = 2;

    private const int MostOfLevel = 99;
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

    /// <summary>Those below a first level, or the first levels, in their order.</summary>
    public IReadOnlyList<Theme> Below(string? parentCode) => [.. Themes.Where(theme => theme.ParentCode == parentCode)];

    /// <summary>What can be chosen: neither retired nor below what is; and what an item has already.</summary>
    public IEnumerable<Theme> Choices(string kept) =>
        Themes.Where(theme => theme.Code == kept || (!theme.IsRetired && (theme.ParentCode is not { } parent || !_byCode[parent].IsRetired)));

    /// <summary>The list with what a site changed: a class of a known code takes the place of the shipped one, others join.</summary>
    public ThemeList With(IReadOnlyCollection<PlacedTheme> own)
    {
        if (own.Count == 0)
        {
            return this;
        }

        var placed = Themes.GroupBy(theme => theme.ParentCode).SelectMany(level => level.Select((theme, index) => new PlacedTheme(theme, index + 1))).ToDictionary(one => one.Theme.Code);
        foreach (var one in own)
        {
            placed[one.Theme.Code] = one;
        }

        var levels = placed.Values.OrderBy(one => one.Position).ThenBy(one => one.Theme.Code, StringComparer.Ordinal).Select(one => one.Theme).ToLookup(theme => theme.ParentCode);
        return new ThemeList(Version, [.. levels[null].SelectMany(first => levels[first.Code].Prepend(first))]);
    }

    /// <summary>A class with those beside it, in the order that they have once it stands at a place.</summary>
    public IReadOnlyList<PlacedTheme> Moved(Theme theme, int position)
    {
        var level = Below(theme.ParentCode).Where(other => other.Code != theme.Code).ToList();
        level.Insert(Math.Clamp(position, 1, level.Count + 1) - 1, theme);
        return [.. level.Select((one, index) => new PlacedTheme(one, index + 1))];
    }

    /// <summary>A code that no class of the level has or had; null where a level is full.</summary>
    public string? NextCode(string? parentCode)
    {
        var last = Below(parentCode).Select(theme => int.Parse(theme.Code.AsSpan(parentCode?.Length ?? 0), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return last < MostOfLevel ? $"{parentCode}{last + 1:00}" : null;
    }

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
