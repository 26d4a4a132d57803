namespace Gongkai.App.Metrics;

/// <summary>指标来源 — from which records a metric is counted; nothing else can be a source.</summary>
public abstract record MetricSource
{
    private MetricSource()
    {
    }

    /// <summary>How many records of a ledger satisfy the conditions.</summary>
    public sealed record Records(string Ledger, string Where = "") : MetricSource;

    /// <summary>The sum of a counted field over those records, divided for a larger unit.</summary>
    public sealed record Total(string Ledger, string Field, string Where = "", decimal Divisor = 1) : MetricSource;

    /// <summary>Share of records whose clock ended in time, among those that ended or are past their limit.</summary>
    public sealed record InTime(string Ledger, string Clock) : MetricSource;

    /// <summary>Letters, by what became of them.</summary>
    public sealed record LetterCount(LetterMeasure Measure, Domain.Letters.LetterSource? Source = null) : MetricSource;

    /// <summary>Items that this site made public.</summary>
    public sealed record Items(Domain.Publications.ItemKind? Kind = null, bool OnlyOriginal = false) : MetricSource;

    /// <summary>The sum of other metrics.</summary>
    public sealed record Sum(IReadOnlyList<string> Codes) : MetricSource;

    /// <summary>One metric as percent of another; blank where the other is zero.</summary>
    public sealed record Share(string Part, string Whole) : MetricSource;

    /// <summary>Growth over the same period a year before, in percent; blank where there was nothing.</summary>
    public sealed record Growth(string Of) : MetricSource;
}

/// <summary>来信计数 — what of letters is counted.</summary>
public enum LetterMeasure
{
    Received,
    Answered,
    Redirected,
    Rated,
    Satisfied,
}

/// <summary>指标 — one number that is counted: its name, exact definition, unit, source and since when it is defined so.</summary>
/// <param name="Code">Stable key that exports carry.</param>
public sealed record Metric(string Code, string Name, string Unit, MetricSource Source)
{
    public required string Group { get; init; }

    public required string Definition { get; init; }

    /// <summary>The definition holds for periods from this day.</summary>
    public DateOnly Since { get; init; } = new(2019, 5, 15);

    /// <summary>Whether the portal's page shows it.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>指标口径 — for which organ, period, unit and channel a metric is read.</summary>
/// <param name="OrganId">Null for all organs in view.</param>
public sealed record MetricScope(Guid? OrganId, DateOnly From, DateOnly To)
{
    /// <summary>Name of the unit; empty for all.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Platform, account or column; empty for all.</summary>
    public string Channel { get; init; } = "";

    public static MetricScope Year(Guid? organ, int year) => new(organ, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    internal MetricScope YearBefore => this with { From = From.AddYears(-1), To = To.AddYears(-1) };
}
