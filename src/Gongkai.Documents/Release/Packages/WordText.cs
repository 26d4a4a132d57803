using System.Text;
using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>文档文字 — the text of paragraphs and the questions whether a run can be seen.</summary>
internal static class WordText
{
    private const int TinyHalfPoints = 4;

    private static readonly Dictionary<string, string> s_highlights = new(StringComparer.Ordinal)
    {
        ["black"] = "000000",
        ["red"] = "FF0000",
        ["green"] = "00FF00",
        ["blue"] = "0000FF",
        ["yellow"] = "FFFF00",
        ["cyan"] = "00FFFF",
        ["magenta"] = "FF00FF",
        ["darkBlue"] = "000080",
        ["darkRed"] = "800000",
        ["darkGreen"] = "008000",
        ["darkGray"] = "808080",
        ["lightGray"] = "C0C0C0",
    };

    /// <summary>The paragraphs of a part with their own text, without the text of paragraphs in text boxes.</summary>
    public static IEnumerable<(XElement Paragraph, string Text)> Paragraphs(XDocument tree)
    {
        var texts = new Dictionary<XElement, StringBuilder>();
        foreach (var piece in tree.Descendants())
        {
            if (piece.Name.LocalName is "t" or "delText" or "instrText" or "tab" or "br" or "noBreakHyphen" && piece.Ancestors().FirstOrDefault(element => element.Is("p")) is { } paragraph)
            {
                if (!texts.TryGetValue(paragraph, out var text))
                {
                    texts[paragraph] = text = new StringBuilder();
                }

                text.Append(piece.Name.LocalName switch { "tab" or "br" => " ", "noBreakHyphen" => "-", _ => piece.Value });
            }
        }

        return texts.Select(pair => (pair.Key, pair.Value.ToString()));
    }

    public static bool IsHidden(XElement runProperties) =>
        (runProperties.Child("vanish") is { } vanish && SafeXml.IsOn(vanish.Value("val")))
        || (runProperties.Child("sz")?.Value("val") is { } size && int.TryParse(size, out var halfPoints) && halfPoints <= TinyHalfPoints);

    public static bool IsWhite(XElement runProperties) =>
        runProperties.Child("color") is { } color
        && (color.Value("themeColor") is "background1" or "light1" || (color.Value("val") is { Length: 6 } rgb && IsNearWhite(rgb)));

    /// <summary>True where the run stands on a colour of its own, so that white is seen.</summary>
    public static bool StandsOnColor(XElement run) =>
        Colored(run.Child("rPr")) || run.Child("rPr")?.Child("highlight")?.Value("val") is not (null or "white" or "none")
        || Colored(run.Ancestors().FirstOrDefault(element => element.Is("p"))?.Child("pPr"))
        || Colored(run.Ancestors().FirstOrDefault(element => element.Is("tc"))?.Child("tcPr"));

    /// <summary>涂黑 — true where the run stands on its own colour: highlighted black, or shaded like its letters.</summary>
    public static bool IsBlackedOut(XElement run)
    {
        var properties = run.Child("rPr");
        var letters = properties?.Child("color")?.Value("val") is { Length: 6 } rgb ? rgb.ToUpperInvariant() : "000000";
        if (properties?.Child("highlight")?.Value("val") is { } highlight)
        {
            return s_highlights.GetValueOrDefault(highlight) == letters;
        }

        // Letters of no colour of their own turn white on a dark ground.
        return properties?.Child("color")?.Value("val") is { Length: 6 } && !IsNearWhite(letters)
            && (Grounds(run).FirstOrDefault(fill => fill is not (null or "auto")) ?? "").Equals(letters, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True where a table style or a shape may lay a colour under the run that does not stand with it.</summary>
    public static bool MayStandOnColor(XElement run) => run.Ancestors().Any(element => element.Name.LocalName is "tc" or "txbxContent");

    public static bool IsNearWhite(string rgb) =>
        int.TryParse(rgb[^6..], System.Globalization.NumberStyles.HexNumber, null, out var color) && (color >> 16) >= 0xF0 && ((color >> 8) & 0xFF) >= 0xF0 && (color & 0xFF) >= 0xF0;

    // From the letters outwards: run, paragraph, cell.
    private static IEnumerable<string?> Grounds(XElement run) =>
    [
        Fill(run.Child("rPr")),
        Fill(run.Ancestors().FirstOrDefault(element => element.Is("p"))?.Child("pPr")),
        Fill(run.Ancestors().FirstOrDefault(element => element.Is("tc"))?.Child("tcPr")),
    ];

    private static string? Fill(XElement? properties) => properties?.Child("shd")?.Value("fill");

    private static bool Colored(XElement? properties) =>
        Fill(properties) is { } fill && fill != "auto" && !(fill.Length == 6 && IsNearWhite(fill));
}
