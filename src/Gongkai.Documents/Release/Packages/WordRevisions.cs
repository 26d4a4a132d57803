using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>修订痕迹 — insertions, deletions, moves and changes of format are reported and accepted.</summary>
internal sealed class WordRevisions(FindingList findings, Func<XElement, string> place)
{
    public void Accept(XDocument tree)
    {
        Formats(tree);
        foreach (var row in tree.All("tr").Where(row => row.Child("trPr")?.Child("del") is not null))
        {
            Report(row, "删除的行");
            row.Remove();
        }

        foreach (var cell in tree.All("tc").Where(cell => cell.Child("tcPr")?.Child("cellDel") is not null))
        {
            Report(cell, "删除的单元格");
            cell.Elements().Where(element => !element.Is("tcPr")).Descendants().Where(element => element.Is("r")).ToList().ForEach(run => run.Remove());
        }

        foreach (var removed in tree.All("del", "moveFrom").Where(element => !IsMark(element) && element.Document is not null))
        {
            Report(removed, "删除的文字");
            removed.Remove();
        }

        foreach (var added in tree.All("ins", "moveTo").Where(element => !IsMark(element)))
        {
            Report(added, "插入的文字");
            added.Unwrap();
        }

        foreach (var paragraph in tree.All("p").Where(paragraph => paragraph.Child("pPr")?.Child("rPr") is { } mark && (mark.Child("del") ?? mark.Child("moveFrom")) is not null))
        {
            findings.Add(ReleaseFindingKind.Revision, place(paragraph), "删除的段落标记");
            Merge(paragraph);
        }

        foreach (var mark in tree.All("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge").Where(mark => mark.Parent is not null))
        {
            findings.Add(ReleaseFindingKind.Revision, place(mark), "插入或删除的标记");
            mark.Remove();
        }

        tree.Descendants().Where(element => element.Name.LocalName is "moveFromRangeStart" or "moveFromRangeEnd" or "moveToRangeStart" or "moveToRangeEnd"
            || (element.Name.LocalName.StartsWith("customXml", StringComparison.Ordinal) && element.Name.LocalName.Contains("Range", StringComparison.Ordinal)))
            .ToList().ForEach(element => element.Remove());
    }

    private void Formats(XDocument tree)
    {
        var changes = tree.All("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "tblGridChange", "numberingChange");
        foreach (var change in changes.Where(change => change.Parent is not null))
        {
            findings.Add(ReleaseFindingKind.Revision, place(change), "格式修订");
            change.Remove();
        }
    }

    private void Report(XElement change, string what)
    {
        var who = change.Value("author") is { Length: > 0 } author ? $"（{author}）" : "";
        findings.Add(ReleaseFindingKind.Revision, $"{place(change)}{what}{who}", change.Value);
    }

    // The content of a paragraph whose end was deleted moves to the front of the next one.
    private static void Merge(XElement paragraph)
    {
        var mark = paragraph.Child("pPr")!.Child("rPr")!;
        (mark.Child("del") ?? mark.Child("moveFrom"))!.Remove();
        if (paragraph.ElementsAfterSelf().FirstOrDefault() is not { } next || !next.Is("p"))
        {
            return;
        }

        var content = paragraph.Nodes().Where(node => node is not XElement element || !element.Is("pPr")).ToList();
        content.ForEach(node => node.Remove());
        if (next.Child("pPr") is { } properties)
        {
            properties.AddAfterSelf(content);
        }
        else
        {
            next.AddFirst(content);
        }

        paragraph.Remove();
    }

    private static bool IsMark(XElement change) => change.Parent?.Name.LocalName is "rPr" or "trPr" or "tcPr" or "numPr" or "ctrlPr";
}
