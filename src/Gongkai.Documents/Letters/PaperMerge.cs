using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Letters;

/// <summary>套打 — fills a template with values; a value is never read as a template, and what is missing is named.</summary>
internal sealed class PaperMerge
{
    internal const string EnclosureLabel = "附件：";

    private const string Punctuation = "。；，";
    private readonly PaperTemplate _template;
    private readonly PaperFields _fields;
    private readonly bool _isBlank;
    private readonly List<PaperBlock> _blocks = [];
    private readonly List<PaperField> _missing = [];
    private Refusal? _wrong;

    private PaperMerge(PaperTemplate template, PaperFields fields, bool isBlank) => (_template, _fields, _isBlank) = (template, fields, isBlank);

    internal static Result<Paper> Run(PaperTemplate template, PaperFields fields, bool isBlank)
    {
        var merge = new PaperMerge(template, fields, isBlank);
        merge.Add(template.Blocks);
        if (merge._missing.Count > 0)
        {
            var names = string.Concat(merge._missing.DistinctBy(field => field.Name).Select(field => $"“{field.Name}”"));
            return new Refusal("paper-field-missing", $"《{PaperKinds.List[template.Kind].Name}》缺少{names}，请填写后再生成。");
        }

        return merge._wrong is { } wrong ? wrong : new Paper(template.Kind, template.Layout, FormRows.Arrange(merge._blocks), template.ColumnWidths);
    }

    internal static HashSet<string> Missing(PaperTemplate template, PaperFields fields)
    {
        var merge = new PaperMerge(template, fields, isBlank: false);
        merge.Add(template.Blocks);
        return [.. merge._missing.Select(field => field.Name)];
    }

    private void Add(IReadOnlyList<TemplateBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is ConditionBlock condition)
            {
                Add(Holds(condition.Condition) ? condition.Then : condition.Otherwise);
            }
            else
            {
                Add((LineBlock)block);
            }
        }
    }

    private void Add(LineBlock line)
    {
        if (line.Kind == PaperBlockKind.Row)
        {
            var cells = line.Cells.Select(parts => new PaperCell(Text(parts).Trim(), 1, parts.All(part => part is LiteralPart), 1)
            {
                IsRoomy = parts.Any(part => part is FieldPart { Field.Kind: PaperFieldKind.Paragraphs }),
            }).ToList();
            _blocks.Add(new PaperBlock(PaperBlockKind.Row, "") { Cells = cells });
            return;
        }

        var parts = line.Cells[0];
        var lines = Text(parts).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isNumbered = lines.Length > 1 && parts is [FieldPart { Field.Kind: PaperFieldKind.List }];
        if (line.Kind is not (PaperBlockKind.Body or PaperBlockKind.Note or PaperBlockKind.Enclosure) && lines.Length > 1)
        {
            lines = [string.Join(' ', lines)];
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var label = line.Kind == PaperBlockKind.Enclosure && i == 0 ? EnclosureLabel : "";
            _blocks.Add(new PaperBlock(line.Kind, isNumbered ? $"{label}{i + 1}.{lines[i]}" : label + lines[i]));
        }
    }

    private string Text(IReadOnlyList<TemplatePart> parts)
    {
        var text = new StringBuilder();
        var isAfterValue = false;
        foreach (var part in parts)
        {
            var piece = Piece(part);
            // A sentence that was filled in brings its own stop; the template's then would be the second.
            if (isAfterValue && part is LiteralPart && text.Length > 0 && Punctuation.Contains(piece[0]) && Punctuation.Contains(text[^1]))
            {
                text.Length--;
            }

            text.Append(piece);
            isAfterValue = part is FieldPart && piece.Length > 0;
        }

        return text.ToString();
    }

    private string Piece(TemplatePart part) => part switch
    {
        LiteralPart literal => literal.Text,
        FieldPart field => Value(field.Field, !field.IsOptional),
        AmountInWordsPart amount => AmountWords.Of(Value(amount.Field, isCompulsory: true)),
        BoxesPart boxes => Boxes(boxes),
        RemediesPart => Remedies(),
        ConditionPart condition => Text(Holds(condition.Condition) ? condition.Then : condition.Otherwise),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private string Value(PaperField field, bool isCompulsory)
    {
        if (isCompulsory && !_isBlank && !_fields.Has(field.Name))
        {
            _missing.Add(field);
        }

        var printed = _fields.Print(field);
        _wrong ??= printed.Refusal;
        return printed.TryGet(out var text) ? text : "";
    }

    private string Boxes(BoxesPart boxes)
    {
        var chosen = Value(boxes.Field, !boxes.IsOptional);
        return string.Join('　', boxes.Field.Choices.Select(choice => (choice == chosen ? "■" : "□") + choice));
    }

    private string Remedies()
    {
        var values = TemplateNeeds.RemedyFields.Select(name => Value(_template.Catalog.Find(name)!, isCompulsory: true)).ToList();
        if (NoticeOf(values[0]) is not { } notice)
        {
            return "";
        }

        // The names are put in last and once: a name that looks like a mark stays a name.
        var pieces = notice.Text.Split("{复议机关}").Select(piece => string.Join(values[2], piece.Split("{人民法院}")));
        return string.Join(values[1], pieces);
    }

    private RemedyNotice? NoticeOf(string decidedOn)
    {
        var outcomes = _fields.Matters.Count > 0
            ? _fields.Matters
            : [.. Outcomes.All.Where(entry => entry.Papers.Contains(_template.Kind)).Select(entry => entry.Outcome)];
        return PaperDays.Read(decidedOn) is { } day ? RemedyNotice.For(outcomes, day) : null;
    }

    private bool Holds(TemplateCondition condition)
    {
        var value = Value(condition.Field, isCompulsory: condition.Comparison != TemplateComparison.IsGiven);
        return condition.Comparison switch
        {
            TemplateComparison.IsGiven => value.Length > 0,
            TemplateComparison.Equals => value == condition.Text,
            TemplateComparison.Before => PaperDays.Read(value) < condition.Day,
            TemplateComparison.NotBefore => PaperDays.Read(value) >= condition.Day,
            TemplateComparison.ReconsiderationFirst => NoticeOf(value) is { Route: not RemedyRoute.EitherWay },
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }
}
