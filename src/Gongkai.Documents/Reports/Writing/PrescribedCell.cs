using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>表式中的格 — one cell of the prescribed form: what it is, what it prints, how far it extends.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it prints; a covered cell repeats the text of the cell that covers it.</param>
/// <param name="Column">Column from 0.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="RowSpan">Rows it covers, from its first row.</param>
public sealed record PrescribedCell(PrescribedCellKind Kind, string Text, int Column, int ColumnSpan = 1, int RowSpan = 1)
{
    /// <summary>True for the continuation of a cell that spans down from a row above.</summary>
    public bool IsCovered { get; init; }

    /// <summary>The value as read; null in heads and labels, and for a value that could not be read.</summary>
    public Cell? Value { get; init; }

    /// <summary>Place of a value among the cells of the table; of the row's first value for a row label; null in all others.</summary>
    public int? Position { get; init; }

    public bool IsUnreadable => Kind == PrescribedCellKind.Value && Value is null;
}

/// <summary>格的种类 — what a cell of the form is.</summary>
public enum PrescribedCellKind
{
    /// <summary>The corner above the labels, with a note or nothing.</summary>
    Corner,

    /// <summary>The title of a block, over its whole width.</summary>
    BlockTitle,

    /// <summary>The head of one value column.</summary>
    ColumnHead,

    /// <summary>A head over several columns.</summary>
    ColumnGroupHead,

    /// <summary>The label of one row.</summary>
    RowLabel,

    /// <summary>A label beside several rows.</summary>
    RowGroupLabel,

    Value,
}

/// <summary>表式中的行 — the cells of one row from left to right, those covered from above included.</summary>
/// <param name="Cells">From left to right, without gaps.</param>
/// <param name="IsHead">True for a head row.</param>
/// <param name="StartsBlock">True for the first row of a block.</param>
public sealed record PrescribedRow(IReadOnlyList<PrescribedCell> Cells, bool IsHead, bool StartsBlock);
