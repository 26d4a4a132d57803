namespace Gongkai.Domain.Reports.Checking;

/// <summary>等式核对 — evaluates the identities of one rule over a table and words what it finds.</summary>
internal static class IdentityCheck
{
    /// <summary>Runs one rule: every identity that fails is an error, every one over unread cells is said not to be assessable.</summary>
    /// <param name="words">What is wrong, from both sums and the subject: "（七）总计…".</param>
    public static void Run(CheckContext context, string rule, TableLayout layout, Func<TableIdentity, (long Left, long Right), string> words)
    {
        if (TableUnderCheck.Find(context, rule, layout) is not { } table)
        {
            return;
        }

        if (layout == TableLayout.Matrix && context.RequestSumsHold(table))
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        List<TableIdentity>? unread = null;
        foreach (var identity in plan.Of(rule))
        {
            if (!identity.CanCount(table))
            {
                (unread ??= []).Add(identity);
            }
            else if (identity.Excess(table) != 0)
            {
                context.Add(Fail(context, plan, table, identity, words));
            }
        }

        if (unread is not null)
        {
            NoteUnread(context, rule, table, unread);
        }
    }

    private static void NoteUnread(CheckContext context, string rule, ReportTable table, List<TableIdentity> unread)
    {
        var plan = TablePlan.For(table.Format);
        var cells = unread.SelectMany(identity => identity.Left.Concat(identity.Right)).Where(position => !table.CanCount(position)).Distinct();
        context.CannotAssess(rule, string.Join(",", unread.Select(identity => identity.Location)), [.. cells.Select(plan.AddressAt)],
            TableUnderCheck.Unread);
    }

    private static Finding Fail(CheckContext context, TablePlan plan, ReportTable table, TableIdentity identity, Func<TableIdentity,
        (long Left, long Right), string> words)
    {
        var sums = (Left: TableIdentity.Sum(table, identity.Left), Right: TableIdentity.Sum(table, identity.Right));
        return new Finding(
            identity.Rule,
            Severity.Error,
            identity.Location,
            EquationText.Addresses(plan, [.. identity.Left, .. identity.Right]),
            EquationText.Side(plan, table, identity.Left, identity.LiesInRow),
            EquationText.Side(plan, table, identity.Right, identity.LiesInRow),
            $"{words(identity, sums)}，差{Math.Abs(sums.Left - sums.Right)}。",
            context.Formats.Find(table.Format.FormatId)?.Basis ?? CheckingBasis.Form)
        {
            Repair = RepairSearch.Sentence(plan, table, identity),
        };
    }
}
