namespace Gongkai.Domain.Reports.Checking;

/// <summary>结构规则 — parts, tables, rows, columns and cells (S01–S05, S09).</summary>
public static class StructureRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        new("S01", Severity.Error, "六个部分", "六个部分齐全、依次、标题与规定一致", CheckingBasis.Form, HeadingRule.Evaluate),
        new("S02", Severity.Warning, "表式与年度", "表式应为报告年度规定的格式", CheckingBasis.Form, FormBelongsToYear),
        new("S03", Severity.Error, "表、行、列齐全", "规定的表、行、列都在", CheckingBasis.Form, NothingIsMissing),
        new("S04", Severity.Warning, "每行格数", "每行的数值个数 = 列数", CheckingBasis.Form, RowsAreEven),
        new("S05", Severity.Error, "单元格填写", "数量为非负整数；空白、斜线、文字不是数", CheckingBasis.Form, CellRules.Filling),
        new("S09", Severity.Info, "金额单位", "金额应写明单位，通常为万元", CheckingBasis.Form, CellRules.Money),
    ];

    private static void FormBelongsToYear(CheckContext context)
    {
        if (context.Report.Year is not { } year || context.Formats.ForYear(year) is not { } prescribed)
        {
            context.CannotAssess("S02", "document", [], "报告年度不明或早于现有格式，不能判断应使用哪种表式。");
            return;
        }

        List<ReportTable>? others = null;
        var tables = context.Report.Tables;
        for (var i = 0; i < tables.Count; i++)
        {
            // Procedures side by side look alike in every format.
            if (tables[i].Format.Layout != TableLayout.SideBySide && tables[i].Format.FormatId != prescribed.Id)
            {
                (others ??= []).Add(tables[i]);
            }
        }

        if (others is not null)
        {
            AddOtherForms(context, prescribed, others);
        }
    }

    private static void AddOtherForms(CheckContext context, ReportFormat prescribed, List<ReportTable> others)
    {
        var used = string.Join("、", others.Select(table => context.Formats.Find(table.Format.FormatId)?.Name ?? table.Format.FormatId).Distinct());
        context.Add(new Finding(
            "S02",
            Severity.Warning,
            string.Join(",", others.Select(table => table.Format.Id)),
            [],
            string.Join(", ", others.Select(table => table.Format.FormatId).Distinct()),
            prescribed.Id,
            $"{context.Report.Year}年度报告应使用{prescribed.Name}，{string.Join("、", others.Select(table => Part(table.Format.Section)))}的表仍是{used}。",
            prescribed.Basis));
    }

    private static void NothingIsMissing(CheckContext context)
    {
        var unreadable = context.Report.Unreadable;
        for (var i = 0; i < unreadable.Count; i++)
        {
            if (IsMissing(unreadable[i].Reason))
            {
                context.Add(new Finding("S03", Severity.Error, unreadable[i].Where, [], null, null, unreadable[i].Message, CheckingBasis.Form));
            }
        }

        var format = (context.Report.Year is { } year ? context.Formats.ForYear(year) : null) ?? context.Formats.All[^1];
        for (var i = 0; i < format.Tables.Count; i++)
        {
            if (TableUnderCheck.Find(context.Report, format.Tables[i].Layout) is null)
            {
                AddMissingTable(context, format, format.Tables[i]);
            }
        }
    }

    private static void AddMissingTable(CheckContext context, ReportFormat format, TableFormat table)
    {
        var reported = context.Report.Unreadable.FirstOrDefault(entry => entry.Where == table.Id);
        if (reported is null)
        {
            context.Add(new Finding("S03", Severity.Error, table.Id, [], null, null, $"{Part(table.Section)}没有规定的统计表。", format.Basis));
        }
        else if (!IsMissing(reported.Reason))
        {
            context.CannotAssess("S03", table.Id, [], reported.Message);
        }
    }

    private static void RowsAreEven(CheckContext context)
    {
        var notes = context.Report.LayoutNotes;
        if (notes.Count == 0)
        {
            return;
        }

        var tables = context.Report.Tables;
        for (var i = 0; i < tables.Count; i++)
        {
            AddUnevenRows(context, tables[i].Format, notes);
        }
    }

    private static void AddUnevenRows(CheckContext context, TableFormat format, IReadOnlyList<LayoutNote> notes)
    {
        var uneven = notes.Where(note =>
            note.Kind is LayoutNoteKind.SurplusValues or LayoutNoteKind.MissingValues
            && (note.Where == format.Id || note.Where.StartsWith(format.Id + ".", StringComparison.Ordinal))).ToList();
        if (uneven.Count == 0)
        {
            return;
        }

        var printed = string.Join(", ", uneven.Select(note => note.Detail).Distinct());
        var columns = string.Join(", ",
            uneven.Select(note => format.Row(RowPath(note.Where))?.Columns.Count).Where(count => count is not null).Distinct());
        context.Add(new Finding(
            "S04",
            Severity.Warning,
            string.Join(",", uneven.Select(note => note.Where).Distinct()),
            [],
            $"{printed} values",
            columns.Length == 0 ? null : $"{columns} columns",
            $"{Part(format.Section)}的表有{uneven.Count}行数值个数（{printed}）与列数（{columns}）不符，请核对各列是否错位。",
            CheckingBasis.Form));
    }

    private static string RowPath(string where) =>
        where.Contains('.', StringComparison.Ordinal) ? where[(where.IndexOf('.', StringComparison.Ordinal) + 1)..] : "";

    private static bool IsMissing(string reason) => reason is "table-missing" or "row-missing" or "column-missing";

    private static string Part(int section) => $"第{"零一二三四五六七八九"[section]}部分";
}
