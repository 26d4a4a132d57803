using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;

namespace Gongkai.App.Reports.Compiling;

/// <summary>编制结果 — the tables of an organ's year as the records and entered figures give them; every figure knows its cases.</summary>
public sealed class CompiledYear
{
    private readonly IReadOnlySet<Guid> _countedAsNew;

    internal CompiledYear(Organ organ, ReportPeriod period, YearRecords records, CarryIn carry, IReadOnlyDictionary<string, EnteredFigure> entered)
    {
        (Organ, Period, Records, Carry, Entered) = (organ, period, records, carry, entered);
        Format = ReportFormats.Shipped.ForYear(period.Year)!;
        _countedAsNew = carry.CountedAsNew;
        Tables = [.. Format.Tables.Select(Compile)];
    }

    public Organ Organ { get; }

    public ReportPeriod Period { get; }

    public ReportFormat Format { get; }

    public YearRecords Records { get; }

    public CarryIn Carry { get; }

    public IReadOnlyDictionary<string, EnteredFigure> Entered { get; }

    public IReadOnlyList<CompiledTable> Tables { get; }

    public YearFacts Facts { get; internal set; } = null!;

    /// <summary>Whether the figures of the dictionary of metrics are among the facts; tables alone do not need them.</summary>
    internal bool HasMetrics { get; set; }

    public CompiledTable Table(string id) => Tables.First(table => table.Format.Id == id);

    /// <summary>The figure at an address; null where the format has no such cell.</summary>
    public CompiledFigure? Figure(string address) => FindPosition(address) is var (table, position) && table is not null ? Table(table.Id).Figures[position] : null;

    /// <summary>The table and position of an address as the results name it.</summary>
    public (TableFormat? Table, int Position) FindPosition(string address)
    {
        var (dot, last) = (address.IndexOf('.', StringComparison.Ordinal), address.LastIndexOf('.'));
        var table = dot <= 0 || dot == last ? null : Format.Tables.FirstOrDefault(table => table.Id == address[..dot]);
        var row = table?.Row(address[(dot + 1)..last]);
        var column = row is null ? -1 : row.Columns.ToList().FindIndex(column => column.Id == address[(last + 1)..]);
        return column < 0 ? (null, -1) : (table, row!.Offset + column);
    }

    /// <summary>The requests behind a position of table three.</summary>
    public IEnumerable<RequestRecord> RequestsAt(TableFormat table, int position) => Records.Requests.Where(request => Positions(request, table).Contains(position));

    public IEnumerable<RemedyRecord> RemediesAt(TableFormat table, int position) => Records.Remedies.Where(remedy => CountingRules.Of(table)[position].Counts(remedy.Case, Period));

    public IEnumerable<DocumentRecord> DocumentsAt(TableFormat table, int position) => Records.Documents.Where(document => CountingRules.Of(table)[position].Counts(document.Document, Period));

    /// <summary>Every record that may count, with the positions at which it does.</summary>
    internal IEnumerable<(Guid Id, string Table, List<int> Positions)> Memberships()
    {
        var (two, three, four) = (Format.Table("part2"), Format.Table("part3"), Format.Table("part4"));
        foreach (var document in Records.Documents)
        {
            var rules = CountingRules.Of(two);
            yield return (document.Id, two.Id, [.. Enumerable.Range(0, two.CellCount).Where(i => rules[i].Source == CountingSource.Items && rules[i].Counts(document.Document, Period))]);
        }

        foreach (var request in Records.Requests)
        {
            yield return (request.Id, three.Id, Positions(request, three));
        }

        foreach (var remedy in Records.Remedies)
        {
            var rules = CountingRules.Of(four);
            yield return (remedy.Id, four.Id, [.. Enumerable.Range(0, four.CellCount).Where(i => rules[i].Counts(remedy.Case, Period))]);
        }
    }

    private CompiledTable Compile(TableFormat table) => new(table, table.Id switch
    {
        "part2" => Proactive(table),
        "part3" => Requests(table),
        _ => Counted(table, Records.Remedies, (rule, remedy) => rule.Counts(remedy.Case, Period)),
    });

