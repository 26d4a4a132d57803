using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Samples;

/// <summary>样本的数 — the cells of a sample report: zeros first, then rows typed in; totals of rows and of the outcomes are added up.</summary>
public sealed class SampleFigures
{
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowFormat> _rows = new(StringComparer.Ordinal);
    private readonly TableFormat _requests;

    public SampleFigures(string proactiveFormat, string requestFormat)
    {
        _requests = Table(requestFormat, "part3");
        foreach (var table in (TableFormat[])[Table(proactiveFormat, "part2"), _requests, Table(requestFormat, "part4")])
        {
            foreach (var row in table.Rows)
            {
                _rows[$"{table.Id}.{row.Path}"] = row;
                foreach (var column in row.Columns)
                {
                    _cells[$"{table.Id}.{row.Path}.{column.Id}"] = column.Kind == ColumnKind.Money ? "0万元" : "0";
                }
            }
        }
    }

    public IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>Types a row; where its last column is a total and is left out, it is added up.</summary>
    public SampleFigures Row(string path, params object[] values)
    {
        var columns = _rows[path].Columns;
        for (var i = 0; i < values.Length; i++)
        {
            _cells[$"{path}.{columns[i].Id}"] = Convert.ToString(values[i], CultureInfo.InvariantCulture)!;
        }

        if (columns[^1].Kind == ColumnKind.Total && values.Length < columns.Count)
        {
            _cells[$"{path}.{columns[^1].Id}"] = Sum(columns.Take(columns.Count - 1).Select(column => $"{path}.{column.Id}"));
        }

        return this;
    }

    /// <summary>Fills （七）总计 from the outcomes above it.</summary>
    public SampleFigures AddUpResults()
    {
        var outcomes = _requests.Rows.Where(row => row.Role == RowRole.Outcome).ToList();
        foreach (var column in outcomes[0].Columns)
        {
            _cells[$"part3.resultsTotal.{column.Id}"] = Sum(outcomes.Select(row => $"part3.{row.Path}.{column.Id}"));
        }

        return this;
    }

    public SampleFigures ZerosAsBlanks(params string[] tables)
    {
        foreach (var address in _cells.Keys.Where(address => tables.Contains(address[..5]) && _cells[address] == "0").ToList())
        {
            _cells[address] = "";
        }

        return this;
    }

    private string Sum(IEnumerable<string> addresses) =>
        addresses.Sum(address => long.Parse(_cells[address], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    private static TableFormat Table(string format, string table) => ReportFormats.Shipped.Find(format)!.Table(table);
}
