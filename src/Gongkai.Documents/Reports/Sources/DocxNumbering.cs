using System.Globalization;
using System.Text;
using System.Xml;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>自动编号 — counts the automatic numbers of a DOCX, which are printed but are not in its text.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, ListLevel[]> _lists = [];
    private readonly Dictionary<string, ListInstance> _instances = [];
    private readonly Dictionary<string, ParagraphStyle> _styles = [];
    private readonly Dictionary<string, int[]> _counters = [];

    private DocxNumbering()
    {
    }

    public static DocxNumbering Read(ZipPackage package, string main)
    {
        var numbering = new DocxNumbering();
        foreach (var relation in package.RelationsOf(main))
        {
            if (relation.Type is "numbering" or "styles")
            {
                using var reader = package.OpenXml(relation.Target);
                if (reader is not null && relation.Type == "numbering")
                {
                    numbering.ReadLists(reader);
                }
                else if (reader is not null)
                {
                    numbering.ReadStyles(reader);
                }
            }
        }

        return numbering;
    }

    /// <summary>Counts a paragraph on and gives what is printed before its text; empty where it has no number.</summary>
    public string Next(string? style, string? numberId, string? level)
    {
        var byStyle = StyleOf(style);
        if ((numberId ?? byStyle.NumberId) is not { } id || !_instances.TryGetValue(id, out var instance)
            || !_lists.TryGetValue(instance.List, out var levels))
        {
            return "";
        }

        var depth = Math.Clamp(Number(level ?? byStyle.Level, LevelOfStyle(levels, numberId is null ? style : null)), 0, Levels - 1);
        var counters = CountersOf(instance, levels);
        counters[depth] = counters[depth] == int.MinValue ? levels[depth].Start : counters[depth] + 1;
        for (var deeper = depth + 1; deeper < Levels; deeper++)
        {
            counters[deeper] = int.MinValue;
        }

        return Print(levels, counters, depth);
    }

    private static string Print(ListLevel[] levels, int[] counters, int depth)
    {
        if (levels[depth].Format is "bullet" or "none")
        {
            return "";
        }

        var pattern = levels[depth].Text;
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] != '%' || index + 1 == pattern.Length || pattern[index + 1] is < '1' or > '9')
            {
                text.Append(pattern[index]);
                continue;
            }

            var level = pattern[++index] - '1';
            var number = counters[level] == int.MinValue ? levels[level].Start : counters[level];
            if (ListNumber.Write(number, levels[depth].IsLegal && level < depth ? "decimal" : levels[level].Format) is not { } printed)
            {
                return "";
            }

            text.Append(printed);
        }

        if (text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]))
        {
            text.Append(' ');
        }

        return text.ToString();
    }

    private int[] CountersOf(ListInstance instance, ListLevel[] levels)
    {
        if (!_counters.TryGetValue(instance.List, out var counters))
        {
            counters = new int[Levels];
            Array.Fill(counters, int.MinValue);
            _counters.Add(instance.List, counters);
        }

        if (!instance.IsStarted)
        {
            instance.IsStarted = true;
            foreach (var (level, start) in instance.Restarts)
            {
                levels[level] = levels[level] with { Start = start };
                counters[level] = int.MinValue;
            }
        }

        return counters;
    }

    private static int LevelOfStyle(ListLevel[] levels, string? style) =>
        style is null ? 0 : Math.Max(0, Array.FindIndex(levels, level => level.Style == style));

    private ParagraphStyle StyleOf(string? style)
    {
        var found = default(ParagraphStyle);
        for (var hops = 0; hops < 16 && style is not null && _styles.TryGetValue(style, out var current); hops++)
        {
            found = new ParagraphStyle(found.NumberId ?? current.NumberId, found.Level ?? current.Level, null);
            style = current.BasedOn;
        }

        return found.NumberId == "0" ? default : found;
    }

    private void ReadLists(XmlReader reader)
    {
        ListLevel[]? levels = null;
        ListInstance? instance = null;
        var depth = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "abstractNum":
                    instance = null;
                    levels = new ListLevel[Levels];
                    Array.Fill(levels, new ListLevel(1, "decimal", "", null, false));
                    _lists[reader.Attribute("abstractNumId") ?? ""] = levels;
                    break;
                case "num":
                    levels = null;
                    instance = new ListInstance();
                    _instances[reader.Attribute("numId") ?? ""] = instance;
                    break;
                case "abstractNumId" when instance is not null:
                    instance.List = reader.Attribute("val") ?? "";
                    break;
                case "lvl" or "lvlOverride":
                    depth = Math.Clamp(Number(reader.Attribute("ilvl"), 0), 0, Levels - 1);
                    break;
                case "startOverride" when instance is not null:
                    instance.Restarts[depth] = Number(reader.Attribute("val"), 1);
                    break;
                default:
                    if (levels is not null)
                    {
                        levels[depth] = With(levels[depth], reader);
                    }

                    break;
            }
        }
    }

    private static ListLevel With(ListLevel level, XmlReader reader) => reader.LocalName switch
    {
        "start" => level with { Start = Number(reader.Attribute("val"), 1) },
        "numFmt" => level with { Format = reader.Attribute("val") ?? "" },
        "lvlText" => level with { Text = reader.Attribute("val") ?? "" },
        "pStyle" => level with { Style = reader.Attribute("val") },
        "isLgl" => level with { IsLegal = SafeXml.IsOn(reader.Attribute("val")) },
        _ => level,
    };

    private void ReadStyles(XmlReader reader)
    {
        string? style = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "style")
            {
                style = reader.Attribute("styleId");
            }
            else if (style is not null && reader.LocalName is "basedOn" or "numId" or "ilvl")
            {
                var value = reader.Attribute("val");
                var known = _styles.GetValueOrDefault(style!);
                _styles[style!] = reader.LocalName switch
                {
                    "basedOn" => known with { BasedOn = value },
                    "numId" => known with { NumberId = value },
                    _ => known with { Level = value },
                };
            }
        }
    }

    private static int Number(string? value, int missing) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 2
            ? number : missing;

    private readonly record struct ListLevel(int Start, string Format, string Text, string? Style, bool IsLegal);

    private readonly record struct ParagraphStyle(string? NumberId, string? Level, string? BasedOn);

    private sealed class ListInstance
    {
        public string List { get; set; } = "";

        public bool IsStarted { get; set; }

        public Dictionary<int, int> Restarts { get; } = [];
    }
}
