using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>申请数字 — requests received and handled in the text against table three (N02).</summary>
internal static class StatedRequestRules
{
    /// <summary>收到 is 本年新收 (with 上年结转 where the sentence says so); 受理、办理 may also be what was finished.</summary>
    public static void Check(CheckContext context)
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
                || IsSubset(narrative, i) || IsAcceptedOfReceived(figures, i) || !StatedFigures.IsComparable(context, figure))
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

    /// <summary>A part of a total of requests, other than 新收 and 上年结转, is some of the requests only: 其中局机关收到68件.</summary>
    private static bool IsSubset(Narrative narrative, int index)
    {
        if (narrative.SumOf(index) is not { } sum || !narrative.Figures[sum.Total].Is(QuantitySubject.Requests))
        {
            return false;
        }

        var label = narrative.Characters(narrative.Figures[index].Before);
        return !(label.Contains('新') || label.Contains("本年", StringComparison.Ordinal) || label.Contains("今年", StringComparison.Ordinal)
            || sum.Parts.Any(part => narrative.Quantities[part].Is(QuantitySubject.CarriedIn)));
    }

    /// <summary>收到18件，受理17件: not all that is received has to be accepted.</summary>
    private static bool IsAcceptedOfReceived(ReadOnlySpan<StatedQuantity> figures, int index)
    {
        ref readonly var accepted = ref figures[index];
        for (var i = index - 1; i >= 0 && accepted.Verbs == RequestVerbs.Handled && figures[i].Sentence == accepted.Sentence; i--)
        {
            if (figures[i].Is(QuantitySubject.Requests) && (figures[i].Verbs & RequestVerbs.Received) != 0)
            {
                return figures[i].Value > accepted.Value && figures[i].IsExactAndOwn;
            }
        }

        return false;
    }
}
