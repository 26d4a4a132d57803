namespace Gongkai.Domain.Reports;

/// <summary>空白、零、数、不适用、文字 — five different things that a cell can print; none ever turns into another.</summary>
public enum CellState
{
    /// <summary>空白 — the cell is there and nothing is printed in it.</summary>
    Blank,

    /// <summary>零 — a zero is printed.</summary>
    Zero,

    /// <summary>数 — a number other than zero is printed.</summary>
    Number,

    /// <summary>不适用 — a stroke or dash is printed ("/", "—").</summary>
    NotApplicable,

    /// <summary>文字 — something else is printed.</summary>
    Text,
}
