using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using RecognitionKind = Gongkai.Domain.Reports.Recognition;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>单元格读回 — the cells of the tables in an object of ours; a cell that is absent was unreadable and stays so.</summary>
internal static class OwnJsonCells
{
    private static readonly MoneyUnit[] s_units = Enum.GetValues<MoneyUnit>();

    public static Result<List<ReportTable>> ReadTables(JsonElement root, ReportFormats formats)
    {
        var tables = new List<ReportTable>();
        foreach (var id in formats.All.SelectMany(format => format.Tables).Select(table => table.Id).Distinct())
        {
            if (!OwnJson.TryObject(root, id, out var element))
            {
                continue;
            }

            var formatId = (OwnJson.TryObject(root, "tableFormats", out var ids) ? OwnJson.Text(ids, id) : null) ?? OwnJson.Text(root, "format");
            if (formatId is null || formats.Find(formatId)?.Tables.FirstOrDefault(table => table.Id == id) is not { } format)
            {
                return new Refusal("own-json-format", $"这个 JSON 的 {id} 属于本软件不认识的报告格式“{formatId}”，请在 tableFormats 中写明格式。");
            }

            OwnJson.TryObject(root, "provenance", out var provenance);
            var cells = new Cell?[format.CellCount];
            if (ReadTable(element, format, provenance, cells) is { } where)
            {
                return new Refusal("own-json-cell", $"这个 JSON 的 {where} 不是{formatId}格式里的单元格，或者它的值与记录的原文不一致，请改正后再读。");
            }

            tables.Add(new ReportTable(format, cells));
        }

        tables.Sort((one, other) => one.Format.Section.CompareTo(other.Format.Section));
        return tables;
    }

    /// <returns>The address of the first entry that cannot be taken; null where all could.</returns>
    private static string? ReadTable(JsonElement table, TableFormat format, JsonElement provenance, Cell?[] cells)
    {
        foreach (var entry in table.EnumerateObject())
        {
            if (format.Row(entry.Name) is { } row)
            {
                if (ReadRow(entry.Value, format, row, provenance, cells) is { } wrong)
                {
                    return wrong;
                }

                continue;
            }

            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                return $"{format.Id}.{entry.Name}";
            }

            foreach (var inner in entry.Value.EnumerateObject())
            {
                var path = $"{entry.Name}.{inner.Name}";
                var wrong = format.Row(path) is { } innerRow ? ReadRow(inner.Value, format, innerRow, provenance, cells) : $"{format.Id}.{path}";
                if (wrong is not null)
                {
                    return wrong;
                }
            }
        }

        return null;
    }

    private static string? ReadRow(JsonElement values, TableFormat format, RowFormat row, JsonElement provenance, Cell?[] cells)
    {
        if (values.ValueKind != JsonValueKind.Object)
        {
            return $"{format.Id}.{row.Path}";
        }

        foreach (var entry in values.EnumerateObject())
        {
            var index = 0;
            while (index < row.Columns.Count && row.Columns[index].Id != entry.Name)
            {
                index++;
            }

            var address = $"{format.Id}.{row.Path}.{entry.Name}";
            if (index == row.Columns.Count || ReadCell(entry.Value, row.Columns[index], Source(provenance, address)) is not { } cell)
            {
                return address;
            }

            cells[row.Offset + index] = cell;
        }

        return null;
    }

    private static (string? Raw, MoneyUnit? Unit, CellSource Source) Source(JsonElement provenance, string address) =>
        OwnJson.TryObject(provenance, address, out var entry)
            ? (OwnJson.Text(entry, "raw"),
                OwnJson.Member<MoneyUnit>(OwnJson.Text(entry, "unit")),
                new CellSource(OwnJson.Place(entry), OwnJson.Member<RecognitionKind>(OwnJson.Text(entry, "recognition")) ?? RecognitionKind.Named))
            : (null, null, default);

    private static Cell? ReadCell(JsonElement value, ColumnFormat column, (string? Raw, MoneyUnit? Unit, CellSource Source) known)
    {
        var cell = new OwnCell(column, known.Raw, known.Unit, known.Source);
        return value.ValueKind switch
        {
            JsonValueKind.Null => cell.Blank(),
            JsonValueKind.String => cell.Text(value.GetString()!),
            JsonValueKind.Number when value.TryGetDecimal(out var number) && column.Kind != ColumnKind.Money => ReadNumber(cell, number),
            JsonValueKind.Object when column.Kind == ColumnKind.Money => ReadMoney(cell, value),
            _ => null,
        };
    }

    private static Cell? ReadNumber(OwnCell cell, decimal number)
    {
        if (cell.Column.Kind != ColumnKind.MoneyInUnit)
        {
            return cell.Number(number);
        }

        var prescribed = cell.Column.Unit!.Value;
        if (cell.Raw is { } raw && CellText.Read(raw, cell.Column.Kind, cell.Unit, cell.Source) is { Value: not null } printed
            && printed.Yuan == number * prescribed.InYuan())
        {
            return printed;
        }

        return (cell with { Raw = null, Unit = prescribed }).Number(number);
    }

    private static Cell? ReadMoney(OwnCell cell, JsonElement money)
    {
        if (OwnJson.Text(money, "raw") is not { } raw || !money.TryGetProperty("yuan", out var stated))
        {
            return null;
        }

        decimal? yuan = stated.ValueKind == JsonValueKind.Number && stated.TryGetDecimal(out var number) ? number : null;
        if (cell.Text(raw) is { Value: not null } printed && printed.Yuan == yuan)
        {
            return printed;
        }

        // The unit may have stood in a head that nobody recorded: the worth in yuan tells it.
        foreach (var unit in s_units)
        {
            if ((cell with { Unit = unit }).Text(raw) is { Value: not null } inUnit && inUnit.Yuan == yuan)
            {
                return inUnit;
            }
        }

        return null;
    }
}
