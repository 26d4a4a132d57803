using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>数据来源 — where the figure of a cell comes from.</summary>
public enum CountingSource
{
    /// <summary>依申请公开登记簿.</summary>
    Register,

    /// <summary>复议诉讼登记.</summary>
    Remedies,

    /// <summary>已公开的信息.</summary>
    Items,

    /// <summary>台账.</summary>
    Ledger,

    /// <summary>填报: no record of the system knows it.</summary>
    Entered,
}

/// <summary>计数口径 — the one named rule by which a row, a column or a cell is counted, as an auditor reads it; 国办公开办函〔2021〕30号.</summary>
/// <param name="Id">Stable key, for example part3.carriedIn.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="Definition">What is counted and what is not, in Chinese.</param>
/// <param name="Basis">The provision behind it.</param>
/// <param name="Source">Where the records are.</param>
public sealed record CountingRule(string Id, string Name, string Definition, Provision Basis, CountingSource Source)
{
    /// <summary>Code of the ledger that is counted; empty for other sources.</summary>
    public string Ledger { get; init; } = "";

    /// <summary>Field whose amounts are added up; empty where records are counted.</summary>
    public string AmountField { get; init; } = "";

    /// <summary>Whether this rule alone holds for a request; only for rules over the register.</summary>
    public bool Holds(RequestFacts facts, ReportPeriod period) => Requests!(facts, period);

    internal Func<RequestFacts, ReportPeriod, bool>? Requests { get; init; }

    internal Func<Remedy, ReportPeriod, bool>? Remedies { get; init; }

    internal Func<CountedDocument, ReportPeriod, bool>? Documents { get; init; }
}

/// <summary>一格的口径 — the rule of its row and, in tables three and four, of its column; a record counts where both say so.</summary>
public sealed record CellRule(CountingRule Row, CountingRule? Column)
{
    public CountingSource Source => Row.Source;

    public string Definition => Column is null ? Row.Definition : $"{Row.Definition}{Column.Definition}";

    public bool Counts(RequestFacts facts, ReportPeriod period) => Row.Requests!(facts, period) && Column!.Requests!(facts, period);

    public bool Counts(Remedy remedy, ReportPeriod period) => Row.Remedies!(remedy, period) && Column!.Remedies!(remedy, period);

    public bool Counts(CountedDocument document, ReportPeriod period) => Row.Documents!(document, period);
}
