namespace Gongkai.Documents.Release.Packages;

/// <summary>看不见的单元格 — which rows, columns and formats of one sheet keep content from being seen, and where there is such content.</summary>
internal sealed class SheetCells(bool[] hiddenFormats)
{
    private readonly List<(int From, int To)> _hiddenColumns = [];
    private readonly SortedDictionary<int, int> _inColumns = [];
    private readonly List<(int From, int To, int Cells)> _rows = [];

    public bool HidesRowsByDefault { get; set; }

    public bool HasFilter { get; set; }

    public int HiddenFormatCells { get; set; }

    public string FirstHiddenFormat { get; set; } = "";

    public bool RemovesCells => _rows.Count > 0 || _inColumns.Count > 0;

    public void HideColumns(int from, int to) => _hiddenColumns.Add((from, to));

    public bool IsColumnHidden(int column)
    {
        foreach (var (from, to) in _hiddenColumns)
        {
            if (column >= from && column <= to)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsFormatHidden(int format) => format >= 0 && format < hiddenFormats.Length && hiddenFormats[format];

    public void NoteRow(int row)
    {
        if (_rows.Count > 0 && _rows[^1].To >= row - 1)
        {
            _rows[^1] = (_rows[^1].From, row, _rows[^1].Cells + 1);
        }
        else
        {
            _rows.Add((row, row, 1));
        }
    }

    public void NoteColumn(int column) => _inColumns[column] = _inColumns.GetValueOrDefault(column) + 1;

    public void Report(string place, FindingList findings)
    {
        foreach (var (from, to, cells) in _rows)
        {
            findings.Add(ReleaseFindingKind.HiddenRows, $"{place}第{(from == to ? $"{from}" : $"{from}至{to}")}行{(HasFilter ? "（被筛选隐藏）" : "")}", $"{cells}个有内容的单元格");
        }

        foreach (var (column, cells) in _inColumns)
        {
            findings.Add(ReleaseFindingKind.HiddenColumns, $"{place}{Letters(column)}列", $"{cells}个有内容的单元格");
        }

        if (HiddenFormatCells > 0)
        {
            findings.Add(ReleaseFindingKind.HiddenCells, $"{place}!{FirstHiddenFormat}", $"共{HiddenFormatCells}个单元格");
        }
    }

    /// <summary>The number of a column from a reference such as AB12; zero where there is none.</summary>
    public static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c) || column > 20_000)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column;
    }

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
