namespace Gongkai.Testing.Layouts;

/// <summary>印出的块 — a paragraph or a table of the page as it would look on paper, before any file format.</summary>
public abstract record PrintedBlock;

/// <summary>印出的段落 — one paragraph and what it is.</summary>
public sealed record PrintedParagraph(string Text, ParagraphRole Role, int Part = 0) : PrintedBlock;

/// <summary>段落作用 — what a paragraph is on the page.</summary>
public enum ParagraphRole
{
    Title,
    Heading,
    Body,
    SignOff,
    Other,
}

/// <summary>印出的表 — a table with merged cells; rows hold only the cells that begin in them.</summary>
public sealed record PrintedTable(string Id, IReadOnlyList<PrintedRow> Rows) : PrintedBlock
{
    public int Columns => Rows.Count == 0 ? 0 : Slots().Max(row => row.Count);

    /// <summary>Puts a row under another; cells that span several rows and cover that row grow with it.</summary>
    public PrintedTable InsertAfter(int index, PrintedRow row)
    {
        var rows = Rows.Select((old, i) => i > index ? old : old with
        {
            Cells = [.. old.Cells.Select(cell => cell.RowSpan > 1 && i + cell.RowSpan > index ? cell with { RowSpan = cell.RowSpan + 1 } : cell)],
        }).ToList();
        rows.Insert(index + 1, row);
        return this with { Rows = rows };
    }

    public int IndexOf(string path) => Rows.ToList().FindIndex(row => row.Path == path);

    /// <summary>Every position of the table, merged cells resolved.</summary>
    public IReadOnlyList<IReadOnlyList<PrintedSlot>> Slots()
    {
        var open = new List<(PrintedCell Cell, int Left)>();
        var all = new List<IReadOnlyList<PrintedSlot>>();
        foreach (var row in Rows)
        {
            var slots = new List<PrintedSlot>();
            var below = new List<(PrintedCell Cell, int Left)>();
            var own = 0;
            for (var column = 0; column < open.Count || own < row.Cells.Count;)
            {
                var (cell, left) = column < open.Count ? open[column] : default;
                var isCovered = left > 0;
                if (!isCovered && own >= row.Cells.Count)
                {
                    break;
                }

                var current = isCovered ? cell : row.Cells[own++];
                var remaining = isCovered ? left - 1 : current.RowSpan - 1;
                for (var i = 0; i < current.ColumnSpan; i++, column++)
                {
                    slots.Add(new PrintedSlot(current, i == 0, !isCovered));
                    below.Add((current, remaining));
                }
            }

            all.Add(slots);
            open = below;
        }

        return all;
    }
}

/// <summary>印出的行 — one row; its path where it is a value row of a form.</summary>
public sealed record PrintedRow(IReadOnlyList<PrintedCell> Cells, string? Path = null);

/// <summary>印出的格 — one cell; its address where it is a value of a form.</summary>
public sealed record PrintedCell(string Text, PrintedRole Role)
{
    public int ColumnSpan { get; init; } = 1;

    public int RowSpan { get; init; } = 1;

    public string? Address { get; init; }
}

/// <summary>格的作用 — what a cell is in its table.</summary>
public enum PrintedRole
{
    Head,
    Group,
    Label,
    Value,
}

/// <summary>位置 — one position of a table: its cell, and whether the cell begins here.</summary>
public readonly record struct PrintedSlot(PrintedCell Cell, bool IsFirstColumn, bool IsFirstRow)
{
    public bool IsOwn => IsFirstColumn && IsFirstRow;
}