    private CompiledFigure[] Requests(TableFormat table)
    {
        var counts = new int[table.CellCount];
        foreach (var request in Records.Requests)
        {
            foreach (var position in Positions(request, table))
            {
                counts[position]++;
            }
        }

        var figures = Printed(table, counts);
        var carriedIn = table.Row("carriedIn")!;
        for (var i = 0; i < carriedIn.Columns.Count; i++)
        {
            // Last year's carry-out is this year's carry-in, whatever the register says now.
            if (Carry.Printed(i) is { } last && figures[carriedIn.Offset + i].Origin != FigureOrigin.Entered)
            {
                figures[carriedIn.Offset + i] = new CompiledFigure(last, FigureOrigin.CarriedOver, IsKept(YearRecords.RegisterSource) ? counts[carriedIn.Offset + i] : null);
            }
        }

        return figures;
    }

    // Each row rule is asked once; its column is the applicant's and the total.
    private List<int> Positions(RequestRecord request, TableFormat table)
    {
        var rules = CountingRules.Of(table);
        var positions = new List<int>(6);
        var isNew = _countedAsNew.Contains(request.Id);
        foreach (var row in table.Rows)
        {
            var total = row.Offset + row.Columns.Count - 1;
            var counts = isNew && row.Role == RowRole.NewReceived || !(isNew && row.Role == RowRole.CarriedIn) && rules[total].Counts(request.Facts, Period);
            if (!counts)
            {
                continue;
            }

            for (var i = 0; i < row.Columns.Count; i++)
            {
                if (rules[row.Offset + i].Column!.Holds(request.Facts, Period))
                {
                    positions.Add(row.Offset + i);
                }
            }
        }

        return positions;
    }

    private CompiledFigure[] Counted<T>(TableFormat table, IReadOnlyList<T> records, Func<CellRule, T, bool> counts)
    {
        var rules = CountingRules.Of(table);
        return Printed(table, [.. rules.Select(rule => records.Count(record => counts(rule, record)))]);
    }

    private CompiledFigure[] Printed(TableFormat table, int[] counts)
    {
        var rules = CountingRules.Of(table);
        return Each(table, (position, _, address) => Choose(address, IsKept(YearRecords.SourceOf(rules[position].Row)) ? counts[position] : null));
    }

    private CompiledFigure[] Proactive(TableFormat table)
    {
        var rules = CountingRules.Of(table);
        return Each(table, (position, column, address) => Choose(address, IsKept(YearRecords.SourceOf(rules[position].Row)) ? Recorded(rules[position], column) : Listed(address)));
    }

    private decimal? Recorded(CellRule rule, ColumnFormat column) => rule.Source switch
    {
        CountingSource.Items => Records.Documents.Count(document => rule.Counts(document.Document, Period)),
        CountingSource.Ledger when rule.Row.AmountField.Length > 0 =>
            Records.Amounts.GetValueOrDefault((rule.Row.Ledger, rule.Row.AmountField)) / (column.Unit is { } unit ? unit.InYuan() : 1m),
        CountingSource.Ledger => Records.Ledgers.GetValueOrDefault(rule.Row.Ledger),
        _ => null,
    };

    // What a person entered is printed; where records exist as well, both are shown.
    private CompiledFigure Choose(string address, decimal? recorded) =>
        Entered.TryGetValue(address, out var entered) ? new CompiledFigure(entered.Value, FigureOrigin.Entered, recorded)
        : recorded is { } value ? CompiledFigure.Counted(value) : CompiledFigure.Blank;

    private decimal? Listed(string address) => Records.Lists.TryGetValue(address, out var lists) ? lists.Sum(list => list.Amount) : null;

    private bool IsKept(string source) => Records.Kept.Contains(source);

    private static CompiledFigure[] Each(TableFormat table, Func<int, ColumnFormat, string, CompiledFigure> figure)
    {
        var figures = new CompiledFigure[table.CellCount];
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                figures[row.Offset + i] = figure(row.Offset + i, row.Columns[i], $"{table.Id}.{row.Path}.{row.Columns[i].Id}");
            }
        }

        return figures;
    }
}
