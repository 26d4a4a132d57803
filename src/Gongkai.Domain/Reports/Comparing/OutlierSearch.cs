using System.Globalization;

namespace Gongkai.Domain.Reports.Comparing;

/// <summary>离群原因 — why a figure stands out.</summary>
public enum OutlierReason
{
    /// <summary>远高于中位数.</summary>
    FarAbove,

    /// <summary>远低于中位数.</summary>
    FarBelow,

    /// <summary>表内勾稽不成立.</summary>
    SumBreaks,
}

/// <summary>离群值 — a figure of one organ that stands out among the others, with the reason.</summary>
/// <param name="Report">The organ's report.</param>
/// <param name="Location">The measure, or the place of the broken sum.</param>
/// <param name="Reason">Why.</param>
/// <param name="Value">The figure; null for a broken sum.</param>
/// <param name="Median">The median of all organs; null for a broken sum.</param>
/// <param name="Message">The Chinese sentence.</param>
public sealed record Outlier(AnnualReport Report, string Location, OutlierReason Reason, decimal? Value, decimal? Median, string Message);

/// <summary>离群值查找 — robust: the median and the median absolute deviation, which a few wild figures do not move.</summary>
internal static class OutlierSearch
{
    // Fewer organs do not tell what is usual.
    private const int FewestOrgans = 5;

    // Both must hold: five deviations from the median and ten times as much or as little.
    private const decimal Deviations = 5;
    private const decimal Factor = 10;

    // The median absolute deviation times this estimates the standard deviation (Rousseeuw and Croux 1993).
    private const decimal Consistency = 1.4826m;

    public static List<Outlier> Find(Measure measure, IReadOnlyList<AnnualReport> reports, MeasureValue[] values)
    {
        var found = new List<Outlier>();
        var known = values.Where(value => value.Value is not null).Select(value => value.Value!.Value).Order().ToArray();
        if (known.Length < FewestOrgans)
        {
            return found;
        }

        var median = Median(known);
        var spread = Consistency * Median([.. known.Select(value => Math.Abs(value - median)).Order()]);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Value is not { } value || Math.Abs(value - median) <= Deviations * spread)
            {
                continue;
            }

            if (value >= Factor * Math.Max(median, 1))
            {
                found.Add(Of(OutlierReason.FarAbove, "在其十倍以上"));
            }
            else if (median >= Factor * Math.Max(value, 1))
            {
                found.Add(Of(OutlierReason.FarBelow, "不到其十分之一"));
            }

            Outlier Of(OutlierReason reason, string words) => new(
                reports[i],
                measure.Id,
                reason,
                value,
                median,
                string.Create(CultureInfo.InvariantCulture,
                    $"{reports[i].Organ}“{measure.Label}”为{value:0.##}，{known.Length}个机关的中位数是{median:0.##}，{words}，请核对。"));
        }

        return found;
    }

    private static decimal Median(decimal[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
