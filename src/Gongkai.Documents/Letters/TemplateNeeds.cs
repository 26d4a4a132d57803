namespace Gongkai.Documents.Letters;

/// <summary>模板所需 — walks a template and lists the fields it uses.</summary>
internal sealed class TemplateNeeds(PaperFieldCatalog catalog)
{
    internal const string DecidedOn = "决定日期";

    /// <summary>What 【救济】 needs besides the outcome.</summary>
    internal static readonly string[] RemedyFields = [DecidedOn, "复议机关", "人民法院"];

    private readonly Dictionary<string, bool> _isCompulsory = new(StringComparer.Ordinal);
    private readonly List<PaperField> _order = [];

    internal static IReadOnlyList<PaperNeed> Of(PaperTemplate template)
    {
        var walk = new TemplateNeeds(template.Catalog);
        walk.Blocks(template.Blocks, isSure: true);
        return [.. walk._order.Select(field => new PaperNeed(field, walk._isCompulsory[field.Name]))];
    }

    private void Blocks(IReadOnlyList<TemplateBlock> blocks, bool isSure)
    {
        foreach (var block in blocks)
        {
            if (block is ConditionBlock condition)
            {
                Condition(condition.Condition, isSure);
                Blocks(condition.Then, isSure: false);
                Blocks(condition.Otherwise, isSure: false);
            }
            else
            {
                foreach (var cell in ((LineBlock)block).Cells)
                {
                    Parts(cell, isSure);
                }
            }
        }
    }

    private void Parts(IReadOnlyList<TemplatePart> parts, bool isSure)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case FieldPart field:
                    Add(field.Field, isSure && !field.IsOptional);
                    break;
                case BoxesPart boxes:
                    Add(boxes.Field, isSure && !boxes.IsOptional);
                    break;
                case AmountInWordsPart amount:
                    Add(amount.Field, isSure);
                    break;
                case RemediesPart:
                    Array.ForEach(RemedyFields, name => Add(catalog.Find(name)!, isSure));
                    break;
                case ConditionPart condition:
                    Condition(condition.Condition, isSure);
                    Parts(condition.Then, isSure: false);
                    Parts(condition.Otherwise, isSure: false);
                    break;
                default:
                    break;
            }
        }
    }

    // A comparison with nothing would be a guess, so its field has to be known.
    private void Condition(TemplateCondition condition, bool isSure) =>
        Add(condition.Field, isSure && condition.Comparison != TemplateComparison.IsGiven);

    private void Add(PaperField field, bool isCompulsory)
    {
        if (_isCompulsory.TryAdd(field.Name, isCompulsory))
        {
            _order.Add(field);
        }
        else
        {
            _isCompulsory[field.Name] |= isCompulsory;
        }
    }
}
