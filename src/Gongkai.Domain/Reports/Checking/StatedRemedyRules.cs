using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>复议诉讼数字 — reconsideration and litigation in the text against table four (N06).</summary>
internal static class StatedRemedyRules
{
    public static void Check(CheckContext context)
    {
        var narrative = context.Narrative;
        if (!narrative.Counts(QuantitySubject.Remedy))
        {
            return;
        }

        NoteRepeated(context);
        if (context.Report.Table("part4") is not { } table)
        {
            context.CannotAssess("N06", "part4", ["part4"], "没有读到表四，正文数字无从核对。");
            return;
        }

        foreach (ref readonly var figure in narrative.Figures)
        {
            if (figure.Subject is not (QuantitySubject.Remedy or QuantitySubject.RemedyResult) || !StatedFigures.IsComparable(context, figure))
            {
                continue;
            }

            if (figure.Is(QuantitySubject.Remedy))
            {
                CheckCases(context, table, figure);
            }
            else
            {
                var dot = figure.Key.IndexOf('.', StringComparison.Ordinal);
                var row = figure.Key[..dot];
                if (row.Length > 0 && row != "*both")
                {
                    Compare(context, figure, [Cases(table, row, figure.Key[(dot + 1)..])], row);
                }
            }
        }
    }

    /// <summary>Cases of one procedure; litigation is both ways to court together.</summary>
    public static long? Cases(ReportTable table, string key, string column) => key switch
    {
        "litigation" => Count(table, "directSuit", column) + Count(table, "suitAfterReconsideration", column),
        "*both" => Count(table, "reconsideration", column) + Count(table, "directSuit", column) + Count(table, "suitAfterReconsideration", column),
        _ => Count(table, key, column),
    };

    private static void CheckCases(CheckContext context, ReportTable table, in StatedQuantity figure)
    {
        var total = Cases(table, figure.Key, "total");
        if (figure.Key != "*both")
        {
            Compare(context, figure, [total], figure.Key);
            return;
        }

        // “行政复议、行政诉讼各1件” and “均为0件” count each of the two.
        var reconsideration = Cases(table, "reconsideration", "total");
        var litigation = Cases(table, "litigation", "total");
        Compare(context, figure, reconsideration == litigation ? [total, reconsideration] : [total], "*both");
    }

    private static void Compare(CheckContext context, in StatedQuantity figure, ReadOnlySpan<long?> accepted, string key)
    {
        string[] cells = key switch
        {
            "litigation" => ["part4.directSuit", "part4.suitAfterReconsideration"],
            "*both" => ["part4"],
            _ => [$"part4.{key}"],
        };
        new Claim("N06", cells, "表四相应数字").Compare(context, figure, accepted);
    }

    private static long? Count(ReportTable table, string path, string column)
    {
        if (table.Format.Row(path) is not { } row)
        {
            return null;
        }

        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (row.Columns[i].Id == column)
            {
                return table[row, i] is { CountsInSums: true } ? table.Count(row, i) : null;
            }
        }

        return null;
    }

    // 行政复议、行政诉讼0件；行政诉讼0件
    private static void NoteRepeated(CheckContext context)
    {
        var narrative = context.Narrative;
        var figures = narrative.Figures;
        for (var i = 1; i < figures.Length; i++)
        {
            if (figures[i - 1].Is(QuantitySubject.Remedy) && figures[i].Is(QuantitySubject.Remedy) && figures[i - 1].Key == "*both"
                && figures[i].Key is "litigation" or "reconsideration" && figures[i].Sentence == figures[i - 1].Sentence && narrative.SumOf(i) is null
                && !(i + 1 < figures.Length && figures[i + 1].Is(QuantitySubject.Remedy) && figures[i + 1].Sentence == figures[i].Sentence))
            {
                var name = figures[i].Key == "litigation" ? "行政诉讼" : "行政复议";
                var quote = narrative.Words(new TextSpan(figures[i].Span.Section, figures[i - 1].Before.Start,
                    figures[i].Span.End - figures[i - 1].Before.Start));
                context.Add(new Finding(
                    "N06", Severity.Info, StatedFigures.Place(figures[i].Span.Section), [], null, null, $"“{quote}”：{name}重复表述，疑其中一处有误",
                        StatedFigures.Notice)
                { Quote = quote });
            }
        }
    }
}
