using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Remedies;

/// <summary>救济 — one reconsideration or suit against what the organ did with a request; 条例 51.</summary>
/// <param name="Kind">Which procedure.</param>
/// <param name="AcceptedOn">The day it was accepted (受理、立案).</param>
/// <param name="Result">The result; pending until decided.</param>
/// <param name="DecidedOn">The day of the result; null while pending.</param>
public sealed record Remedy(RemedyKind Kind, DateOnly AcceptedOn, RemedyResult Result, DateOnly? DecidedOn)
{
    /// <summary>An open case.</summary>
    public static Remedy Accepted(RemedyKind kind, DateOnly on) => new(kind, on, RemedyResult.Pending, null);

    /// <summary>The case with its result, or why that result cannot be.</summary>
    public Result<Remedy> Decided(DateOnly on, RemedyResult result)
    {
        if (DecidedOn is not null)
        {
            return new Refusal("remedy-decided", "该案已经登记结果；登记有误的，请先撤销原登记。");
        }

        if (result == RemedyResult.Pending || on < AcceptedOn)
        {
            return new Refusal("remedy-result", "审结的案件请选择维持、纠正或者其他结果，审结日期不早于受理日期。");
        }

        return this with { Result = result, DecidedOn = on };
    }

    /// <summary>The result as it stood at the end of a day.</summary>
    public RemedyResult ResultAsOf(DateOnly day) => DecidedOn is { } decided && decided <= day ? Result : RemedyResult.Pending;
}

/// <summary>表四计数 — which cells of table four a case feeds in a report year; 国办公开办函〔2021〕30号.</summary>
public static class RemedyCount
{
    /// <summary>The cells, each fed with one; the result is the one at 31 December.</summary>
    /// <param name="remedy">The case.</param>
    /// <param name="year">The report year.</param>
    /// <param name="rule">Whether a case left pending is counted again in later years.</param>
    public static IReadOnlyList<ReportCell> CellsOf(Remedy remedy, int year, RemedyCountRule rule = RemedyCountRule.YearAccepted)
    {
        var isCarried = rule == RemedyCountRule.CarriedUntilDecided && remedy.AcceptedOn.Year < year && (remedy.DecidedOn is not { } decided || decided.Year >= year);
        if (remedy.AcceptedOn.Year != year && !isCarried)
        {
            return [];
        }

        var row = RemedyKinds.List[remedy.Kind].ReportKey!;
        var result = remedy.ResultAsOf(new DateOnly(year, 12, 31));
        return [new("part4", row, RemedyResults.List[result].ReportKey!), new("part4", row, "total")];
    }
}

/// <summary>表四计数口径 — practice differs on cases that last beyond a year; the organ chooses.</summary>
public enum RemedyCountRule
{
    /// <summary>Once, in the year it was accepted.</summary>
    YearAccepted,

    /// <summary>In the year it was accepted, and again each year until it is decided.</summary>
    CarriedUntilDecided,
}
