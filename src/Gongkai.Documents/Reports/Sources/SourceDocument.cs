using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>来源文档 — what every input format is turned into before anything is recognised: paragraphs and tables in reading order.</summary>
/// <param name="Kind">What the content turned out to be.</param>
/// <param name="Blocks">Paragraphs and tables, in reading order.</param>
public sealed record SourceDocument(SourceKind Kind, IReadOnlyList<SourceBlock> Blocks)
{
    /// <summary>The title that the page or file carries outside its text (HTML title, document property); null where there is none.</summary>
    public string? OuterTitle { get; init; }

    /// <summary>The text of a file of our own (JSON object, tidy CSV), in which every cell is named and nothing has to be recognised.</summary>
    public string? OwnText { get; init; }
}

/// <summary>来源种类 — the formats that can be read.</summary>
public enum SourceKind
{
    Text,
    Html,
    Docx,
    Xlsx,
    Pdf,
    Json,
    Csv,
}

/// <summary>块 — a paragraph or a table.</summary>
public abstract record SourceBlock;

/// <summary>段落 — one line or paragraph of text outside tables, markup removed, inner blanks kept.</summary>
/// <param name="Text">The text on one line.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="StartsPage">True where a page break stands before it; lone page numbers next to a break can be told from values.</param>
public sealed record SourceParagraph(string Text, SourcePlace Place, bool StartsPage = false) : SourceBlock;

/// <summary>表格 — rows of cells, and how far their columns can be trusted.</summary>
public sealed record SourceTable(SourceGeometry Geometry, IReadOnlyList<SourceRow> Rows) : SourceBlock;

/// <summary>列位可信度 — how far the column of a cell is known.</summary>
public enum SourceGeometry
{
    /// <summary>Columns are known: merged cells are resolved, <see cref="SourceCell.Column"/> is absolute (HTML, DOCX, XLSX, PDF geometry).</summary>
    Exact,

    /// <summary>Cells and their order are known, columns are not: merged cells may have been
    /// squeezed out or padded (tabs, pipes, one cell a line, CSV).</summary>
    Packed,
}

/// <summary>行 — the cells of one row from left to right.</summary>
public sealed record SourceRow(IReadOnlyList<SourceCell> Cells);

/// <summary>格 — one cell: text with its inner line breaks removed, place, and extent where the geometry is exact.</summary>
/// <param name="Text">What is printed; empty for a blank cell and for one covered from above.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Column">Absolute column from 0 where the geometry is exact; else the position in the row.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="RowSpan">Rows it covers.</param>
/// <param name="IsCovered">True for the continuation of a cell that spans down from a row above.</param>
public readonly record struct SourceCell(string Text, SourcePlace Place, int Column, int ColumnSpan = 1, int RowSpan = 1, bool IsCovered = false);
