namespace Gongkai.Domain.Reports.Checking;

/// <summary>落款规则 — organ and day at the foot of the report (S06); 条例 50.</summary>
internal static class SignOffRules
{
    public static void Check(CheckContext context)
    {
        var signOff = context.Report.SignOff;
        if (signOff is null || (signOff.Organ is null && signOff.Date is null))
        {
            Add(context, Severity.Info, (null, "落款单位和日期"), $"没有落款单位和日期，无法核对{Deadline(context.Report.OrganKind).InWords}的期限");
            return;
        }

        CheckOrgan(context, signOff.Organ);
        CheckDate(context, signOff.Date);
    }

    private static void CheckOrgan(CheckContext context, string? signed)
    {
        if (signed is null)
        {
            Add(context, Severity.Info, (null, "落款单位"), "没有落款单位");
        }
        else if (context.Report.Organ is { } organ && Folded(signed) != Folded(organ))
        {
            var isVariant = IsSubsequence(Folded(signed), Folded(organ)) || IsSubsequence(Folded(organ), Folded(signed));
            Add(context, isVariant ? Severity.Info : Severity.Warning, (signed, organ), $"落款单位“{signed}”与标题单位“{organ}”不一致");
        }
    }

    private static void CheckDate(CheckContext context, DateOnly? date)
    {
        if (date is not { } day)
        {
            Add(context, Severity.Info, (null, "落款日期"), "没有落款日期，无法核对公布期限");
            return;
        }

        if (context.Report.Year is not { } year)
        {
            context.CannotAssess("S06", "document", [], "报告年度没有读出，不能核对落款日期。");
            return;
        }

        var (month, lastDay, inWords) = Deadline(context.Report.OrganKind);
        var deadline = new DateOnly(year + 1, month, lastDay);
        if (day.Year != year + 1)
        {
            Add(context, Severity.Warning, ($"{day:yyyy-MM-dd}", $"{year + 1}年"), $"落款日期{InWords(day)}不在报告年度的次年（{year + 1}年）");
        }
        else if (day > deadline)
        {
            Add(context, Severity.Warning, ($"{day:yyyy-MM-dd}", $"{deadline:yyyy-MM-dd}"), $"落款日期{InWords(day)}晚于{inWords}的期限");
        }
    }

    // Departments report by the end of January, governments by the end of March (条例 50); where the kind is unknown the later day.
    private static (int Month, int Day, string InWords) Deadline(OrganKind? kind) =>
        kind is null || StatedFigures.IsGovernment(kind) ? (3, 31, "3月31日") : (1, 31, "1月31日");

    private static string InWords(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Folded(string name) => string.Concat(name.Where(c => !CellText.IsBlank(c)));

    // 市工信局 for 某市工业和信息化局 and the like: a short form, no other organ.
    private static bool IsSubsequence(string shorter, string longer)
    {
        var at = 0;
        foreach (var c in longer)
        {
            if (at < shorter.Length && shorter[at] == c)
            {
                at++;
            }
        }

        return at == shorter.Length;
    }

    private static void Add(CheckContext context, Severity severity, (string? Left, string? Right) sides, string message) =>
        context.Add(new Finding("S06", severity, "document", [], sides.Left, sides.Right, message, StatedFigures.Article50));
}
