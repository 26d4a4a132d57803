using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>识别年报 — finds title, parts and tables in a stream of paragraphs and tables, aligning every value from its label rightwards.</summary>
public static class ReportRecognizer
{
    /// <summary>Recognises one report.</summary>
    /// <param name="document">What the source reader delivered.</param>
    /// <param name="formats">The formats that are known.</param>
    /// <param name="part">Which report, from 1, where the file holds several; null refuses such a file.</param>
    public static Result<AnnualReport> Recognize(SourceDocument document, ReportFormats formats, int? part)
    {
        var labels = FormatLabels.Of(formats);
        var lines = ReportLine.Of(document);
        var starts = ReportStarts.Find(lines, labels);
        if (ReportParts.RefusalFor(Math.Max(1, starts.Count), part) is { } refusal)
        {
            return refusal;
        }

        if (starts.Count > 1 && part is { } wanted)
        {
            lines = lines[(wanted == 1 ? 0 : starts[wanted - 1])..(wanted == starts.Count ? lines.Count : starts[wanted])];
        }

        return RecognizeOne(lines, labels, document.OuterTitle);
    }

    private static Result<AnnualReport> RecognizeOne(List<ReportLine> lines, FormatLabels labels, string? outerTitle)
    {
        var headings = labels.Sections.Find(lines);
        var firstHeading = headings.Where(heading => heading is not null).Select(heading => heading!.Value.Line)
            .DefaultIfEmpty(Math.Min(lines.Count, 60)).Min();
        var lastHeading = headings.Where(heading => heading is not null).Select(heading => heading!.Value.Line).DefaultIfEmpty(0).Max();
        var title = FrontMatter.FindTitle(lines, 0, firstHeading)
            ?? FrontMatter.FindTitle(lines, 0, Math.Min(lines.Count, 60));
        var outer = outerTitle is null ? null : OuterTitleOf(outerTitle);
        var year = title?.Year ?? outer?.Year;
        var tables = new TablesRecognizer(labels, year);
        tables.Recognize(lines);
        if (tables.Tables.Count == 0 && title is null && Array.TrueForAll(headings, heading => heading is null))
        {
            return new Refusal("report-not-found", "没有找到政府信息公开工作年度报告：既没有标题和六个部分，也没有规定的三张表。请确认文件是年度报告正文。");
        }

        var organ = title?.Organ;
        var signOff = FrontMatter.FindSignOff(lines, lastHeading + 1, organ ?? outer?.Organ);
        organ ??= signOff?.SignOff.Organ ?? outer?.Organ;
        var texts = new SectionTexts(lines, labels, headings, signOff?.Line ?? lines.Count);
        var report = new AnnualReport
        {
            Organ = organ,
            OrganKind = organ is null ? null : OrganKinds.Classify(organ),
            Year = year,
            Title = title?.Title ?? outer?.Title,
            SignOff = signOff?.SignOff,
            Preface = texts.Between(title?.EndLine ?? 0, firstHeading),
            Sections = texts.Sections(),
            Tables = tables.Tables,
            Unreadable = tables.Unreadable,
            LayoutNotes = tables.Notes,
        };
        return report with { Narrative = NarrativeReader.Read(report) };
    }

    // Sites append their own name to a page's title: 某局2022年政府信息公开工作年度报告_某市人民政府.
    private static FrontMatter.TitleFound? OuterTitleOf(string outerTitle)
    {
        foreach (var piece in outerTitle.Split(['_', '-', '|', '—', '–', '>', '·']))
        {
            var squeezed = FrontMatter.Squeeze(piece);
            if (squeezed.Length <= 70 && squeezed.EndsWith("报告", StringComparison.Ordinal) && FrontMatter.Parse(squeezed, 0, 0) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
