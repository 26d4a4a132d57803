using System.Reflection;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Letters;

/// <summary>文书模板集 — the templates of all 39 papers: those that ship with the program, and in their place those that an organ keeps itself.</summary>
public sealed class PaperTemplates
{
    private const string FieldsFile = "00-fields.txt";
    private static readonly Lazy<PaperTemplates> s_shipped = new(() => Load(new Dictionary<string, string>()).Value);
    private readonly IReadOnlyList<PaperTemplate> _templates;

    private PaperTemplates(IReadOnlyList<PaperTemplate> templates) => _templates = templates;

    /// <summary>The shipped ones; a test proves that they can be read.</summary>
    public static PaperTemplates Shipped => s_shipped.Value;

    /// <summary>Name of the file of a paper, for example 06-extension-notice.txt.</summary>
    public static string FileOf(PaperKind kind) => $"{PaperKinds.Number(kind):00}-{PaperKinds.List[kind].Code}.txt";

    /// <summary>The shipped templates with some replaced; the first one with a fault is refused with its line.</summary>
    /// <param name="own">Files of the organ by name; names that are no template's are refused.</param>
    public static Result<PaperTemplates> Load(IReadOnlyDictionary<string, string> own)
    {
        var names = PaperKinds.List.Entries.Select(entry => FileOf(entry.Member)).Append(FieldsFile).ToHashSet(StringComparer.Ordinal);
        if (own.Keys.FirstOrDefault(name => !names.Contains(name)) is { } stranger)
        {
            return TemplateFaults.Of(stranger, "没有这个名称的文书，名称应当与随附的模板相同，例如06-extension-notice.txt");
        }

        var fields = PaperFieldCatalog.Parse(FieldsFile, own.GetValueOrDefault(FieldsFile) ?? Text(FieldsFile));
        if (!fields.TryGet(out var catalog))
        {
            return fields.Refusal!;
        }

        if (TemplateNeeds.RemedyFields.FirstOrDefault(name => catalog.Find(name) is null) is { } needed)
        {
            return TemplateFaults.Of(FieldsFile, $"缺少“{needed}”，救济段要用它");
        }

        var templates = new List<PaperTemplate>();
        foreach (var entry in PaperKinds.List.Entries)
        {
            var name = FileOf(entry.Member);
            var template = PaperTemplate.Parse(entry.Member, name, own.GetValueOrDefault(name) ?? Text(name), catalog);
            if (!template.TryGet(out var read))
            {
                return template.Refusal!;
            }

            templates.Add(read);
        }

        return new PaperTemplates(templates);
    }

    /// <summary>Every field that a template may use.</summary>
    public IEnumerable<PaperField> Fields => _templates[0].Catalog.All;

    public PaperTemplate Of(PaperKind kind) => _templates[(int)kind];

    /// <summary>The fields that a paper needs, so that a page can ask for those not known from the case.</summary>
    public IReadOnlyList<PaperNeed> FieldsOf(PaperKind kind) => Of(kind).Needs();

    /// <summary>The wording as a jurist wrote it, to be copied and changed.</summary>
    public static string TextOf(PaperKind kind) => Text(FileOf(kind));

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"letters/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
