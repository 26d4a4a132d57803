using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>Builds one table: every cell a printed zero until a test prints something else.</summary>
public sealed class TableBuilder
{
    private readonly TableFormat _format;
    private readonly Cell?[] _cells;

    public TableBuilder(TableFormat format)
    {
        _format = format;
        _cells = new Cell?[format.CellCount];
        Print("", "0");
        foreach (var (row, column) in Positions("").Where(position => position.Row.Columns[position.Column].Kind == ColumnKind.Money))
        {
            Put(row, column, "0万元");
        }
    }

    public void SetRow(string path, ReadOnlySpan<long> values)
    {
        var row = _format.Row(path) ?? throw new ArgumentException($"{_format.Id} has no row {path}.", nameof(path));
        for (var i = 0; i < values.Length; i++)
        {
            Put(row, i, values[i].ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Set(string path, string printed)
    {
        var (row, column) = Positions(path).Single();
        Put(row, column, printed);
    }

    public void Print(string path, string printed)
    {
        foreach (var (row, column) in Positions(path))
        {
            Put(row, column, printed);
        }
    }

    public void Remove(string path)
    {
        foreach (var (row, column) in Positions(path))
        {
            _cells[row.Offset + column] = null;
        }
    }

    public ReportTable Build() => new(_format, [.. _cells]);

    private void Put(RowFormat row, int column, string printed)
    {
        var format = row.Columns[column];
        _cells[row.Offset + column] = CellText.Read(printed, format.Kind, format.Unit, new CellSource(SourcePlace.None, Recognition.Named))
            ?? throw new ArgumentException($"\"{printed}\" cannot be read.", nameof(printed));
    }

    // The whole table for an empty path, a row for a row path, a block for a group, one cell for row and column.
    private List<(RowFormat Row, int Column)> Positions(string path)
    {
        var positions = new List<(RowFormat, int)>();
        foreach (var row in _format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                if (path.Length == 0 || row.Path == path || row.Path.StartsWith(path + ".", StringComparison.Ordinal) || $"{row.Path}.{row.Columns[i].Id}" == path)
                {
                    positions.Add((row, i));
                }
            }
        }

        return positions.Count > 0 ? positions : throw new ArgumentException($"{_format.Id} has no {path}.", nameof(path));
    }
}
