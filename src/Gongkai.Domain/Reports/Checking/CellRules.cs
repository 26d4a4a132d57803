namespace Gongkai.Domain.Reports.Checking;

/// <summary>单元格填写 — what is printed in single cells: blanks, strokes, text, signs, fractions (S05) and money units (S09).</summary>
internal static class CellRules
{
    // Up to so many places are named one by one; beyond that the whole table is.
    private const int FewPlaces = 3;

    public static void Filling(CheckContext context)
    {
        List<(ReportTable Table, List<int> Positions)>? blanks = null;
        List<(ReportTable Table, List<int> Positions)>? strokes = null;
        var tables = context.Report.Tables;
        for (var i = 0; i < tables.Count; i++)
        {
            if (tables[i].HoldsOnlyCounts)
            {
                continue;
            }

            List<int> blank = [];
            List<int> stroke = [];
            Inspect(context, tables[i], blank, stroke);
            if (blank.Count > 0)
            {
                (blanks ??= []).Add((tables[i], blank));
            }

            if (stroke.Count > 0)
            {
                (strokes ??= []).Add((tables[i], stroke));
            }
        }

        Summarize(context, blanks, "空白单元格", "按0参与勾稽，但空白不是0，没有的应填0");
        Summarize(context, strokes, "填斜线或短横的单元格", "没有的应填0");
    }

    public static void Money(CheckContext context)
    {
        if (TableUnderCheck.Find(context.Report, TableLayout.Blocks) is not { } table)
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        foreach (var position in plan.Money)
        {
            var format = plan.ColumnAt(position);
            if (table.Cells[position] is { Value: { } value } cell && (cell.Unit is null || cell.Unit != UsualUnit(format)))
            {
                CheckUnit(context, plan.AddressAt(position), format, cell, value);
            }
        }
    }

    private static void CheckUnit(CheckContext context, string address, ColumnFormat format, Cell cell, decimal value)
    {
        var usual = UsualUnit(format);
        if (cell.Unit is null)
        {
            Say($"{format.Label}“{cell.Raw}”未写单位。");
        }
        else if (value != 0)
        {
            Say($"{format.Label}以{cell.Unit.Value.InChinese()}为单位（{cell.Raw}，合{InUnit(cell, MoneyUnit.TenThousandYuan)}万元、{InUnit(cell, MoneyUnit.Yuan)}元、"
                + $"{InUnit(cell, MoneyUnit.HundredMillionYuan)}亿元），与通常的{usual.InChinese()}不一致。");
        }

        void Say(string message) => context.Add(new Finding("S09", Severity.Info, address, [address], cell.Raw, null, message, CheckingBasis.Form));
    }

    private static MoneyUnit UsualUnit(ColumnFormat format) => format.Unit ?? MoneyUnit.TenThousandYuan;

    private static string InUnit(Cell cell, MoneyUnit unit) =>
        (cell.Yuan!.Value / unit.InYuan()).ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);

    private static void Inspect(CheckContext context, ReportTable table, List<int> blank, List<int> stroke)
    {
        var plan = TablePlan.For(table.Format);
        for (var position = 0; position < table.Format.CellCount; position++)
        {
            switch (table.Cells[position])
            {
                case { State: CellState.Blank }:
                    blank.Add(position);
                    break;
                case { State: CellState.NotApplicable }:
                    stroke.Add(position);
                    break;
                case { State: CellState.Text or CellState.Number } cell when Fault(cell, plan.ColumnAt(position).Kind) is { } fault:
                    context.Add(new Finding(
                        "S05",
                        Severity.Error,
                        plan.AddressAt(position),
                        [plan.AddressAt(position)],
                        cell.Raw,
                        null,
                        $"“{plan.RowAt(position).Label}”行“{plan.ColumnAt(position).Label}”列填的是“{cell.Raw}”，{fault}。",
                        CheckingBasis.Form));
                    break;
                default:
                    break;
            }
        }
    }

    private static string? Fault(Cell cell, ColumnKind kind)
    {
        if (cell.Value is not { } value)
        {
            return "不是数";
        }

        return kind switch
        {
            ColumnKind.Money or ColumnKind.MoneyInUnit => value < 0 ? "金额不能为负" : null,
            ColumnKind.Change => decimal.IsInteger(value) ? null : "应为整数",
            _ when !decimal.IsInteger(value) => "应为整数",
            _ => value < 0 ? "数量不能为负" : null,
        };
    }

    private static void Summarize(CheckContext context, List<(ReportTable Table, List<int> Positions)>? odd, string what, string advice)
    {
        if (odd is null)
        {
            return;
        }

        context.Add(new Finding(
            "S05",
            Severity.Info,
            string.Join(",", odd.SelectMany(entry => Places(entry.Table, entry.Positions))),
            [.. odd.SelectMany(entry => entry.Positions.Select(TablePlan.For(entry.Table.Format).AddressAt))],
            null,
            null,
            $"{what}：{string.Join("，", odd.Select(entry => Share(entry.Table, entry.Positions)))}；{advice}。",
            CheckingBasis.Form));
    }

    private static string Share(ReportTable table, List<int> positions) =>
        $"表{"一二三四五六七八九"[table.Format.Section - 1]}共{table.Format.CellCount}格中有{positions.Count}格";

    // Whole rows are named as rows, a few cells as cells, anything else as the table.
    private static IEnumerable<string> Places(ReportTable table, List<int> positions)
    {
        var format = table.Format;
        if (positions.Count == format.CellCount)
        {
            return [format.Id];
        }

        var odd = positions.ToHashSet();
        var touched = format.Rows.Where(row => Enumerable.Range(row.Offset, row.Columns.Count).Any(odd.Contains)).ToList();
        if (touched.Count <= FewPlaces && touched.Sum(row => row.Columns.Count) == positions.Count)
        {
            return touched.Select(row => $"{format.Id}.{row.Path}");
        }

        return positions.Count <= FewPlaces ? positions.Select(TablePlan.For(format).AddressAt) : [format.Id];
    }
}
