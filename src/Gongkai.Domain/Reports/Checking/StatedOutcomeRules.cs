using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>办理结果数字 — outcomes and replies in the text against table three (N05).</summary>
internal static class StatedOutcomeRules
{
    /// <summary>予以公开、不予公开 and the like against the rows; 答复 against all results; categories that the table does not have are noted.</summary>
    public static void Check(CheckContext context)
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
            if ((!figure.Is(QuantitySubject.Outcome) && !isReply) || IsOfItems(narrative, figure) || !StatedFigures.IsComparable(context, figure))
            {
                continue;
            }

            table ??= StatedRequestRules.Table(context, "N05");
            if (table is null)
            {
                return;
            }

            if (isReply)
            {
                table.TryOutcome("*otherHandling", out var otherHandling, out _);
                ReadOnlySpan<long?> accepted =
                    [table.Results, table.Outcomes, table.NewReceived, table.NewReceived - table.CarriedOut,
                        table.NewReceived + table.CarriedIn - table.CarriedOut, table.Results - otherHandling];
                new Claim("N05", [table.Address(RowRole.OutcomeTotal)], "表三“（七）总计”").Compare(context, figure, accepted);
            }
            else if (table.TryOutcome(figure.Key, out var value, out var cells))
            {
                var isGrantedAlone = figure.Key == "granted" && !HasFigure(narrative, "partiallyGranted")
                    && table.TryOutcome("partiallyGranted", out var partly, out _) && value + partly == figure.Value;
                if (!isGrantedAlone)
                {
                    new Claim("N05", cells, "表三相应行的总计").Compare(context, figure, [value]);
                }
            }
        }
    }

    /// <summary>信息事项36项，其中不予公开5项: items, not requests.</summary>
    private static bool IsOfItems(Narrative narrative, in StatedQuantity outcome)
    {
        if (outcome.Unit == "件")
        {
            return false;
        }

        var figures = narrative.FiguresBefore(outcome.Span);
        for (var i = figures.Length - 1; i >= 0 && figures[i].Sentence == outcome.Sentence && figures[i].Unit == outcome.Unit; i--)
        {
            if (figures[i].Subject is QuantitySubject.Other or QuantitySubject.Foreign)
            {
                return true;
            }
        }

        return false;
    }

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
            "N05", Severity.Info, StatedFigures.Place(old[0].Span.Section), [], names, null, $"正文的答复分类（{names}）不是表三规定的分类，不能逐项与表三核对",
                StatedFigures.Notice)
        {
            Quote = StatedFigures.Quote(narrative, old[0]),
        });
    }
}
