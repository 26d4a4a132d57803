using Gongkai.App.Requests;
using Gongkai.Documents.Letters;

namespace Gongkai.Web.Portal.Requests;

/// <summary>文书下载 — the kept text of a paper as an official document again: each line gets back its role by what it says.</summary>
public static class PaperDocuments
{
    public static Stream Docx(PaperView paper, string organ)
    {
        var content = new MemoryStream();
        PaperRenderer.WriteDocx(content, Of(paper, organ));
        content.Position = 0;
        return content;
    }

    public static Paper Of(PaperView paper, string organ)
    {
        var blocks = new List<PaperBlock>();
        foreach (var line in paper.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            blocks.Add(new PaperBlock(KindOf(line, blocks, (paper.Number, organ)), line));
        }

        if (!blocks.Exists(block => block.Kind == PaperBlockKind.Title))
        {
            blocks.Insert(blocks.FindLastIndex(block => block.Kind is PaperBlockKind.Organ or PaperBlockKind.Number) + 1, new PaperBlock(PaperBlockKind.Title, CaseWords.NameOf(paper.Kind)));
        }

        return new Paper(paper.Kind, PaperLayout.Official, blocks, []);
    }

    private static PaperBlockKind KindOf(string line, List<PaperBlock> before, (string Number, string Organ) paper) => line switch
    {
        _ when line.Length > 0 && line == paper.Number => PaperBlockKind.Number,
        _ when line == paper.Organ || line == paper.Organ + "文件" => before.Count == 0 ? PaperBlockKind.Organ : PaperBlockKind.Signature,
        "（印章）" => PaperBlockKind.Seal,
        _ when before.Count > 0 && before[^1].Kind is (PaperBlockKind.Organ or PaperBlockKind.Number) && line.Length <= 40 && !line.EndsWith('。') => PaperBlockKind.Title,
        _ when before.Count > 0 && before[^1].Kind == PaperBlockKind.Title && line.EndsWith('：') => PaperBlockKind.Addressee,
        _ when IsDay(line) => PaperBlockKind.Day,
        _ when line.StartsWith("附件：", StringComparison.Ordinal) => PaperBlockKind.Enclosure,
        _ when line is ['（', .., '）'] && before.Exists(block => block.Kind == PaperBlockKind.Day) => PaperBlockKind.Note,
        _ => PaperBlockKind.Body,
    };

    private static bool IsDay(string line) => line == ReplyContent.OpenDay || line is [_, _, _, _, '年', .., '日'] && line.Contains('月', StringComparison.Ordinal) && line.Length <= 11;
}
