using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>申请数字 — requests, applicants and outcomes in the text against table three (N02, N04, N05).</summary>
internal static class StatedRequestRules
{
    /// <summary>收到 is 本年新收 (with 上年结转 where the sentence says so); 受理、办理 may also be what was finished.</summary>
    public static void CheckReceived(CheckContext context)
    {
        var narrative = context.Narrative;
        if (!narrative.Counts(QuantitySubject.Requests) || Table(context, "N02") is not { } table)
        {
            return;
        }

        var figures = narrative.Figures;
        for (var i = 0; i < figures.Length; i++)
        {
            ref readonly var figure = ref figures[i];
            if (!figure.Is(QuantitySubject.Requests) || (figure.Verbs & (RequestVerbs.Finished | RequestVerbs.Replied)) != 0
                || IsSubset(narrative, i) || !StatedFigures.IsComparable(context, figure))
            {
                continue;
            }

            var received = table.NewReceived;
            var all = received + table.CarriedIn;
            var accepted = figure.Verbs == RequestVerbs.Received && !figure.MentionsCarriedIn
                ? (ReadOnlySpan<long?>)[received]
                : figure.Verbs == RequestVerbs.Received ? [received, all] : [received, all, table.Results, table.Outcomes];
            var claim = new Claim("N02", [table.Address(RowRole.NewReceived)], "表三“本年新收政府信息公开申请数量”总计");
            claim.Compare(context, figure, accepted);
        }
    }

    /// <summary>自然人、法人 against the columns of what was received, to be handled, or finished.</summary>
    public static void CheckApplicants(CheckContext context)
    {
        var narrative = context.Narrative;
        if (narrative.Counts(QuantitySubject.Applicant) && Table(context, "N04") is { } table)
        {
            foreach (ref readonly var figure in narrative.Figures)
            {
                if (figure.Is(QuantitySubject.Applicant) && StatedFigures.IsComparable(context, figure))
                {
                    var received = Column(table, RowRole.NewReceived, figure.Key);
                    ReadOnlySpan<long?> accepted = [received, received + Column(table, RowRole.CarriedIn, figure.Key), Column(table, RowRole.OutcomeTotal, figure.Key)];
                    new Claim("N04", [table.Address(RowRole.NewReceived, figure.Key.TrimStart('*'))], "表三“本年新收”该类申请人一列").Compare(context, figure, accepted);
                }
            }
        }

        foreach (var statement in narrative.Statements)
        {
            if (statement.Kind == StatementKind.ApplicantsAll && StatedFigures.IsOwnScope(context, statement.Scope) && Table(context, "N04") is { } requests)
            {
                CheckAllApplicants(context, statement, requests);
            }
        }
    }

    /// <summary>予以公开、不予公开 and the like against the rows; 答复 against all results; categories that the table does not have are noted.</summary>
    public static void CheckOutcomes(CheckContext context)
    {
        var narrative = context.Narrative;
        NoteOldCategories(context);
        if (!narrative.Counts(QuantitySubject.Outcome) && !narrative.Counts(QuantitySubject.Requests))
        {
            return;
        }

        RequestFigures? table = null;
        foreach (ref readonly var figure in narrative.Figures)
        {
            var isReply = figure.Is(QuantitySubject.Requests) && figure.Verbs == RequestVerbs.Replied;
            if ((!figure.Is(QuantitySubject.Outcome) && !isReply) || !StatedFigures.IsComparable(context, figure))
            {
                continue;
            }

            table ??= Table(context, "N05");
            if (table is null)
            {
                return;
            }

            if (isReply)
            {
                table.TryOutcome("*otherHandling", out var otherHandling, out _);
                ReadOnlySpan<long?> accepted =
                    [table.Results, table.Outcomes, table.NewReceived, table.NewReceived - table.CarriedOut, table.NewReceived + table.CarriedIn - table.CarriedOut, table.Results - otherHandling];
                new Claim("N05", [table.Address(RowRole.OutcomeTotal)], "表三“（七）总计”").Compare(context, figure, accepted);
            }
            else if (table.TryOutcome(figure.Key, out var value, out var cells))
            {
                var isGrantedAlone = figure.Key == "granted" && !HasFigure(narrative, "partiallyGranted") && table.TryOutcome("partiallyGranted", out var partly, out _) && value + partly == figure.Value;
                if (!isGrantedAlone)
                {
                    new Claim("N05", cells, "表三相应行的总计").Compare(context, figure, [value]);
                }
            }
        }
    }

    /// <summary>The table, or a note that the rule could not be assessed.</summary>
    public static RequestFigures? Table(CheckContext context, string rule)
    {
        if (RequestFigures.Of(context.Report) is { } table)
        {
            return table;
        }

        context.CannotAssess(rule, "part3", ["part3"], "没有读到表三，正文数字无从核对。");
        return null;
    }

    /// <summary>A part of a total of requests, other than 新收 and 上年结转, is some of the requests only.</summary>
    private static bool IsSubset(Narrative narrative, int index)
    {
        foreach (var sum in narrative.Sums)
        {
            if (sum.Parts.Contains(index) && narrative.Quantities[sum.Total].Is(QuantitySubject.Requests))
            {
                return (narrative.Figures[index].Verbs & RequestVerbs.Received) == 0;
            }
        }

        return false;
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
        else if (total != column)
        {
            var quote = context.Narrative.Words(statement.Span);
            context.Add(new Finding(
                "N04", Severity.Error, place, cells, $"{total}", $"{column}", $"正文写“{quote}”，而表三本年新收{total}件中该类申请人为{column}件", StatedFigures.Article50)
            { Quote = quote });
        }
    }

    private static long? Column(RequestFigures table, RowRole role, string key) => key == "*legal" ? table.LegalPersons(role) : table.Role(role, key);

    private static bool HasFigure(Narrative narrative, string key)
    {
        foreach (ref readonly var figure in narrative.Figures)
        {
            if (figure.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private static void NoteOldCategories(CheckContext context)
    {
        var narrative = context.Narrative;
        if (!narrative.Counts(QuantitySubject.OldOutcome))
        {
            return;
        }

        var old = narrative.Quantities.Where(figure => figure.Is(QuantitySubject.OldOutcome)).ToList();
        var names = string.Join('、', old.Select(figure => narrative.Words(figure.Before)).Distinct());
        context.Add(new Finding(
            "N05", Severity.Info, StatedFigures.Place(old[0].Span.Section), [], names, null, $"正文的答复分类（{names}）不是表三规定的分类，不能逐项与表三核对", StatedFigures.Notice)
        {
            Quote = StatedFigures.Quote(narrative, old[0]),
        });
    }
}
