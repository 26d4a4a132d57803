using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>百分比和列举数 — growth and shares against their figures (N07), announced numbers of things against the things named (N08).</summary>
internal static class StatedRatioRules
{
    /// <summary>Right to the last digit shown; 约 allows one unit of it. A percentage that was cut off instead of rounded is noted only.</summary>
    public static void CheckPercentages(CheckContext context)
    {
        foreach (var stated in context.Narrative.Percentages)
        {
            if (stated.Base == 0)
            {
                continue;
            }

            var change = stated.IsGrowth ? stated.IsDecrease ? stated.Base - stated.Value : stated.Value - stated.Base : stated.Value;
            var actual = change * 100 / stated.Base;
            var unit = 1m;
            for (var i = 0; i < stated.Decimals; i++)
            {
                unit /= 10;
            }

            var difference = Math.Abs(actual - stated.Percent);
            if (difference <= unit / 2 || (stated.IsApproximate && difference <= unit))
            {
                continue;
            }

            var isCut = actual > 0 && actual - stated.Percent is var rest && rest >= 0 && rest < unit;
            Add(context, stated, isCut ? Severity.Info : Severity.Error, actual);
        }
    }

    public static void CheckLists(CheckContext context)
    {
        foreach (var list in context.Narrative.Lists)
        {
            var isOneShort = list.IsOpen && list.Listed == list.Stated - 1 && list.Listed >= 3;
            if (list.Stated == list.Listed ? !ContradictsHeadings(context, list) : list.IsOpen && list.Listed < list.Stated && !isOneShort)
            {
                continue;
            }

            var quote = context.Narrative.Words(list.Span);
            var listed = list.Stated == list.Listed ? context.Report.Sections.Count(section => section.Heading is not null) : list.Listed;
            var message = isOneShort
                ? $"“{quote}”：写{list.Stated}项，只列举{listed}项（有“等”字，不作错误）"
                : $"“{quote}”：写{list.Stated}项，实际列出{listed}项";
            context.Add(new Finding(
                "N08", isOneShort ? Severity.Info : Severity.Warning, StatedFigures.Place(list.Span.Section), [], $"{listed}", $"{list.Stated}",
                    message, StatedFigures.Notice)
            {
                Quote = quote,
            });
        }
    }

    // A missing part is reported by the structure rules; here only a report that announces fewer parts than it has.
    private static bool ContradictsHeadings(CheckContext context, StatedList list) =>
        list.IsOfReport && list.Stated < context.Report.Sections.Count && context.Report.Sections.All(section => section.Heading is not null);

    private static void Add(CheckContext context, StatedPercentage stated, Severity severity, decimal actual)
    {
        var quote = context.Narrative.Words(stated.Span);
        var calculation = stated.IsGrowth
            ? stated.IsDecrease ? $"({stated.Base:0.####}-{stated.Value:0.####})/{stated.Base:0.####}"
            : $"({stated.Value:0.####}-{stated.Base:0.####})/{stated.Base:0.####}"
            : $"{stated.Value:0.####}/{stated.Base:0.####}";
        var message = severity == Severity.Error
            ? $"“{quote}”：按所写数字计算为{actual:0.##}%，与所写{stated.Percent}%不一致"
            : $"“{quote}”：按所写数字计算为{actual:0.##}%，所写{stated.Percent}%未四舍五入";
        context.Add(new Finding(
            "N07", severity, StatedFigures.Place(stated.Span.Section), [], $"{calculation}={actual:0.##}%", $"{stated.Percent}%", message,
                StatedFigures.Article50)
        { Quote = quote });
    }
}
