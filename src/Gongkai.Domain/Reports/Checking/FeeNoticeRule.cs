namespace Gongkai.Domain.Reports.Checking;

/// <summary>收费通知 — requests ended because a fee was not paid need as many fee notices, which part six has to report (B08); 条例 42.</summary>
internal static class FeeNoticeRule
{
    private const string Row = "otherFeeUnpaid";
    private const int FeeSection = 6;

    public static void Evaluate(CheckContext context)
    {
        // A report without table three has that said by the rules before; a form without the row has nothing to say here.
        if (TableUnderCheck.Find(context.Report, TableLayout.Matrix) is not { } table || table.Format.Row(Row) is not { } row)
        {
            return;
        }

        var total = TablePlan.For(table.Format).TotalColumn;
        if (total < 0 || !table.CanCount(row.Offset + total))
        {
            context.CannotAssess("B08", $"{table.Format.Id}.{Row}", [], TableUnderCheck.Unread);
            return;
        }

        var unpaid = table.Count(row, total);
        if (unpaid == 0)
        {
            return;
        }

        var notices = StatedNotices(context.Report.Section(FeeSection).Text);
        if (notices < unpaid || notices is null)
        {
            context.Add(new Finding(
                "B08",
                Severity.Warning,
                $"{table.Format.Id}.{Row}",
                [table.Address(row, total)],
                EquationText.Term(Row, unpaid),
                notices is null ? "fee notices not stated" : EquationText.Term("fee notices", notices.Value),
                notices is null
                    ? $"有{unpaid}件因逾期未缴费不再处理，第六部分却没有写明发出收费通知的件数。"
                    : $"有{unpaid}件因逾期未缴费不再处理，第六部分写明的收费通知只有{notices}件。",
                CheckingBasis.Fee));
        }
    }

    /// <summary>The largest count of cases, notices or payments in a sentence about the fee;
    /// zero where it says there was none; null where it says nothing.</summary>
    internal static long? StatedNotices(ReadOnlySpan<char> text)
    {
        long? stated = null;
        foreach (var range in text.SplitAny('。', '；', ';', '\n'))
        {
            var sentence = text[range];
            if (!sentence.Contains("费", StringComparison.Ordinal))
            {
                continue;
            }

            for (var i = 0; i < sentence.Length; i++)
            {
                long count = 0;
                var start = i;
                while (i < sentence.Length && char.IsAsciiDigit(sentence[i]) && i - start < 9)
                {
                    count = (count * 10) + (sentence[i] - '0');
                    i++;
                }

                if (i > start && i < sentence.Length && sentence[i] is '件' or '份' or '次' or '笔' or '宗' or '起' or '例')
                {
                    stated = Math.Max(stated ?? 0, count);
                }
            }

            if (stated is null && (sentence.Contains("未", StringComparison.Ordinal) || sentence.Contains("无", StringComparison.Ordinal)
                || sentence.Contains("没有", StringComparison.Ordinal)))
            {
                stated = 0;
            }
        }

        return stated;
    }
}
