using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>期望 — what a reader may answer to one rendering, cell by cell and for the facts around the tables.</summary>
public sealed class Expectation
{
    private readonly SortedDictionary<string, ExpectedCell> _cells = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ExpectedFact> _facts = new(StringComparer.Ordinal);

    public Expectation(GeneratedReport report)
    {
        foreach (var id in (string[])["part2", "part3", "part4"])
        {
            foreach (var row in report.Format(id).Rows)
            {
                foreach (var column in row.Columns)
                {
                    var address = $"{id}.{row.Path}.{column.Id}";
                    _cells[address] = ExpectedCell.Of(report.Printed(address), column);
                }
            }
        }

        _facts["year"] = new ExpectedFact($"{report.Year}", Demand.MustRead);
        _facts["organ"] = new ExpectedFact(report.Organ, Demand.MustRead);
        _facts["signOff.organ"] = new ExpectedFact(report.Organ, Demand.MustRead);
        _facts["signOff.date"] = new ExpectedFact($"{report.SignedOn:yyyy-MM-dd}", Demand.MustRead);
        for (var part = 1; part <= 6; part++)
        {
            _facts[$"heading.{part}"] = new ExpectedFact(Printed, Demand.MustRead);
            if (report.Prose[part].Count > 0)
            {
                Prose[part] = report.Prose[part][^1];
                _facts[$"prose.{part}"] = new ExpectedFact(Printed, Demand.MustRead);
            }
        }
    }

    public const string Printed = "printed";

    /// <summary>The last paragraph of each part that has prose: it must be found in the text of that part.</summary>
    public Dictionary<int, string> Prose { get; } = [];

    public IReadOnlyDictionary<string, ExpectedCell> Cells => _cells;

    public IReadOnlyDictionary<string, ExpectedFact> Facts => _facts;

    /// <summary>True where the file must be refused as a whole (two reports in one).</summary>
    public bool MustRefuseFile { get; set; }

    public Expectation MayRefuse(string prefix) => Demanding(prefix, Demand.MayRefuse);

    public Expectation MustRefuse(string prefix) => Demanding(prefix, Demand.MustRefuse);

    /// <summary>A file kind or drawing that a reader may decline altogether.</summary>
    public Expectation MayRefuseAll() => MayRefuse("part2").MayRefuse("part3").MayRefuse("part4").MayRefuseFact("");

    /// <summary>A word is printed where the form wants a number; it is read as that word or not at all.</summary>
    public void PrintedAsText(string address) => _cells[address] = new ExpectedCell(CellState.Text, null, null, Demand.MayRefuse);

    public Expectation MayRefuseFact(string prefix)
    {
        foreach (var key in _facts.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            _facts[key] = _facts[key] with { Demand = Demand.MayRefuse };
        }

        return this;
    }

    public Expectation Fact(string key, string? value)
    {
        _facts[key] = new ExpectedFact(value, Demand.MustRead);
        return this;
    }

    /// <summary>Blanks left no trace in a printed row: a row with some is not to be read, a row of nothing else may be.</summary>
    public Expectation LoseBlanks(PrintedRow row)
    {
        var addresses = row.Cells.Where(cell => cell.Address is not null).Select(cell => cell.Address!).ToList();
        var blank = addresses.Count(address => _cells[address].State == CellState.Blank);
        if (blank == 0)
        {
            return this;
        }

        foreach (var address in addresses)
        {
            Demanding(address, blank == addresses.Count ? Demand.MayRefuse : Demand.MustRefuse);
        }

        return this;
    }

    /// <summary>A printed row that a reader may decline.</summary>
    public Expectation MayRefuse(PrintedRow row)
    {
        foreach (var cell in row.Cells.Where(cell => cell.Address is not null))
        {
            Demanding(cell.Address!, Demand.MayRefuse);
        }

        return this;
    }

    // A demand only ever gets weaker or turns into a ban; two causes do not cancel each other.
    private Expectation Demanding(string prefix, Demand demand)
    {
        foreach (var key in _cells.Keys.Where(key => key == prefix || key.StartsWith(prefix + ".", StringComparison.Ordinal)).ToList())
        {
            _cells[key] = _cells[key] with { Demand = (Demand)Math.Max((int)_cells[key].Demand, (int)demand) };
        }

        return this;
    }
}

/// <summary>要求 — what is asked of a reader at one cell. It may never read it wrong.</summary>
public enum Demand
{
    /// <summary>Every reasonable reader gets it.</summary>
    MustRead,

    /// <summary>Right, or absent with a reason.</summary>
    MayRefuse,

    /// <summary>The rendering does not determine it: any answer would be a guess.</summary>
    MustRefuse,
}

/// <summary>期望的格 — state, value and worth that were printed.</summary>
public sealed record ExpectedCell(CellState State, decimal? Value, decimal? Yuan, Demand Demand)
{
    public static ExpectedCell Of(string printed, ColumnFormat column)
    {
        if (printed.Length == 0)
        {
            return new ExpectedCell(CellState.Blank, null, null, Demand.MustRead);
        }

        if (printed is "/" or "—")
        {
            return new ExpectedCell(CellState.NotApplicable, null, null, Demand.MustRead);
        }

        var (digits, factor) = printed switch
        {
            _ when printed.EndsWith("亿元", StringComparison.Ordinal) => (printed[..^2], (decimal?)100_000_000m),
            _ when printed.EndsWith("万元", StringComparison.Ordinal) => (printed[..^2], 10_000m),
            _ when printed.EndsWith('元') => (printed[..^1], 1m),
            _ => (printed, column.Kind == ColumnKind.MoneyInUnit ? 10_000m : null),
        };
        var value = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var isMoney = column.Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
        return new ExpectedCell(value == 0 ? CellState.Zero : CellState.Number, value, !isMoney ? null : value == 0 ? 0 : value * factor,
            Demand.MustRead);
    }

    public bool Matches(Cell cell) =>
        cell.State == State && cell.Value == Value && (Yuan is null || cell.Yuan == Yuan);
}

/// <summary>期望的事实 — year, organ, sign-off or a heading; null where it is not printed.</summary>
public sealed record ExpectedFact(string? Value, Demand Demand);
