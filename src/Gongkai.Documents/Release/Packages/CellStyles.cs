using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>单元格样式 — the formats that keep a cell's content from being seen: a format that shows nothing, and a font in the colour of the ground.</summary>
internal static class CellStyles
{
    /// <summary>True by index of the cell format where its content cannot be seen.</summary>
    public static bool[] Hidden(XDocument styles)
    {
        var formats = styles.All("numFmt").Where(format => format.Value("numFmtId") is not null)
            .GroupBy(format => format.Value("numFmtId")!).ToDictionary(group => group.Key, group => group.First().Value("formatCode") ?? "", StringComparer.Ordinal);
        var fonts = Children(styles, "fonts").Select(font => font.Child("color") is { } color && color.Value("auto") is null ? Color(color) : Black).ToList();
        var fills = Children(styles, "fills").Select(Ground).ToList();
        return [.. Children(styles, "cellXfs").Select(format =>
            (formats.TryGetValue(format.Value("numFmtId") ?? "", out var code) && ShowsNothing(code))
            || (At(fonts, format.Value("fontId")) is { } color && color == (At(fills, format.Value("fillId")) ?? White)))];
    }

    public const string White = "FFFFFF";

    private const string Black = "000000";

    /// <summary>A colour as six figures; the first theme colour is white paper, the second black ink. Null where it is another theme colour or the automatic one.</summary>
    public static string? Color(XElement? color) =>
        color?.Value("rgb") is { Length: >= 6 } rgb ? rgb[^6..].ToUpperInvariant() is var figures && WordText.IsNearWhite(figures) ? White : rgb[^6..].ToUpperInvariant()
        : color?.Value("theme") == "0" && color.Value("tint") is null ? White
        : color?.Value("theme") == "1" && color.Value("tint") is null ? Black
        : color?.Value("indexed") is "1" or "9" ? White
        : color?.Value("indexed") is "0" or "8" or "64" ? Black
        : null;

    private static string? Ground(XElement fill)
    {
        var pattern = fill.Child("patternFill");
        return pattern?.Value("patternType") is null or "none" && fill.Child("gradientFill") is null ? White
            : pattern?.Value("patternType") == "solid" ? Color(pattern.Child("fgColor")) ?? "?" : "?";
    }

    private static bool ShowsNothing(string code) => code.Contains(';', StringComparison.Ordinal) && code.All(c => c is ';' or ' ' or '"');

    private static IEnumerable<XElement> Children(XDocument styles, string list) => styles.Root!.Child(list)?.Elements() ?? [];

    private static string? At(List<string?> values, string? index) => int.TryParse(index, out var number) && number < values.Count ? values[number] : null;

    private static string? At(List<string> values, string? index, string fallback = White) => int.TryParse(index, out var number) && number < values.Count ? values[number] : fallback;
}
