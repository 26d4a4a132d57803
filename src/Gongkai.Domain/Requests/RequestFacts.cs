using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Requests;

/// <summary>计数要素 — what decides where a request is counted in table three; 国办公开办函〔2021〕30号.</summary>
/// <param name="Kind">Only requests for disclosure are counted.</param>
/// <param name="Applicant">The column.</param>
/// <param name="ReceivedOn">收到申请之日; null while not confirmed: then nothing is counted yet.</param>
/// <param name="Outcome">The row; null while open.</param>
/// <param name="DecidedOn">The day of the outcome.</param>
public sealed record RequestFacts(RequestKind Kind, ApplicantKind Applicant, DateOnly? ReceivedOn, Outcome? Outcome, DateOnly? DecidedOn)
{
    /// <summary>True for a request that was split: its parts are counted instead.</summary>
    public bool IsDivided { get; init; }
}

/// <summary>报告格 — one cell of a report table: table, row path, column id, as the format names them.</summary>
public sealed record ReportCell(string Table, string Row, string Column)
{
    public override string ToString() => $"{Table}.{Row}.{Column}";
}

/// <summary>表三计数 — which cells of table three a request feeds in a report year; the specification of the register's queries; 国办公开办函〔2021〕30号.</summary>
public static class RequestCount
{
    /// <summary>The cells, each fed with one: a row of receipt and a row of result, in the applicant's column and in the total.</summary>
    public static IReadOnlyList<ReportCell> CellsOf(RequestFacts facts, int year, ReportFormat format)
    {
        if (facts.Kind != RequestKind.Disclosure || facts.IsDivided || facts.ReceivedOn is not { } received || received.Year > year)
        {
            return [];
        }

        // Ended before the year began: it belongs to an earlier report.
        if (facts.DecidedOn is { } decided && decided.Year < year && received.Year < year)
        {
            return [];
        }

        var rows = new List<string> { received.Year == year ? "newReceived" : "carriedIn" };
        if (facts.Outcome is { } outcome && facts.DecidedOn is { } day && day.Year <= year)
        {
            rows.Add(Outcomes.RowIn(format, outcome) ?? throw new ArgumentException($"Format {format.Id} has no row for {outcome}.", nameof(format)));
            rows.Add("resultsTotal");
        }
        else
        {
            rows.Add("carriedOut");
        }

        var column = ApplicantKinds.List[facts.Applicant].ReportKey!;
        return [.. rows.SelectMany(row => (ReportCell[])[new("part3", row, column), new("part3", row, "total")])];
    }
}
