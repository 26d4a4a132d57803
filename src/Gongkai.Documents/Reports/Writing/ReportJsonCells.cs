using System.Text.Json;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>单元格的 JSON — values under the paths of the format, and beside them where each
/// cell stands; a cell that could not be read is absent from both.</summary>
internal static class ReportJsonCells
{
    public static void WriteTable(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteStartObject(table.Format.Id);
        string? open = null;
        foreach (var row in table.Format.Rows)
        {
            // Rows of a block follow one another, so an object is opened and closed once.
            var dot = row.Path.IndexOf('.', StringComparison.Ordinal);
            var block = dot < 0 ? null : row.Path[..dot];
            if (block != open)
            {
                if (open is not null)
                {
                    json.WriteEndObject();
                }

                if (block is not null)
                {
                    json.WriteStartObject(block);
                }

                open = block;
            }

            json.WriteStartObject(row.Path[(dot + 1)..]);
            for (var i = 0; i < row.Columns.Count; i++)
            {
                if (table[row, i] is { } cell)
                {
                    json.WritePropertyName(row.Columns[i].Id);
                    WriteValue(json, cell, row.Columns[i]);
                }
            }

            json.WriteEndObject();
        }

        if (open is not null)
        {
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteProvenance(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartObject("provenance");
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Format.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    if (table[row, i] is { } cell)
                    {
                        WriteSource(json, table.Address(row, i), cell);
                    }
                }
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Cell cell, ColumnFormat column)
    {
        switch (cell.State)
        {
            case CellState.Blank:
                json.WriteNullValue();
                break;
            case CellState.NotApplicable or CellState.Text:
                json.WriteStringValue(cell.Raw);
                break;
            default:
                WriteNumber(json, cell, column);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, Cell cell, ColumnFormat column)
    {
        if (column.Kind == ColumnKind.Money)
        {
            json.WriteStartObject();
            json.WriteString("raw", cell.Raw);
            json.WritePropertyName("yuan");
            if (cell.Yuan is { } yuan)
            {
                json.WriteNumberValue(PrintedCell.Shortest(yuan));
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteEndObject();
        }
        else if (column.Kind != ColumnKind.MoneyInUnit)
        {
            json.WriteNumberValue(PrintedCell.Shortest(cell.Value!.Value));
        }
        else if (cell.Yuan is { } yuan)
        {
            json.WriteNumberValue(PrintedCell.Shortest(yuan / column.Unit!.Value.InYuan()));
        }
        else
        {
            // Without a unit there is no number in 万元; what is printed is all that is known.
            json.WriteStringValue(cell.Raw);
        }
    }

    private static void WriteSource(Utf8JsonWriter json, string address, Cell cell)
    {
        json.WriteStartObject(address);
        ReportJson.WritePlace(json, cell.Source.Place);
        json.WriteString("raw", cell.Raw);
        if (cell.Unit is { } unit)
        {
            json.WriteString("unit", ReportJson.CamelCase(unit));
        }

        json.WriteString("recognition", ReportJson.CamelCase(cell.Source.Recognition));
        json.WriteEndObject();
    }
}
