using System.Globalization;
using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>遮盖图形 — filled shapes laid over text, table cells or other shapes: what is under them can still be copied.</summary>
internal static class CoveringShapes
{
    // Below half, the text is seen through the colour.
    private const int SeeThroughAlpha = 50_000;

    // Neighbours touch each other by their frames; a cover takes a good part of the text.
    private const double LeastShare = 0.1;

    /// <summary>Shapes over the text of a document or over the cells of a sheet; where the text runs to is known to the office program alone, so a person decides.</summary>
    public static void Floating(XDocument tree, string place, FindingList findings)
    {
        var anchored = tree.All("anchor").Where(anchor => anchor.Value("behindDoc") is not ("1" or "true") && anchor.Child("wrapNone") is not null && anchor.Descendants().Any(IsPlate));
        var onCells = tree.Root!.Is("wsDr") ? tree.All("sp").Where(IsPlate) : [];
        var old = tree.All("rect", "shape", "oval", "roundrect").Where(IsOldPlate);
        foreach (var shape in anchored.Concat(onCells).Concat(old))
        {
            findings.Add(ReleaseFindingKind.CoveredText, $"{place}（浮在上方的色块）", shape.Descendants().FirstOrDefault(element => element.Is("cNvPr") || element.Is("docPr"))?.Value("name") ?? "");
        }
    }

    /// <summary>Shapes of a slide that lie over text drawn before them.</summary>
    public static void OnSlide(XDocument tree, string place, FindingList findings)
    {
        foreach (var shapes in tree.All("spTree").Select(list => list.Elements().ToList()))
        {
            for (var below = 0; below < shapes.Count; below++)
            {
                var text = string.Concat(shapes[below].Descendants().Where(element => element.Is("t")).Select(element => element.Value)).Trim();
                if (text.Length > 0 && shapes.Skip(below + 1).Any(above => IsCover(above) && Covers(Frame(above), Frame(shapes[below]))))
                {
                    findings.Add(ReleaseFindingKind.CoveredText, place, text);
                }
            }
        }
    }

    private static bool IsCover(XElement shape) => shape.Is("pic") || shape.DescendantsAndSelf().Any(IsPlate);

    // A shape with a fill of its own and no words.
    private static bool IsPlate(XElement shape) =>
        shape.Name.LocalName is "sp" or "wsp" && shape.Child("spPr")?.Elements().FirstOrDefault(IsFill) is { } fill && IsOpaque(fill)
        && !shape.Descendants().Any(element => element.Is("t") && element.Value.Trim().Length > 0);

    private static bool IsFill(XElement element) => element.Name.LocalName is "solidFill" or "gradFill" or "pattFill" or "blipFill";

    private static bool IsOpaque(XElement fill) =>
        fill.Descendants().FirstOrDefault(element => element.Is("alpha"))?.Value("val") is not { } alpha
        || !int.TryParse(alpha.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value * (alpha.EndsWith('%') ? 1000 : 1) > SeeThroughAlpha;

    private static bool IsOldPlate(XElement shape) =>
        shape.Name.NamespaceName == "urn:schemas-microsoft-com:vml" && shape.Value("filled") is not ("f" or "false") && shape.Value("fillcolor") is not null
        && shape.Value("style")?.Replace(" ", "", StringComparison.Ordinal) is { } style && style.Contains("position:absolute", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("z-index:-", StringComparison.OrdinalIgnoreCase) && shape.Value.Trim().Length == 0;

    // Null where the frame is inherited from the layout: the text may then stand anywhere.
    private static (double X, double Y, double Width, double Height)? Frame(XElement shape)
    {
        var frame = shape.Descendants().FirstOrDefault(element => element.Is("xfrm"));
        return frame?.Child("off") is { } from && frame.Child("ext") is { } size
            ? (Number(from, "x"), Number(from, "y"), Number(size, "cx"), Number(size, "cy"))
            : null;
    }

    private static bool Covers((double X, double Y, double Width, double Height)? cover, (double X, double Y, double Width, double Height)? text)
    {
        if (cover is not { } over || text is not { } under)
        {
            return true;
        }

        var width = Math.Min(over.X + over.Width, under.X + under.Width) - Math.Max(over.X, under.X);
        var height = Math.Min(over.Y + over.Height, under.Y + under.Height) - Math.Max(over.Y, under.Y);
        return width > 0 && height > 0 && width * height > LeastShare * Math.Max(1, under.Width * under.Height);
    }

    private static double Number(XElement element, string name) =>
        double.TryParse(element.Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
