namespace Gongkai.Domain.Reports.Comparing;

/// <summary>对照展开 — turns an entry over rows into one measure a column.</summary>
internal static class CrosswalkMeasures
{
    public static IEnumerable<Measure> Expand(CrosswalkEntry entry, ReportFormats formats)
    {
        var cells = new List<(ColumnFormat Column, bool IsWholeRow, RowFormat Row, string FormatId, int Position)>();
        foreach (var (formatId, addresses) in entry.Addresses)
        {
            var format = formats.Find(formatId) ?? throw new ArgumentException($"{entry.Measure}: no format {formatId}.");
            foreach (var address in addresses)
            {
                cells.AddRange(Cells(format, address).Select(cell => (cell.Column, cell.IsWholeRow, cell.Row, formatId, cell.Position)));
            }
        }

        foreach (var group in cells.GroupBy(cell => cell.IsWholeRow ? cell.Column.Id : ""))
        {
            var (column, isWholeRow, row, _, _) = group.First();
            yield return new Measure(
                isWholeRow ? $"{entry.Measure}.{column.Id}" : entry.Measure,
                isWholeRow ? $"{entry.Label}·{column.Label}" : entry.Label,
                column.Kind == ColumnKind.Total || !row.Columns.Any(other => other.Kind == ColumnKind.Total),
                group.GroupBy(cell => cell.FormatId)
                    .ToDictionary(format => format.Key, format => format.Select(cell => cell.Position).ToArray(), StringComparer.Ordinal));
        }
    }

    private static IEnumerable<(ColumnFormat Column, bool IsWholeRow, RowFormat Row, int Position)> Cells(ReportFormat format, string address)
    {
        var dot = address.IndexOf('.', StringComparison.Ordinal);
        var table = format.Tables.FirstOrDefault(table => dot > 0 && table.Id == address[..dot]) ?? throw Missing(format, address);
        var path = address[(dot + 1)..];
        if (table.Row(path) is { } wholeRow)
        {
            return wholeRow.Columns.Select((column, index) => (column, true, wholeRow, wholeRow.Offset + index));
        }

        var last = path.LastIndexOf('.');
        var row = (last > 0 ? table.Row(path[..last]) : null) ?? throw Missing(format, address);
        var position = row.Columns.ToList().FindIndex(column => column.Id == path[(last + 1)..]);
        return position >= 0 ? [(row.Columns[position], false, row, row.Offset + position)] : throw Missing(format, address);
    }

    private static ArgumentException Missing(ReportFormat format, string address) => new($"Format {format.Id} has no {address}.", nameof(address));
}
