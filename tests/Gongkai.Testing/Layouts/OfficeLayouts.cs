namespace Gongkai.Testing.Layouts;

/// <summary>办公文档类版式 — word-processor files and workbooks.</summary>
public static class OfficeLayouts
{
    private static readonly Func<Page, FileContent> s_docx = DocxWriters.Docx(new DocxLook());
    private static readonly Func<Page, FileContent> s_xlsx = XlsxWriters.Xlsx(new XlsxLook());

    public static IReadOnlyList<Layout> All { get; } =
    [
        new("docx-merges", s_docx),
        new("docx-no-merges", DocxWriters.Docx(new DocxLook { Merges = false })),
        new("docx-layout-table", DocxWriters.Docx(new DocxLook { LayoutTable = true })),
        new("docx-revisions", DocxWriters.Docx(new DocxLook { Revisions = true })),
        new("docx-numbered-headings", DocxWriters.Docx(new DocxLook { NumberedHeadings = true })),
        new("docx-split-runs", DocxWriters.Docx(new DocxLook { SplitRuns = true })),
        new("docx-content-control", DocxWriters.Docx(new DocxLook { ContentControl = true })),
        new("docx-named-doc", DocxWriters.Docx(new DocxLook { FileName = "年报.doc" })),
        new("docx-named-pdf", DocxWriters.Docx(new DocxLook { FileName = "年报.pdf" })),
        new("docx-vertical", s_docx, Changes.VerticalGroups("\n")),
        new("docx-broken-labels", s_docx, Changes.BrokenLabels),
        new("docx-split", s_docx, Rearrangements.SplitTables),
        new("docx-split-head", s_docx, Rearrangements.SplitWithRepeatedHead),
        new("docx-label-tail", s_docx, Changes.LabelTailInNextRow),
        new("docx-extra-rows", s_docx, Changes.ExtraRows),
        new("docx-surplus-number", s_docx, Changes.SurplusNumber),
        new("docx-missing-value", s_docx, Changes.MissingValue),
        new("docx-total-first", s_docx, Rearrangements.TotalFirst),
        new("docx-transposed", s_docx, Rearrangements.TransposedRequests),
        new("docx-remarks", s_docx, Rearrangements.RemarksColumn),
        new("docx-two-reports", s_docx, PageChanges.TwoReports),
        new("docx-heading-in-table", s_docx, PageChanges.HeadingsInTables),
        new("docx-mixed-forms", s_docx) { Report = seed => GeneratedReport.Create(seed, 2021, "2021", "2019") },
        new("xlsx-merges", s_xlsx),
        new("xlsx-no-merges", XlsxWriters.Xlsx(new XlsxLook { Merges = false })),
        new("xlsx-sheet-per-part", XlsxWriters.Xlsx(new XlsxLook { SheetPerPart = true })),
        new("xlsx-hidden-sheet", XlsxWriters.Xlsx(new XlsxLook { HiddenSheet = true })),
        new("xlsx-hidden-row", XlsxWriters.Xlsx(new XlsxLook { HiddenRow = true })),
        new("xlsx-numbers-as-text", XlsxWriters.Xlsx(new XlsxLook { NumbersAsText = true })),
        new("xlsx-formulas", XlsxWriters.Xlsx(new XlsxLook { Formulas = true })),
        new("xlsx-empty-cells", XlsxWriters.Xlsx(new XlsxLook { OmitEmpty = false })),
        new("xlsx-named-xls", XlsxWriters.Xlsx(new XlsxLook { FileName = "年报.xls" })),
        new("xlsx-vertical", s_xlsx, Changes.VerticalGroups("\n")),
        new("xlsx-extra-rows", s_xlsx, Changes.ExtraRows),
        new("xlsx-serial", s_xlsx, Rearrangements.SerialColumn),
        new("xlsx-remarks", s_xlsx, Rearrangements.RemarksColumn),
        new("xlsx-total-first", s_xlsx, Rearrangements.TotalFirst),
        new("xlsx-transposed", s_xlsx, Rearrangements.TransposedRequests),
        new("xlsx-remedies-label", s_xlsx, Rearrangements.RemediesLabel("数量", false)),
        new("xlsx-remedies-turned", s_xlsx, Rearrangements.TransposedRemedies),
        new("xlsx-two-reports", s_xlsx, PageChanges.TwoReports),
        new("xlsx-foreign", s_xlsx, PageChanges.ForeignTable),
    ];
}
