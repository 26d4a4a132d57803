using System.Globalization;
using Gongkai.Domain;

namespace Gongkai.Documents.Letters;

/// <summary>模板读入 — reads a template, line by line; the first fault ends it with its line.</summary>
internal sealed class TemplateParser
{
    private static readonly (string Label, PaperBlockKind Kind)[] s_labels =
    [
        ("机关：", PaperBlockKind.Organ), ("文号：", PaperBlockKind.Number), ("标题：", PaperBlockKind.Title), ("主送：", PaperBlockKind.Addressee),
        ("小标题：", PaperBlockKind.Heading), ("附件：", PaperBlockKind.Enclosure), ("印章：", PaperBlockKind.Seal), ("署名：", PaperBlockKind.Signature),
        ("日期：", PaperBlockKind.Day), ("附注：", PaperBlockKind.Note),
    ];

    private readonly string _name;
    private readonly string[] _lines;
    private readonly TemplatePartParser _parts;
    private int _at;
    private Refusal? _fault;
    private PaperLayout? _layout;
    private int[] _widths = [];

    private TemplateParser(string name, string text, PaperFieldCatalog catalog)
    {
        _name = name;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _parts = new TemplatePartParser(catalog);
    }

    internal static Result<(PaperLayout Layout, int[] Widths, IReadOnlyList<TemplateBlock> Blocks)> Parse(string name, string text, PaperFieldCatalog catalog)
    {
        var parser = new TemplateParser(name, text, catalog);
        var blocks = parser.Blocks(isInside: false);
        if (parser._fault is { } fault)
        {
            return fault;
        }

        return parser._layout is { } layout
            ? (layout, parser._widths, blocks)
            : TemplateFaults.Of(name, "没有“版式：公文”、“版式：函”或者“版式：表”");
    }

    private List<TemplateBlock> Blocks(bool isInside)
    {
        var blocks = new List<TemplateBlock>();
        for (; _at < _lines.Length && _fault is null; _at++)
        {
            var line = _lines[_at].Trim();
            if (line.Length == 0 || line[0] == '#' || IsSetting(line))
            {
                continue;
            }

            if (line is "【否则】" or "【完】")
            {
                if (!isInside)
                {
                    Fail($"{line}前面没有【若 …】");
                }

                return blocks;
            }

            blocks.Add(TemplatePartParser.IsMark(line) && line.StartsWith("【若", StringComparison.Ordinal) ? Conditional(line) : Line(line));
        }

        return blocks;
    }

    private ConditionBlock Conditional(string line)
    {
        var openedAt = _at;
        var condition = _parts.Condition(line);
        if (condition is null)
        {
            Fail(_parts.Fault!);
        }

        _at++;
        var then = Blocks(isInside: true);
        List<TemplateBlock> otherwise = [];
        if (Mark() == "【否则】")
        {
            _at++;
            otherwise = Blocks(isInside: true);
        }

        if (Mark() != "【完】")
        {
            _fault ??= TemplateFaults.At(_name, openedAt + 1, $"{line}没有【完】");
        }

        return new ConditionBlock(condition!, then, otherwise);
    }

    private string Mark() => _at < _lines.Length ? _lines[_at].Trim() : "";

    private bool IsSetting(string line)
    {
        if (line.StartsWith("版式：", StringComparison.Ordinal))
        {
            _layout = line["版式：".Length..].Trim() switch
            {
                "公文" => PaperLayout.Official,
                "函" => PaperLayout.Letter,
                "表" => PaperLayout.Form,
                _ => null,
            };
            if (_layout is null)
            {
                Fail("版式只能是公文、函或者表");
            }

            return true;
        }

        if (!line.StartsWith("列宽：", StringComparison.Ordinal))
        {
            return false;
        }

        var words = line["列宽：".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !words.All(word => word.Length <= 3 && word.All(char.IsAsciiDigit) && word[0] != '0'))
        {
            Fail("列宽应当是几个用空格隔开的数，例如“列宽：20 30 20 30”");
            return true;
        }

        _widths = [.. words.Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        return true;
    }

    private LineBlock Line(string line)
    {
        if (line[0] == '|')
        {
            var cells = line.Trim('|').Split('|').Select(cell => Parts(cell.Trim())).ToList();
            if (_widths.Length > 0 && cells.Count > _widths.Length)
            {
                Fail($"这一行有{cells.Count}格，比列宽的{_widths.Length}列多");
            }

            return new LineBlock(PaperBlockKind.Row, cells);
        }

        foreach (var (label, kind) in s_labels)
        {
            if (line.StartsWith(label, StringComparison.Ordinal))
            {
                return new LineBlock(kind, [Parts(line[label.Length..].Trim())]);
            }
        }

        return new LineBlock(PaperBlockKind.Body, [Parts(line)]);
    }

    private IReadOnlyList<TemplatePart> Parts(string text)
    {
        var parts = _parts.Parse(text);
        if (_parts.Fault is { } fault)
        {
            Fail(fault);
        }

        return parts;
    }

    private void Fail(string what) => _fault ??= TemplateFaults.At(_name, _at + 1, what);
}
