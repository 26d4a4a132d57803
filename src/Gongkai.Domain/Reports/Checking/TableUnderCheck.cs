namespace Gongkai.Domain.Reports.Checking;

/// <summary>被核对的表 — finds the table a rule is about by its layout, in this year's report
/// and in last year's, and speaks up where it is not there.</summary>
internal static class TableUnderCheck
{
    public const string Unread = "有未能读出或不是数的单元格，不能判断。";

    public static ReportTable? Find(AnnualReport report, TableLayout layout)
    {
        var tables = report.Tables;
        for (var i = 0; i < tables.Count; i++)
        {
            if (tables[i].Format.Layout == layout)
            {
                return tables[i];
            }
        }

        return null;
    }

    /// <summary>This year's table; where there is none the rule is noted as not assessable.</summary>
    public static ReportTable? Find(CheckContext context, string rule, TableLayout layout)
    {
        var table = Find(context.Report, layout);
        if (table is null)
        {
            context.CannotAssess(rule, Id(context, layout), [], "没有读到该表，不能判断。");
        }

        return table;
    }

    /// <summary>Last year's table; where there is none, or the other report is not of the year before, the rule is noted as not assessable.</summary>
    public static ReportTable? FindLastYear(CheckContext context, string rule, TableLayout layout)
    {
        if (context.LastYear is not { } lastYear)
        {
            return null;
        }

        if (context.Report.Year is { } year && lastYear.Year is { } previous && previous != year - 1)
        {
            context.CannotAssess(rule, Id(context, layout), [], $"对照的报告是{previous}年度的，不是{year - 1}年度的，不能跨年核对。");
            return null;
        }

        var table = Find(lastYear, layout);
        if (table is null)
        {
            context.CannotAssess(rule, Id(context, layout), [], "上年报告中没有读到该表，不能跨年核对。");
        }

        return table;
    }

    /// <summary>Position of the column with this key in a row; -1 where the row has none.</summary>
    public static int Column(RowFormat row, string id)
    {
        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (row.Columns[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Id(CheckContext context, TableLayout layout)
    {
        foreach (var table in context.Formats.All[^1].Tables)
        {
            if (table.Layout == layout)
            {
                return table.Id;
            }
        }

        return "document";
    }
}
