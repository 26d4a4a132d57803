using System.Globalization;

namespace Gongkai.Domain.Reports;

/// <summary>出处种类 — how a place in the source is addressed.</summary>
public enum SourcePlaceKind
{
    /// <summary>The source gives no address (a value typed in, or a file of our own).</summary>
    None,

    /// <summary>Line and column of a text.</summary>
    Text,

    /// <summary>Table, row and column of a document, page or workbook.</summary>
    Table,

    /// <summary>Page and box of a PDF, in points from the upper left corner.</summary>
    Page,
}

/// <summary>出处 — where in the source something stands, so that a reader can put a finger on it.</summary>
/// <remarks>All numbers count from 1. <c>First</c> is the line, table or page;
/// <c>Second</c> and <c>Third</c> are column, or row and column.</remarks>
public readonly record struct SourcePlace(SourcePlaceKind Kind, int First, int Second = 0, int Third = 0, PageBox Box = default)
{
    public static SourcePlace None => default;

    public static SourcePlace OfText(int line, int column) => new(SourcePlaceKind.Text, line, column);

    public static SourcePlace OfTable(int table, int row, int column) => new(SourcePlaceKind.Table, table, row, column);

    public static SourcePlace OfPage(int page, PageBox box) => new(SourcePlaceKind.Page, page, Box: box);

    public override string ToString() => Kind switch
    {
        SourcePlaceKind.Text => $"第{First}行第{Second}列",
        SourcePlaceKind.Table => $"第{First}个表第{Second}行第{Third}格",
        SourcePlaceKind.Page => string.Create(CultureInfo.InvariantCulture, $"第{First}页({Box.Left:0},{Box.Top:0})"),
        _ => "",
    };
}

/// <summary>版面框 — a rectangle on a page, in points from the upper left corner.</summary>
public readonly record struct PageBox(float Left, float Top, float Right, float Bottom);
