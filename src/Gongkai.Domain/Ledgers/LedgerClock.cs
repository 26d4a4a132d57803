namespace Gongkai.Domain.Ledgers;

/// <summary>时限单位 — in what a ledger's time limit is counted.</summary>
public enum ClockUnit
{
    WorkingDays,
    Months,
    Hours,

    /// <summary>Calendar days.</summary>
    Days,
}

/// <summary>台账时限 — from which field to which field, how long, by which provision.</summary>
/// <param name="From">The field that starts it: a day, or a moment where the unit is hours.</param>
/// <param name="Until">The field that ends it.</param>
public sealed record LedgerClock(string Code, string Name, string From, string Until, int Amount, ClockUnit Unit, Provision? Basis)
{
    /// <summary>Only runs where a field has this value, written field=value; empty for always.</summary>
    public string OnlyWhere { get; init => field = value ?? ""; } = "";

    /// <summary>The field that holds the last day itself, where no period is counted.</summary>
    public string DueField { get; init => field = value ?? ""; } = "";

    public string InChinese => Unit switch
    {
        ClockUnit.WorkingDays => $"{Amount}个工作日",
        ClockUnit.Months => $"{Amount}个月",
        ClockUnit.Hours => $"{Amount}小时",
        _ => $"{Amount}天",
    };
}
