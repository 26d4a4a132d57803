namespace Gongkai.Domain.Reports.Comparing;

/// <summary>整洁数据行 — one cell of one report: organ, year, format, table, row, column, state,
/// value, source; a cell that was not read has neither state nor value.</summary>
public sealed record TidyRow(string? Organ, int? Year, string Format, string Table, string Row, string Column, CellState? State, decimal? Value,
    string Raw, SourcePlace Source)
{
    public static IEnumerable<TidyRow> Of(AnnualReport report)
    {
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Format.Rows)
            {
                for (var column = 0; column < row.Columns.Count; column++)
                {
                    var cell = table[row, column];
                    var value = row.Columns[column].Kind is ColumnKind.Money or ColumnKind.MoneyInUnit ? cell?.Yuan : cell?.Value;
                    yield return new TidyRow(
                        report.Organ,
                        report.Year,
                        table.Format.FormatId,
                        table.Format.Id,
                        row.Path,
                        row.Columns[column].Id,
                        cell?.State,
                        value,
                        cell?.Raw ?? "",
                        cell?.Source.Place ?? SourcePlace.None);
                }
            }
        }
    }
}
