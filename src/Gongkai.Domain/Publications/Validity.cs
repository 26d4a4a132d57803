namespace Gongkai.Domain.Publications;

/// <summary>有效性 — whether a document is in force on a day; 条例 20(1), 规章制定程序条例.</summary>
public enum Validity
{
    /// <summary>尚未施行.</summary>
    NotYetInForce,

    /// <summary>现行有效.</summary>
    InForce,

    /// <summary>已修改.</summary>
    Amended,

    /// <summary>部分失效.</summary>
    PartlyLapsed,

    /// <summary>已失效.</summary>
    Lapsed,

    /// <summary>已废止.</summary>
    Repealed,
}

/// <summary>效力日期 — the dated facts that validity follows from; validity itself is never stored.</summary>
public sealed record ValidityDates
{
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>First day on which it is no longer in force.</summary>
    public DateOnly? LapsesOn { get; init; }

    public DateOnly? PartlyLapsesOn { get; init; }

    public DateOnly? AmendedOn { get; init; }

    public DateOnly? RepealedOn { get; init; }

    /// <summary>What holds on a day, and the day and fact it rests on.</summary>
    public ValidityOnDay On(DateOnly day)
    {
        // An end outweighs a change, and whatever ended it first is what a reader is told.
        if (Reached(RepealedOn, day) && !(LapsesOn < RepealedOn))
        {
            return new ValidityOnDay(Validity.Repealed, RepealedOn);
        }

        return Reached(LapsesOn, day) ? new ValidityOnDay(Validity.Lapsed, LapsesOn)
            : EffectiveOn > day ? new ValidityOnDay(Validity.NotYetInForce, EffectiveOn)
            : Reached(PartlyLapsesOn, day) ? new ValidityOnDay(Validity.PartlyLapsed, PartlyLapsesOn)
            : Reached(AmendedOn, day) ? new ValidityOnDay(Validity.Amended, AmendedOn)
            : new ValidityOnDay(Validity.InForce, EffectiveOn);
    }

    /// <summary>The refusal where an end lies before the beginning.</summary>
    public Refusal? Check() => LapsesOn <= EffectiveOn || RepealedOn < EffectiveOn
        ? new Refusal("validity-order", "失效、废止日期早于施行日期，请核对。")
        : null;

    private static bool Reached(DateOnly? date, DateOnly day) => date <= day;
}

/// <summary>某日效力 — what holds on a day, with the date it rests on.</summary>
/// <param name="Since">The date of the fact; for a document not yet in force the day it begins; null where nothing is dated.</param>
public readonly record struct ValidityOnDay(Validity Validity, DateOnly? Since)
{
    public string Explanation => Since is not { } day ? Validities.InChinese(Validity) : Validity switch
    {
        Validity.NotYetInForce => $"尚未施行，自{day:yyyy-MM-dd}起施行",
        Validity.InForce => $"现行有效，自{day:yyyy-MM-dd}起施行",
        _ => $"{Validities.InChinese(Validity)}（{day:yyyy-MM-dd}起）",
    };
}

/// <summary>有效性名称 — the Chinese name of each validity.</summary>
public static class Validities
{
    public static string InChinese(Validity validity) => validity switch
    {
        Validity.NotYetInForce => "尚未施行",
        Validity.InForce => "现行有效",
        Validity.Amended => "已修改",
        Validity.PartlyLapsed => "部分失效",
        Validity.Lapsed => "已失效",
        Validity.Repealed => "已废止",
        _ => throw new ArgumentOutOfRangeException(nameof(validity)),
    };
}
