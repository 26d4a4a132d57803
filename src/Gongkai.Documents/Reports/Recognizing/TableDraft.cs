using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>One reading of one row: values, or the reason why there are none.</summary>
internal sealed record RowReading(string Path, ReportLine Line, ValueWindow Window, string Label, bool IsMisprinted = false)
{
    /// <summary>A reason that stands against the row although its values could be cut out.</summary>
    public string? Objection { get; set; }

    public bool HasValues => Window.Problem == WindowProblem.None && Objection is null;

    public bool IsAllBlank => Window.Problem == WindowProblem.None && Window.Printed == 0;
}

/// <summary>Collects the readings of a table's rows, decides which count, and builds the table with what could not be read.</summary>
internal sealed class TableDraft(string tableId)
{
    private readonly Dictionary<string, List<RowReading>> _readings = new(StringComparer.Ordinal);

    public string TableId { get; } = tableId;

    public List<LayoutNote> Notes { get; } = [];

    public int Count { get; private set; }

    /// <summary>A reason that stands against the whole table, with its message.</summary>
    public (string Reason, string Message, SourcePlace Place)? Objection { get; set; }

    /// <summary>Number of rows of which at least one reading has values.</summary>
    public int RowsWithValues => _readings.Values.Count(list => list.Exists(reading => reading.HasValues));

    public IEnumerable<string> Paths => _readings.Keys;

    public void Add(RowReading reading)
    {
        if (!_readings.TryGetValue(reading.Path, out var list))
        {
            _readings[reading.Path] = list = [];
        }

        list.Add(reading);
        Count++;
    }

    public bool HasValuesFor(string path) => _readings.TryGetValue(path, out var list) && list.Exists(reading => reading.HasValues);

    public bool Has(string path) => _readings.ContainsKey(path);

    /// <summary>Objects to rows whose place rests on blank cells beside the values, unless full rows of the table
    /// stand in the same columns or, with no full row to compare, the head is complete.</summary>
    public void DropUncertain(bool isHeadComplete)
    {
        var all = _readings.Values.SelectMany(list => list).ToList();
        if (!all.Exists(reading => reading.Window.IsLean))
        {
            return;
        }

        var starts = all.Where(reading => reading.Window.IsFull && reading.Line.Kind != LineKind.Run).Select(reading => reading.Window.Start)
            .ToHashSet();
        foreach (var reading in all)
        {
            if (reading.Window.IsLean && !(starts.Count == 0 ? isHeadComplete : starts.Contains(reading.Window.Start)))
            {
                reading.Objection = $"“{reading.Label}”一行有多余的空白格，不能确定各数属于哪一列。";
            }
        }
    }

    /// <summary>Number of different sets of values read for a row: more than one means more than one table.</summary>
    public int ReadingsWithValues(string path) => _readings.TryGetValue(path, out var list) ? list.Count(reading => reading.HasValues) : 0;

    /// <summary>Builds the table in the format that was decided.</summary>
    /// <param name="format">The table's definition.</param>
    /// <param name="headUnits">Money units that the heads print, by column id.</param>
    /// <param name="unreadable">Takes what could not be read.</param>
    /// <returns>The table; null where no row of it could be read.</returns>
    public ReportTable? Build(TableFormat format, IReadOnlyDictionary<string, MoneyUnit> headUnits, List<Unreadable> unreadable)
    {
        if (Objection is { } objection)
        {
            unreadable.Add(new Unreadable(TableId, objection.Reason, objection.Message, objection.Place));
            return null;
        }

        var cells = new Cell?[format.CellCount];
        var problems = new List<Unreadable>();
        var read = 0;
        foreach (var row in format.Rows)
        {
            var reading = Choose(row, problems);
            if (reading is not null && Fill(reading, row, headUnits, cells.AsSpan(row.Offset, row.Columns.Count), problems))
            {
                read++;
            }
        }

        if (read == 0)
        {
            unreadable.Add(new Unreadable(TableId, "table-unreadable", $"{Name(format)}的行能认出，但没有一行的数值能确定位置：{problems[0].Message}",
                problems[0].Place));
            return null;
        }

        unreadable.AddRange(problems);
        return new ReportTable(format, cells);
    }

    public static string Name(TableFormat format) => format.Section switch
    {
        2 => "表二",
        3 => "表三",
        4 => "表四",
        _ => $"第{format.Section}部分的表",
    };

