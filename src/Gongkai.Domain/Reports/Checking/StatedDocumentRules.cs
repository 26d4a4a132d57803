using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>规章和规范性文件数字 — documents made, repealed and in force in the text against table two (N09).</summary>
internal static class StatedDocumentRules
{
    /// <summary>What is done to some documents only, or to those of others as well.</summary>
    private static readonly string[] s_selections =
        ["公开", "发布", "公布", "公示", "上传", "清理", "解读", "备案", "报备", "审查", "审核", "梳理", "转发", "收集", "评估", "起草", "修订", "报送", "移送"];

    public static void Check(CheckContext context)
    {
        if (!context.Narrative.Counts(QuantitySubject.Document))
        {
            return;
        }

        if (context.Report.Table("part2") is not { } table)
        {
            context.CannotAssess("N09", "part2", ["part2"], "没有读到表二，正文数字无从核对。");
            return;
        }

        var figures = context.Narrative.Figures;
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i].Is(QuantitySubject.Document) && figures[i].Unit is "件" or "部" or "份" or "个" or "项" && !IsSubset(context.Narrative, i))
            {
                CheckFigure(context, table, figures[i]);
            }
        }
    }

    // 公开3件，其中废止0件: of those that were published, read or reviewed, not of all.
    private static bool IsSubset(Narrative narrative, int index) =>
        narrative.SumOf(index) is { } sum && !narrative.Figures[sum.Total].Is(QuantitySubject.Document)
        && StatedWording.ContainsAny(narrative.Characters(narrative.Figures[sum.Total].Before), s_selections);

    private static void CheckFigure(CheckContext context, ReportTable table, in StatedQuantity figure)
    {
        var dot = figure.Key.IndexOf('.', StringComparison.Ordinal);
        var action = figure.Key[(dot + 1)..];
        var path = $"art20_1.{figure.Key[..dot]}";
        if (Column(table, path, action) is not { } column)
        {
            return;
        }

        // A stock is what has accumulated: 累计 does not make it another figure.
        var own = action is "inForce" or "totalPublished" ? figure with { Scope = figure.Scope & ~QuantityScope.Cumulative } : figure;
        if (!StatedFigures.IsComparable(context, own))
        {
            return;
        }

        long? value = table[path, column] is { CountsInSums: true, State: var state, Value: var number } ? state == CellState.Blank ? 0
            : (long)(number ?? 0) : null;
        new Claim("N09", [$"part2.{path}.{column}"], "表二相应数字").Compare(context, figure, [value]);
    }

    // The trial form counts what was made, the form of 2021 what was issued; the other columns have no counterpart.
    private static string? Column(ReportTable table, string path, string action)
    {
        if (table.Format.Row(path) is not { } row)
        {
            return null;
        }

        foreach (var column in row.Columns)
        {
            if (column.Id == action || (column.Id == "newlyMade" && action == "issued"))
            {
                return column.Id;
            }
        }

        return null;
    }
}
