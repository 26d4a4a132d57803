namespace Gongkai.Domain.Reports.Checking;

/// <summary>规章制定权 — the row of government rules must be zero for an organ that cannot make any (A11, A23); 立法法 91、93.</summary>
internal static class RuleMakingRule
{
    private const string Rules = "governmentRules";

    public static ReconciliationRule Of(string id, Provision form) => new(
        id,
        Severity.Warning,
        $"规章制定权（{(id == "A11" ? "2019" : "2021")}年表式）",
        "没有规章制定权的机关，规章各栏应为0",
        CheckingBasis.RuleMaking,
        context => Evaluate(context, id, form));

    private static void Evaluate(CheckContext context, string id, Provision form)
    {
        if (ProactiveTableRules.FindTable(context, id) is not { } table || Row(table.Format) is not { } row)
        {
            return;
        }

        var hasFigure = false;
        var hasUnread = false;
        for (var i = 0; i < row.Columns.Count; i++)
        {
            hasFigure |= table.Count(row, i) != 0;
            hasUnread |= table[row, i] is null or { State: CellState.Text };
        }

        if ((!hasFigure && !hasUnread) || !IsRuleOf(context, table, id))
        {
            return;
        }

        var location = $"{table.Format.Id}.{row.Path}";
        var addresses = row.Columns.Select(column => $"{location}.{column.Id}").ToArray();
        var kind = context.Report.OrganKind ?? (context.Report.Organ is { } organ ? OrganKinds.Classify(organ) : null);
        var hasPower = OrganKinds.MayReportGovernmentRules(kind, context.Report.Organ);
        if (hasPower is null)
        {
            context.CannotAssess(id, location, addresses, "机关的层级和类别不明，不能判断有无规章制定权。");
        }
        else if (hasPower == false && !hasFigure)
        {
            context.CannotAssess(id, location, addresses, TableUnderCheck.Unread);
        }
        else if (hasPower == false)
        {
            var printed = string.Join("/", row.Columns.Select((_, column) => table[row, column]?.Raw ?? "?"));
            context.Add(new Finding(
                id,
                Severity.Warning,
                location,
                addresses,
                printed,
                $"{string.Join("/", row.Columns.Select(_ => "0"))} expected",
                $"{OrganKinds.InChinese(kind!.Value)}没有规章制定权，规章行填{printed}，请核对是否误填或填成了规范性文件（表式依据：{form}）。",
                CheckingBasis.RuleMaking));
        }
    }

    private static RowFormat? Row(TableFormat format)
    {
        for (var i = 0; i < format.Rows.Count; i++)
        {
            if (format.Rows[i].Path.EndsWith(Rules, StringComparison.Ordinal))
            {
                return format.Rows[i];
            }
        }

        return null;
    }

    // The two ids are one test; the format's data says which of them is its own.
    private static bool IsRuleOf(CheckContext context, ReportTable table, string id) =>
        context.Formats.Find(table.Format.FormatId)?.Rules.Contains(id) ?? id == "A23";
}
