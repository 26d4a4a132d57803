using System.Globalization;
using System.Xml;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>PDF表格线 — the ruling lines of one page from the drawing that <c>pdftocairo -svg</c> makes of it.</summary>
/// <remarks>
/// Producers draw a border as a line, as a thin filled box or as the outline of a cell; all
/// three come as paths. Glyphs come as symbols and are passed over, and so are
/// curves, slanted lines, fills (backgrounds) and anything drawn in white.
/// </remarks>
public static class PdfRules
{
    private const float Thick = 4;
    private const float Dot = 1.6f;
    private const int Most = 200_000;

    /// <summary>Reads the lines; none where the drawing is not as expected or does not have the page's size.</summary>
    public static IReadOnlyList<PageRule> Read(ReadOnlySpan<byte> drawing, PageLayout page)
    {
        var rules = new List<PageRule>();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CheckCharacters = false };
        using var reader = XmlReader.Create(new MemoryStream(drawing.ToArray()), settings);
        try
        {
            return Collect(reader, page, rules) ? rules : [];
        }
        catch (Exception fault) when (fault is XmlException or FormatException or OverflowException)
        {
            return [];
        }
    }

    private static bool Collect(XmlReader reader, PageLayout page, List<PageRule> rules)
    {
        var turns = new Stack<(int Depth, Turn Turn)>();
        turns.Push((-1, Turn.None));
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            while (turns.Peek().Depth >= reader.Depth)
            {
                turns.Pop();
            }

            switch (reader.LocalName)
            {
                case "defs" or "clipPath" or "symbol" or "mask" or "pattern" or "image" or "use":
                    reader.Skip();
                    continue;
                case "svg" when !IsSize(reader.GetAttribute("width"), page.Width) || !IsSize(reader.GetAttribute("height"), page.Height):
                    return false;
                case "g" when reader.GetAttribute("transform") is { } transform:
                    turns.Push((reader.Depth, turns.Peek().Turn.Of(Turn.Read(transform))));
                    break;
                case "path":
                    var turn = reader.GetAttribute("transform") is { } own ? turns.Peek().Turn.Of(Turn.Read(own)) : turns.Peek().Turn;
                    AddPath(reader, turn, rules);
                    break;
            }

            if (rules.Count > Most)
            {
                return false;
            }

            reader.Read();
        }

        return true;
    }

    private static bool IsSize(string? printed, float size) =>
        printed is not null && float.TryParse(printed.Replace("pt", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value - size) < 1.5f;

    private static void AddPath(XmlReader reader, Turn turn, List<PageRule> rules)
    {
        var style = reader.GetAttribute("style") ?? "";
        var fill = Paint(style, reader.GetAttribute("fill"), "fill");
        var stroke = Paint(style, reader.GetAttribute("stroke"), "stroke");
        if (reader.GetAttribute("d") is not { } data || !(fill || stroke))
        {
            return;
        }

        foreach (var points in SubPaths(data, turn))
        {
            if (stroke)
            {
                for (var i = 1; i < points.Count; i++)
                {
                    Add(rules, points[i - 1], points[i]);
                }
            }
            else
            {
                Add(rules, (points.Min(p => p.X), points.Min(p => p.Y)), (points.Max(p => p.X), points.Max(p => p.Y)));
            }
        }
    }

    // True where this kind of painting is used, in another color than white; drawings name it as a style or as an attribute.
    private static bool Paint(string style, string? attribute, string name)
    {
        var value = attribute;
        foreach (var part in style.Split(';', StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && part.AsSpan(0, colon).Trim().SequenceEqual(name))
            {
                value = part[(colon + 1)..].Trim();
            }
        }

        return value is not (null or "none" or "white" or "rgb(100%,100%,100%)" or "rgb(100%, 100%, 100%)" or "#ffffff");
    }

    private static void Add(List<PageRule> rules, (float X, float Y) one, (float X, float Y) other)
    {
        var width = Math.Abs(one.X - other.X);
        var height = Math.Abs(one.Y - other.Y);
        // A dot may belong to a dotted line of either direction; which one shows when its neighbours are joined to it.
        var isDot = width <= Dot && height <= Dot;
        if (height <= Thick && (isDot || width > height))
        {
            rules.Add(new PageRule(true, (one.Y + other.Y) / 2, Math.Min(one.X, other.X), Math.Max(one.X, other.X)));
        }

        if (width <= Thick && (isDot || height > width))
        {
            rules.Add(new PageRule(false, (one.X + other.X) / 2, Math.Min(one.Y, other.Y), Math.Max(one.Y, other.Y)));
        }
    }

    // Sub-paths of straight lines; one with a curve in it is no border and is left out.
    private static IEnumerable<List<(float X, float Y)>> SubPaths(string data, Turn turn)
    {
        List<(float X, float Y)> points = [];
        var isCurved = false;
        var numbers = new List<float>(6);
        var command = ' ';
        foreach (var token in data.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsAsciiLetter(token[0]))
            {
                numbers.Add(float.Parse(token, NumberStyles.Float, CultureInfo.InvariantCulture));
                if (command is 'M' or 'L' && numbers.Count == 2)
                {
                    points.Add(turn.Apply(numbers[0], numbers[1]));
                    numbers.Clear();
                }

                continue;
            }

            command = token[0];
            numbers.Clear();
            isCurved |= command is not ('M' or 'L' or 'Z');
            if (command == 'M')
            {
                if (points.Count > 1 && !isCurved)
                {
                    yield return points;
                }

                points = [];
                isCurved = false;
            }
            else if (command == 'Z' && points.Count > 0)
            {
                points.Add(points[0]);
            }
        }

        if (points.Count > 1 && !isCurved)
        {
            yield return points;
        }
    }

    private readonly record struct Turn(float A, float B, float C, float D, float E, float F)
    {
        public static Turn None { get; } = new(1, 0, 0, 1, 0, 0);

        public static Turn Read(string transform)
        {
            var open = transform.IndexOf('(', StringComparison.Ordinal);
            var parts = transform[(open + 1)..].TrimEnd(')', ' ').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 6 && transform.AsSpan(0, open).Trim().SequenceEqual("matrix")
                ? new Turn(Of(parts[0]), Of(parts[1]), Of(parts[2]), Of(parts[3]), Of(parts[4]), Of(parts[5]))
                : throw new FormatException(transform);

            static float Of(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        public (float X, float Y) Apply(float x, float y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

        public Turn Of(Turn inner)
        {
            var (x, y) = Apply(inner.E, inner.F);
            return new Turn(
                (A * inner.A) + (C * inner.B), (B * inner.A) + (D * inner.B), (A * inner.C) + (C * inner.D), (B * inner.C) + (D * inner.D), x, y);
        }
    }
}
