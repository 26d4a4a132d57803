using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>文档检查 — hiding places of a text document: hidden and white text, comments, fields, variables, headers that are never shown.</summary>
internal sealed class WordRules(FindingList findings, HashSet<string> hiddenStyles)
{
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal) { "-1", "0" };

    public void Run(XDocument tree, string place)
    {
        var numbers = new Dictionary<XElement, int>();
        foreach (var (paragraph, index) in tree.All("p").Select((paragraph, index) => (paragraph, index)))
        {
            numbers[paragraph] = index + 1;
        }

        foreach (var (paragraph, text) in WordText.Paragraphs(tree))
        {
            findings.Scan(text, () => Place(paragraph));
        }

        new WordRevisions(findings, Place).Accept(tree);
        HiddenRuns(tree, Place);
        Fields(tree, Place);
        Unused(tree, place);
        Traces(tree, place);

        string Place(XElement element)
        {
            var paragraph = element.AncestorsAndSelf().FirstOrDefault(numbers.ContainsKey) ?? element.Descendants().FirstOrDefault(numbers.ContainsKey);
            return paragraph is null ? place : $"{place}第{numbers[paragraph]}段";
        }
    }

    private void HiddenRuns(XDocument tree, Func<XElement, string> place)
    {
        foreach (var run in tree.All("r").Where(run => run.Parent is not null && run.Value.Trim().Length > 0))
        {
            var properties = run.Child("rPr");
            var isHidden = (properties is not null && WordText.IsHidden(properties)) || IsHiddenByStyle(run, properties);
            var isWhite = properties is not null && WordText.IsWhite(properties) && !WordText.StandsOnColor(run);
            if (isHidden || (isWhite && !WordText.MayStandOnColor(run)))
            {
                findings.Add(ReleaseFindingKind.HiddenText, place(run), run.Value);
                run.Remove();
            }
            else if (isWhite)
            {
                findings.Add(ReleaseFindingKind.HiddenText, $"{place(run)}（表格或文本框中的白色文字，请人工核对底色）", run.Value, ReleaseHandling.Decided);
            }
            else if (WordText.IsBlackedOut(run))
            {
                findings.Add(ReleaseFindingKind.CoveredText, $"{place(run)}（字色与底色相同）", run.Value);
            }
        }
    }

    private bool IsHiddenByStyle(XElement run, XElement? properties)
    {
        if (hiddenStyles.Count == 0 || (properties?.Child("vanish") is { } own && own.Value("val") is "0" or "false"))
        {
            return false;
        }

        var paragraph = run.Ancestors().FirstOrDefault(element => element.Is("p"))?.Child("pPr")?.Child("pStyle")?.Value("val");
        return (properties?.Child("rStyle")?.Value("val") is { } style && hiddenStyles.Contains(style)) || (paragraph is not null && hiddenStyles.Contains(paragraph));
    }

    private void Fields(XDocument tree, Func<XElement, string> place)
    {
        foreach (var code in tree.All("instrText").Where(code => TreeRules.IsLocalPath(code.Value.Replace("\\\\", "\\", StringComparison.Ordinal).Trim())))
        {
            findings.Add(ReleaseFindingKind.LocalPath, $"{place(code)}的域", code.Value);
            code.Value = "";
        }

        foreach (var field in tree.All("fldSimple").Where(field => TreeRules.IsLocalPath(field.Value("instr") ?? "")))
        {
            findings.Add(ReleaseFindingKind.LocalPath, $"{place(field)}的域", field.Value("instr")!);
            field.Unwrap();
        }

        foreach (var data in tree.All("fldData"))
        {
            findings.Add(ReleaseFindingKind.DocumentVariable, $"{place(data)}的域", data.Value);
            data.Remove();
        }

        foreach (var variable in tree.All("docVar"))
        {
            findings.Add(ReleaseFindingKind.DocumentVariable, $"文档变量“{variable.Value("name")}”", variable.Value("val") ?? "");
            findings.Scan(variable.Value("val") ?? "", "文档变量", isHidden: true);
        }

        foreach (var merge in tree.All("mailMerge"))
        {
            findings.Add(ReleaseFindingKind.ExternalLink, "邮件合并", merge.Child("query")?.Value("val") ?? "");
        }

        tree.All("docVars", "mailMerge", "dataBinding", "trackRevisions").ForEach(element => element.Remove());
        tree.All("customXml").ForEach(element => element.Unwrap());
    }

    private void Unused(XDocument tree, string place)
    {
        if (tree.Root!.Is("document"))
        {
            _notes.UnionWith(tree.All("footnoteReference", "endnoteReference").Select(reference => reference.Value("id") ?? ""));
            var hasFirst = tree.All("titlePg").Exists(element => element.Value("val") is not ("0" or "false"));
            // The relationship that nobody asks for any more is reported where relationships are judged.
            tree.All("headerReference", "footerReference").Where(reference => reference.Value("type") == "first" && !hasFirst).ToList().ForEach(reference => reference.Remove());
        }

        foreach (var note in tree.All("footnote", "endnote").Where(note => !_notes.Contains(note.Value("id") ?? "") && note.Value("type") is not ("separator" or "continuationSeparator" or "continuationNotice")))
        {
            findings.Add(ReleaseFindingKind.UnusedPart, $"{place}（正文没有引用）", note.Value);
            note.Remove();
        }
    }

    private void Traces(XDocument tree, string place)
    {
        foreach (var mark in tree.All("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef").Where(mark => mark.Parent is not null))
        {
            var parent = mark.Parent!;
            var run = parent.Is("r") && parent.Value.Length == 0 ? parent : mark;
            run.Remove();
        }

        var traces = tree.Descendants().Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal)).ToList();
        var lists = tree.All("rsids");
        if (traces.Count + lists.Count > 0)
        {
            findings.Add(ReleaseFindingKind.EditingTrace, $"{place}的编辑标识", "rsid");
        }

        traces.ForEach(attribute => attribute.Remove());
        lists.ForEach(list => list.Remove());
    }
}
