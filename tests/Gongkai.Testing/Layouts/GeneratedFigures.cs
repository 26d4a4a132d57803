using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>生成的数 — figures of an invented report that reconcile (in every fifth seed but one sum), and how each is printed.</summary>
public sealed class GeneratedFigures
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _printed = new(StringComparer.Ordinal);
    private readonly GeneratedReport _report;
    private readonly Random _random;

    private GeneratedFigures(GeneratedReport report, Random random)
    {
        _report = report;
        _random = random;
        Density = (FigureDensity)(((report.Seed % 5) + 5) % 5);
    }

    public FigureDensity Density { get; }

    public IReadOnlyDictionary<string, string> Printed => _printed;

    public long Count(string address) => _counts.GetValueOrDefault(address);

    public static GeneratedFigures Create(GeneratedReport report, Random random)
    {
        var figures = new GeneratedFigures(report, random);
        figures.FillRequests();
        figures.FillRemedies();
        figures.FillProactive();
        if (figures.Density == FigureDensity.BigAndBroken)
        {
            figures._counts["part3.resultsTotal.total"] += 1 + random.Next(3);
        }

        figures.Print();
        return figures;
    }

    private void FillRequests()
    {
        var table = _report.Format("part3");
        var columns = table.Rows[0].Columns;
        for (var c = 0; c < columns.Count - 1; c++)
        {
            long outcomes = 0;
            foreach (var row in table.Rows.Where(row => row.Role == RowRole.Outcome))
            {
                outcomes += Put(table, row, c, Draw(c == 0 ? 4 : 1));
            }

            var carriedOut = Draw(2);
            var carriedIn = Math.Min(outcomes + carriedOut, Draw(2));
            Put(table, RowOf(table, RowRole.OutcomeTotal), c, outcomes);
            Put(table, RowOf(table, RowRole.CarriedOut), c, carriedOut);
            Put(table, RowOf(table, RowRole.CarriedIn), c, carriedIn);
            Put(table, RowOf(table, RowRole.NewReceived), c, outcomes + carriedOut - carriedIn);
        }

        FillTotals(table);
    }

    private void FillRemedies()
    {
        var table = _report.Format("part4");
        foreach (var row in table.Rows)
        {
            for (var c = 0; c < row.Columns.Count - 1; c++)
            {
                Put(table, row, c, Draw(1));
            }
        }

        FillTotals(table);
    }

    private void FillProactive()
    {
        var table = _report.Format("part2");
        foreach (var row in table.Rows)
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var isRule = row.Path.EndsWith("governmentRules", StringComparison.Ordinal);
                Put(table, row, c, isRule ? 0 : Draw(3));
            }
        }
    }

    private void FillTotals(TableFormat table)
    {
        foreach (var row in table.Rows)
        {
            var last = row.Columns.Count - 1;
            Put(table, row, last, Enumerable.Range(0, last).Sum(c => Count(Address(table, row, c))));
        }
    }

    private void Print()
    {
        foreach (var id in (string[])["part2", "part3", "part4"])
        {
            var table = _report.Format(id);
            foreach (var row in table.Rows)
            {
                PrintRow(table, row);
            }
        }
    }

    private void PrintRow(TableFormat table, RowFormat row)
    {
        var addresses = row.Columns.Select((_, c) => Address(table, row, c)).ToList();
        var isAllZero = addresses.All(address => Count(address) == 0);
        var nothing = Density switch
        {
            FigureDensity.SparseWithBlanks when table.Id != "part2" => "",
            FigureDensity.SparseWithStrokes when isAllZero && _random.Next(3) == 0 => _random.Next(2) == 0 ? "/" : "—",
            _ => "0",
        };
        for (var c = 0; c < addresses.Count; c++)
        {
            var count = Count(addresses[c]);
            _printed[addresses[c]] = count == 0 ? nothing : row.Columns[c].Kind switch
            {
                ColumnKind.Money => Money(count),
                ColumnKind.MoneyInUnit => string.Create(CultureInfo.InvariantCulture, $"{count}.{_random.Next(1, 99):00}"),
                ColumnKind.Change when _random.Next(3) == 0 => (-count).ToString(CultureInfo.InvariantCulture),
                _ => count.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    private string Money(long count) => _random.Next(4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{count}.{_random.Next(1, 9)}万元"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{count * 13571}元"),
        2 => string.Create(CultureInfo.InvariantCulture, $"0.{_random.Next(101, 999):0000}亿元"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count}.{_random.Next(10, 99)}万元"),
    };

    private long Draw(int weight) => Density switch
    {
        FigureDensity.AllZero => 0,
        FigureDensity.Dense => _random.Next(0, 6 * weight),
        FigureDensity.BigAndBroken => _random.Next(3) == 0 ? 0 : _random.Next(1, 800 * weight),
        _ => _random.Next(10) < (weight > 1 ? 4 : 1) ? _random.Next(1, 10 * weight) : 0,
    };

    private long Put(TableFormat table, RowFormat row, int column, long count) => _counts[Address(table, row, column)] = count;

    private static RowFormat RowOf(TableFormat table, RowRole role) => table.Rows.First(row => row.Role == role);

    private static string Address(TableFormat table, RowFormat row, int column) => $"{table.Id}.{row.Path}.{row.Columns[column].Id}";
}

/// <summary>疏密 — how an invented report is filled.</summary>
public enum FigureDensity
{
    /// <summary>Small different numbers nearly everywhere: a shifted column shows at once.</summary>
    Dense,

    /// <summary>A few numbers; where nothing is to be told in parts three and four, the cell is blank.</summary>
    SparseWithBlanks,

    /// <summary>A few numbers; some empty rows are struck through.</summary>
    SparseWithStrokes,

    /// <summary>Nothing but zeros, as most reports.</summary>
    AllZero,

    /// <summary>Numbers of a big city, one sum wrong: a reader that repairs figures is caught.</summary>
    BigAndBroken,
}
