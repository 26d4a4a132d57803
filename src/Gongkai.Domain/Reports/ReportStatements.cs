namespace Gongkai.Domain.Reports;

/// <summary>报告中的陈述 — what the text of a report states on the points that the results name: the statistical period, the processing fee.</summary>
public static class ReportStatements
{
    private const string FirstDay = "1月1日";
    private const string LastDay = "12月31日";
    private const string Fee = "信息处理费";
    private const int LongestPeriod = 24;

    /// <summary>True where the text says that the figures run from 1 January to 31 December, of whatever year.</summary>
    public static bool StatesPeriod(AnnualReport report) =>
        StatesPeriod(report.Preface) || report.Sections.Any(section => StatesPeriod(section.Text));

    /// <summary>信息处理费 — the first sentence of part six that speaks of the fee, with its stop; null where none does.</summary>
    public static string? FeeStatement(AnnualReport report)
    {
        var text = report.Section(6).Text;
        var at = text.IndexOf(Fee, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var start = at == 0 ? 0 : text.AsSpan(0, at).LastIndexOfAny("。！？；\n") + 1;
        var length = text.AsSpan(start).IndexOfAny('。', '\n');
        var end = length < 0 ? text.Length : text[start + length] == '。' ? start + length + 1 : start + length;
        return CellText.TrimAll(text[start..end]);
    }

    private static bool StatesPeriod(string text)
    {
        if (!text.Contains('月', StringComparison.Ordinal))
        {
            return false;
        }

        var compact = string.Concat(text.Where(c => !CellText.IsBlank(c)));
        for (var at = compact.IndexOf(FirstDay, StringComparison.Ordinal); at >= 0; at = compact.IndexOf(FirstDay, at + 1, StringComparison.Ordinal))
        {
            // 11月1日 ends in the same characters.
            var isJanuary = at == 0 || !char.IsAsciiDigit(compact[at - 1])
                || (at > 1 && compact[at - 1] == '0' && !char.IsAsciiDigit(compact[at - 2]));
            var rest = compact.AsSpan(at + FirstDay.Length);
            if (isJanuary && rest[..Math.Min(rest.Length, LongestPeriod)].Contains(LastDay, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
