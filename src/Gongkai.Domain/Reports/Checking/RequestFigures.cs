namespace Gongkai.Domain.Reports.Checking;

/// <summary>表三数字 — the sums of the request table that a text can speak of; null where a cell that is needed could not be read.</summary>
internal sealed class RequestFigures
{
    private readonly ReportTable _table;

    private RequestFigures(ReportTable table) => _table = table;

    public static RequestFigures? Of(AnnualReport report) => report.Table("part3") is { } table ? new RequestFigures(table) : null;

    public long? NewReceived => Role(RowRole.NewReceived, null);

    public long? CarriedIn => Role(RowRole.CarriedIn, null);

    public long? Results => Role(RowRole.OutcomeTotal, null);

    public long? Outcomes => Sum(row => row.Role == RowRole.Outcome, null);

    public long? CarriedOut => Role(RowRole.CarriedOut, null);

    /// <summary>The row with a role in one column; null column for the total.</summary>
    public long? Role(RowRole role, string? column)
    {
        foreach (var row in _table.Format.Rows)
        {
            if (row.Role == role)
            {
                return Value(row, column);
            }
        }

        return null;
    }

    /// <summary>The other organs' columns together.</summary>
    public long? LegalPersons(RowRole role)
    {
        foreach (var row in _table.Format.Rows)
        {
            if (row.Role == role)
            {
                return Value(row, null) - Value(row, "naturalPerson");
            }
        }

        return null;
    }

    /// <summary>The rows that outcomes in the text name: a path, or a group with a star,
    /// several joined by a plus; false where this format has none.</summary>
    public bool TryOutcome(string key, out long? value, out string[] cells)
    {
        var keys = key.Split('+');
        bool Matches(RowFormat row) =>
            Array.Exists(keys, one => row.Path == one || (one[0] == '*' && (row.Group == one[1..] || row.Path == one[1..])));
        var rows = _table.Format.Rows.Where(row => row.Role == RowRole.Outcome && Matches(row)).ToList();
        value = Sum(Matches, null);
        cells = [.. rows.Select(row => $"{_table.Format.Id}.{row.Path}.total")];
        return rows.Count > 0;
    }

    public string Address(RowRole role, string? column = null) =>
        $"{_table.Format.Id}.{_table.Format.Rows.FirstOrDefault(row => row.Role == role)?.Path}.{column ?? "total"}";

    private long? Sum(Func<RowFormat, bool> matches, string? column)
    {
        long? sum = 0;
        foreach (var row in _table.Format.Rows)
        {
            if (row.Role == RowRole.Outcome && matches(row))
            {
                sum += Value(row, column);
            }
        }

        return sum;
    }

    private long? Value(RowFormat row, string? column)
    {
        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (column is null ? row.Columns[i].Kind == ColumnKind.Total : row.Columns[i].Id == column)
            {
                return _table[row, i] is { CountsInSums: true } ? _table.Count(row, i) : null;
            }
        }

        return null;
    }
}
