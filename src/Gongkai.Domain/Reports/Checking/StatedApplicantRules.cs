using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>申请人数字 — kinds of applicants in the text against the columns of table three (N04).</summary>
internal static class StatedApplicantRules
{
    /// <summary>自然人、法人 against the columns of what was received, to be handled, or finished.</summary>
    public static void Check(CheckContext context)
    {
        var narrative = context.Narrative;
        if (narrative.Counts(QuantitySubject.Applicant) && StatedRequestRules.Table(context, "N04") is { } table)
        {
            foreach (ref readonly var figure in narrative.Figures)
            {
                if (figure.Is(QuantitySubject.Applicant) && StatedFigures.IsComparable(context, figure))
                {
                    var received = Column(table, RowRole.NewReceived, figure.Key);
                    ReadOnlySpan<long?> accepted = [received, received + Column(table, RowRole.CarriedIn, figure.Key),
                        Column(table, RowRole.OutcomeTotal, figure.Key)];
                    new Claim("N04", [table.Address(RowRole.NewReceived, figure.Key.TrimStart('*'))], "表三“本年新收”该类申请人一列")
                        .Compare(context, figure, accepted);
                }
            }
        }

        foreach (var statement in narrative.Statements)
        {
            if (statement.Kind == StatementKind.ApplicantsAll && StatedFigures.IsOwnScope(context, statement.Scope)
                && StatedRequestRules.Table(context, "N04") is { } requests)
            {
                CheckAllApplicants(context, statement, requests);
            }
        }
    }

    // 其中局机关收到4件，均为自然人申请: of those four.
    private static bool IsOfAllReceived(Narrative narrative, Statement statement, long received)
    {
        var figures = narrative.FiguresBefore(statement.Span);
        return figures.Length == 0 || figures[^1].Sentence.Section != statement.Span.Section || figures[^1].Sentence.End < statement.Span.End
            || (figures[^1].Is(QuantitySubject.Requests) && figures[^1].Value == received);
    }

    private static void CheckAllApplicants(CheckContext context, Statement statement, RequestFigures table)
    {
        var total = table.NewReceived;
        var column = Column(table, RowRole.NewReceived, statement.Key);
        var place = StatedFigures.Place(statement.Span.Section);
        string[] cells = [table.Address(RowRole.NewReceived, statement.Key.TrimStart('*')), table.Address(RowRole.NewReceived)];
        if (total is null || column is null)
        {
            context.CannotAssess("N04", place, cells, "表三“本年新收”一行没有全部读出，不能核对申请人类别。");
        }
        else if (total != column && IsOfAllReceived(context.Narrative, statement, total.Value))
        {
            var quote = context.Narrative.Words(statement.Span);
            context.Add(new Finding(
                "N04", Severity.Error, place, cells, $"{total}", $"{column}", $"正文写“{quote}”，而表三本年新收{total}件中该类申请人为{column}件",
                    StatedFigures.Article50)
            { Quote = quote });
        }
    }

    private static long? Column(RequestFigures table, RowRole role, string key) => key == "*legal" ? table.LegalPersons(role) : table.Role(role, key);
}
