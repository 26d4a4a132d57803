using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Letters;

/// <summary>文书模板 — the wording of one paper with its open places, checked as a whole before it is used.</summary>
public sealed class PaperTemplate
{
    private PaperTemplate(PaperKind kind, PaperFieldCatalog catalog, PaperLayout layout, IReadOnlyList<TemplateBlock> blocks) =>
        (Kind, Catalog, Layout, Blocks) = (kind, catalog, layout, blocks);

    public PaperKind Kind { get; }

    public PaperLayout Layout { get; }

    internal PaperFieldCatalog Catalog { get; }

    internal IReadOnlyList<int> ColumnWidths { get; private init; } = [];

    internal IReadOnlyList<TemplateBlock> Blocks { get; }

    /// <summary>Reads a template, or says in which line it is wrong.</summary>
    /// <param name="kind">The paper.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <param name="text">The file.</param>
    /// <param name="catalog">The fields it may use.</param>
    public static Result<PaperTemplate> Parse(PaperKind kind, string name, string text, PaperFieldCatalog catalog)
    {
        var read = TemplateParser.Parse(name, text, catalog);
        if (!read.TryGet(out var parsed))
        {
            return read.Refusal!;
        }

        var template = new PaperTemplate(kind, catalog, parsed.Layout, parsed.Blocks) { ColumnWidths = parsed.Widths };
        var kinds = LineKinds(template.Blocks).ToList();
        if (!kinds.Contains(PaperBlockKind.Title))
        {
            return TemplateFaults.Of(name, "没有标题");
        }

        return parsed.Layout == PaperLayout.Form || kinds.Contains(PaperBlockKind.Signature) && kinds.Contains(PaperBlockKind.Day) && kinds.Contains(PaperBlockKind.Organ)
            ? template
            : TemplateFaults.Of(name, "公文和函应当有“机关：”、“署名：”和“日期：”");
    }

    /// <summary>The fields it uses, in the order in which they appear first.</summary>
    public IReadOnlyList<PaperNeed> Needs() => TemplateNeeds.Of(this);

    /// <summary>Names of what still has to be given with these values; a condition that holds makes its fields compulsory.</summary>
    public IReadOnlySet<string> Missing(PaperFields fields) => PaperMerge.Missing(this, fields);

    /// <summary>Fills it in; a compulsory field without a value is a refusal that names the field.</summary>
    public Result<Paper> Fill(PaperFields fields) => PaperMerge.Run(this, fields, isBlank: false);

    /// <summary>The empty form, to be filled in by hand; other layouts have none.</summary>
    public Result<Paper> Blank() =>
        Layout == PaperLayout.Form
            ? PaperMerge.Run(this, new PaperFields(), isBlank: true)
            : new Refusal("paper-no-blank", $"《{PaperKinds.List[Kind].Name}》不是表格，不能打印空白件；请填写字段后生成。");

    private static IEnumerable<PaperBlockKind> LineKinds(IReadOnlyList<TemplateBlock> blocks) =>
        blocks.SelectMany(block => block is ConditionBlock condition ? LineKinds([.. condition.Then, .. condition.Otherwise]) : [((LineBlock)block).Kind]);
}