    private RowReading? Choose(RowFormat row, List<Unreadable> problems)
    {
        if (!_readings.TryGetValue(row.Path, out var list))
        {
            problems.Add(new Unreadable($"{TableId}.{row.Path}", "row-missing", $"没有找到“{row.Label}”一行。", SourcePlace.None));
            return null;
        }

        RowReading? chosen = null;
        foreach (var reading in list)
        {
            if (!reading.HasValues)
            {
                continue;
            }

            if (chosen is not null && !SameValues(chosen, reading))
            {
                problems.Add(new Unreadable($"{TableId}.{row.Path}", "row-repeated", $"“{row.Label}”出现多次且数值不同，不能确定以哪一行为准。", reading.Line.Place));
                return null;
            }

            chosen ??= reading;
        }

        if (chosen is null)
        {
            Explain(list[0], row, problems);
        }

        return chosen;
    }

    private void Explain(RowReading reading, RowFormat row, List<Unreadable> problems)
    {
        var where = $"{TableId}.{row.Path}";
        var columns = row.Columns.Count;
        var printed = reading.Window.Printed;
        if (reading.Objection is { } objection)
        {
            problems.Add(new Unreadable(where, "row-detached", objection, reading.Line.Place));
            return;
        }

        var (reason, message) = reading.Window.Problem switch
        {
            WindowProblem.TooFew when reading.Line.Kind == LineKind.Run =>
                ("blanks-lost", $"“{row.Label}”后面只有{printed}个数，应有{columns}个：空白格在文字中没有留下痕迹，不能确定各数属于哪一列。"),
            WindowProblem.TooFew => ("values-missing", $"“{row.Label}”后面只有{reading.Window.Printed}个数值、少于{columns}列，不能确定缺的是哪一列。"),
            WindowProblem.TooMany => ("values-surplus", $"“{row.Label}”后面有{printed}个数、多于{columns}列，且数值不同，不能确定多的是哪一个。"),
            WindowProblem.Ambiguous => ("columns-ambiguous", $"“{row.Label}”的数值与列对应不唯一。"),
            _ => ("cells-merged", $"“{row.Label}”的数值写在合并的单元格里，不能确定属于哪一列。"),
        };
        problems.Add(new Unreadable(where, reason, message, reading.Line.Place));
        if (printed > 0 && reading.Window.Problem is WindowProblem.TooFew or WindowProblem.TooMany)
        {
            Notes.Add(new LayoutNote(
                reading.Window.Problem == WindowProblem.TooFew ? LayoutNoteKind.MissingValues : LayoutNoteKind.SurplusValues,
                where,
                printed.ToString(CultureInfo.InvariantCulture),
                reading.Line.Place));
        }
    }

    private bool Fill(RowReading reading, RowFormat row, IReadOnlyDictionary<string, MoneyUnit> headUnits, Span<Cell?> cells,
        List<Unreadable> problems)
    {
        var where = $"{TableId}.{row.Path}";
        var recognition = reading.Window.IsSurplus ? Recognition.Surplus : reading.Line.Kind switch
        {
            LineKind.Grid => Recognition.Grid,
            LineKind.Run => Recognition.Run,
            _ => Recognition.Row,
        };
        var any = false;
        for (var i = 0; i < cells.Length; i++)
        {
            var value = reading.Window.Values[i];
            var column = row.Columns[i];
            MoneyUnit? headUnit = headUnits.TryGetValue(column.Id, out var printedUnit) ? printedUnit : column.Unit;
            var cell = CellText.Read(value.Text, column.Kind, headUnit, new CellSource(value.Place, recognition));
            if (cell is null)
            {
                problems.Add(CellText.TrimAll(value.Text) == CellText.UnreadableMark
                    ? new Unreadable($"{where}.{column.Id}", "marked-unreadable", $"“{row.Label}”的“{column.Label}”在文件里标明不可读。", value.Place)
                    : new Unreadable($"{where}.{column.Id}", "digits-torn",
                    $"“{row.Label}”的“{column.Label}”印作“{CellText.TrimAll(value.Text)}”，数字被隔断，不能确定是多少。", value.Place));
            }

            cells[i] = cell;
            any |= cell is not null;
        }

        if (reading.Window.IsSurplus)
        {
            Notes.Add(new LayoutNote(LayoutNoteKind.SurplusValues, where, reading.Window.Printed.ToString(CultureInfo.InvariantCulture),
                reading.Line.Place));
        }

        if (reading.IsMisprinted)
        {
            Notes.Add(new LayoutNote(LayoutNoteKind.MisprintedLabel, where, reading.Label, reading.Line.Place));
        }

        return any;
    }

    private static bool SameValues(RowReading one, RowReading other)
    {
        for (var i = 0; i < one.Window.Values.Length; i++)
        {
            if (CellText.TrimAll(one.Window.Values[i].Text) != CellText.TrimAll(other.Window.Values[i].Text))
            {
                return false;
            }
        }

        return true;
    }
}
