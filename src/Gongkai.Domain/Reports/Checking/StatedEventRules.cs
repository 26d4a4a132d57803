using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>办结和未发生 — statements without a figure and figures of finished and carried-over requests against the tables (N10).</summary>
internal static class StatedEventRules
{
    public static void Check(CheckContext context)
    {
        var narrative = context.Narrative;
        CheckFigures(context);
        NoteFinishedAboveReceived(context);
        foreach (var statement in narrative.Statements)
        {
            var isOwn = StatedFigures.IsOwnScope(context, statement.Scope) && (statement.Scope & QuantityScope.LastYear) == 0;
            if (statement.Kind is not (StatementKind.AllFinished or StatementKind.FinishedInTime or StatementKind.NoRequests
                or StatementKind.NoRemedy)
                || !isOwn || (statement.Year != 0 && statement.Year != context.Report.Year))
            {
                continue;
            }

            if (statement.Kind == StatementKind.NoRemedy)
            {
                CheckNoRemedy(context, statement);
            }
            else if (StatedRequestRules.Table(context, "N10") is { } table)
            {
                var isFinished = statement.Kind != StatementKind.NoRequests;
                var role = isFinished ? RowRole.CarriedOut : RowRole.NewReceived;
                var row = isFinished ? "表三“结转下年度继续办理”" : "表三“本年新收政府信息公开申请数量”";
                ExpectZero(context, statement, isFinished ? table.CarriedOut : table.NewReceived, (table.Address(role), row));
            }
        }
    }

    private static void CheckNoRemedy(CheckContext context, Statement statement)
    {
        if (context.Report.Table("part4") is not { } table)
        {
            context.CannotAssess("N10", "part4", ["part4"], "没有读到表四，正文陈述无从核对。");
            return;
        }

        ExpectZero(context, statement, StatedRemedyRules.Cases(table, statement.Key, "total"), ($"part4.{statement.Key}", "表四相应总计"));
    }

    private static void ExpectZero(CheckContext context, Statement statement, long? value, (string Cell, string Name) side)
    {
        var place = StatedFigures.Place(statement.Span.Section);
        var quote = context.Narrative.Words(statement.Span);
        if (value is null)
        {
            context.CannotAssess("N10", place, [side.Cell], $"{side.Name}没有读出，不能核对“{quote}”。");
        }
        else if (value != 0 && StatedWording.IsPlain(context, statement))
        {
            var isOfThoseDue = statement.Kind == StatementKind.FinishedInTime;
            var advice = isOfThoseDue ? "，如指已到期的申请，请写明" : "";
            context.Add(new Finding(
                "N10", isOfThoseDue ? Severity.Info : Severity.Error, place, [side.Cell], quote, $"{value}",
                $"正文写“{quote}”，而{side.Name}为{value}{advice}", StatedFigures.Article50)
            { Quote = quote });
        }
    }

    private static void CheckFigures(CheckContext context)
    {
        var narrative = context.Narrative;
        RequestFigures? table = null;
        foreach (ref readonly var figure in narrative.Figures)
        {
            var isFinished = figure.Is(QuantitySubject.Requests) && (figure.Verbs & RequestVerbs.Finished) != 0;
            if ((!isFinished && figure.Subject is not (QuantitySubject.CarriedIn or QuantitySubject.CarriedOut)) || !IsComparable(context, figure))
            {
                continue;
            }

            table ??= StatedRequestRules.Table(context, "N10");
            if (table is null)
            {
                return;
            }

            var own = figure;
            if (isFinished)
            {
                // What was withdrawn or lapsed was closed, but not 办结 to everyone.
                table.TryOutcome("*otherHandling", out var otherHandling, out _);
                ReadOnlySpan<long?> accepted = (figure.Verbs & RequestVerbs.Received) != 0
                    ? [table.Results, table.Outcomes, table.NewReceived]
                    : [table.Results, table.Outcomes, table.NewReceived - table.CarriedOut, table.NewReceived + table.CarriedIn - table.CarriedOut,
                    table.Results - otherHandling];
                new Claim("N10", [table.Address(RowRole.OutcomeTotal)], "表三“（七）总计”").Compare(context, own, accepted);
            }
            else if (figure.Is(QuantitySubject.CarriedIn))
            {
                new Claim("N10", [table.Address(RowRole.CarriedIn)], "表三“上年结转政府信息公开申请数量”").Compare(context, own, [table.CarriedIn]);
            }
            else
            {
                new Claim("N10", [table.Address(RowRole.CarriedOut)], "表三“结转下年度继续办理”").Compare(context, own, [table.CarriedOut]);
            }
        }
    }

    // 上年 in 上年结转 does not make it last year's figure, nor does the year from or to which requests are carried.
    private static bool IsComparable(CheckContext context, in StatedQuantity figure)
    {
        var step = figure.Is(QuantitySubject.CarriedIn) ? -1 : figure.Is(QuantitySubject.CarriedOut) ? 1 : 0;
        var year = figure.Year == context.Report.Year + step ? context.Report.Year : figure.Year;
        var scope = step < 0 ? figure.Scope & ~QuantityScope.LastYear : figure.Scope;
        return StatedFigures.IsComparable(context, figure with { Scope = scope, Year = year });
    }

    // 收到留言13条，回复办结14条
    private static void NoteFinishedAboveReceived(CheckContext context)
    {
        var narrative = context.Narrative;
        var figures = narrative.Figures;
        for (var i = 1; i < figures.Length; i++)
        {
            ref readonly var received = ref figures[i - 1];
            ref readonly var finished = ref figures[i];
            var isPair = received.Subject == QuantitySubject.Foreign && received.Verbs == RequestVerbs.Received && received.Unit == finished.Unit
                && received.Sentence == finished.Sentence
                && finished.Subject is QuantitySubject.Other or QuantitySubject.Foreign
                && (finished.Verbs & (RequestVerbs.Finished | RequestVerbs.Replied)) != 0
                && (finished.Verbs & RequestVerbs.Received) == 0;
            if (isPair && finished.Value > received.Value && received.IsExactAndOwn && finished.IsExactAndOwn && !finished.MentionsCarriedIn)
            {
                var quote = narrative.Words(new TextSpan(received.Span.Section, received.Before.Start, finished.Span.End - received.Before.Start));
                context.Add(new Finding(
                    "N10", Severity.Warning, StatedFigures.Place(received.Span.Section), [], $"{finished.Value:0}", $"{received.Value:0}",
                    $"“{quote}”：办结数多于收到数，请核对", StatedFigures.Article50)
                { Quote = quote });
            }
        }
    }
}
