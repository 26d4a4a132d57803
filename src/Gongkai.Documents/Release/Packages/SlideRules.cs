using System.Xml.Linq;

namespace Gongkai.Documents.Release.Packages;

/// <summary>演示文稿检查 — hidden slides, and the text of slides; notes and comments go as parts.</summary>
internal static class SlideRules
{
    public static void Run(XDocument tree, string place, List<PartRelation> relations, FindingList findings, Func<string, XDocument> load)
    {
        if (tree.Root!.Is("presentation"))
        {
            HiddenSlides(tree, relations, findings, load);
        }

        CoveringShapes.OnSlide(tree, place, findings);
        foreach (var (_, text) in WordText.Paragraphs(tree))
        {
            findings.Scan(text, place);
        }

        foreach (var cell in tree.All("v"))
        {
            findings.Scan(cell.Value, place);
        }

        tree.All("extLst", "custDataLst").Where(list => list.Parent is not null).ToList().ForEach(list => list.Remove());
    }

    private static void HiddenSlides(XDocument tree, List<PartRelation> relations, FindingList findings, Func<string, XDocument> load)
    {
        var number = 0;
        foreach (var relation in tree.All("sldId").Select(slide => relations.Find(relation => relation.Id == slide.Attributes().FirstOrDefault(attribute => attribute.Name.NamespaceName.Length > 0)?.Value)))
        {
            number++;
            if (relation?.Path is { } path && load(path) is var slide && slide.Root!.Value("show") is "0" or "false")
            {
                relation.IsDropped = true;
                findings.Add(ReleaseFindingKind.HiddenSlide, $"幻灯片{number}", load(path).Root!.Value);
                findings.Scan(load(path).Root!.Value, $"隐藏幻灯片{number}", isHidden: true);
            }
        }

        tree.All("custShowLst").ForEach(list => list.Remove());
    }
}
