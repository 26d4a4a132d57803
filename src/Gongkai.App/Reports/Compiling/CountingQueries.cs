using System.Globalization;
using System.Text;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Reports.Compiling;

/// <summary>计数语句 — one query per cell of tables three and four, as an auditor reads and runs it on either database; the report itself is counted another way and must agree; 条例 50.</summary>
public static class CountingQueries
{
    /// <summary>The query of a cell; null where the cell is not counted from the register.</summary>
    /// <param name="format">Says which outcomes a row of the form holds.</param>
    /// <param name="organ">The organ's number.</param>
    public static string? Of(ReportFormat format, (string Table, string Row, string Column) cell, int organ, ReportPeriod period)
    {
        var conditions = cell.Table switch
        {
            "part3" => Join(RequestRow(format, cell.Row), RequestColumn(cell.Column)),
            "part4" => Join(RemedyRow(cell.Row), RemedyColumn(cell.Column)),
            _ => null,
        };
        if (conditions is null)
        {
            return null;
        }

        var (table, always) = cell.Table == "part3" ? ("requests", "kind = 'disclosure' AND NOT is_divided") : ("remedies", "accepted_on BETWEEN :first AND :last");
        var query = new StringBuilder().Append(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM {table}\nWHERE organ_id = (SELECT id FROM organs WHERE number = {organ})\n  AND {always}");
        foreach (var condition in conditions)
        {
            query.Append(CultureInfo.InvariantCulture, $"\n  AND {condition}");
        }

        return query.Replace(":first", $"'{period.First:yyyy-MM-dd}'").Replace(":last", $"'{period.Last:yyyy-MM-dd}'").ToString();
    }

    // Both parts must be known; an empty condition counts everything.
    private static IEnumerable<string>? Join(string? row, string? column) => row is null || column is null ? null : new[] { row, column }.Where(condition => condition.Length > 0);

    private static string? RequestRow(ReportFormat format, string row) => row switch
    {
        "newReceived" => "received_on BETWEEN :first AND :last",
        "carriedIn" => "received_on < :first AND (counted_on IS NULL OR counted_on >= :first)",
        "carriedOut" => "received_on <= :last AND (counted_on IS NULL OR counted_on > :last)",
        "resultsTotal" => "received_on <= :last AND counted_on BETWEEN :first AND :last",
        _ when CodesOf(format, row) is { Count: > 0 } codes => $"received_on <= :last AND counted_on BETWEEN :first AND :last AND counted_outcome IN ({string.Join(", ", codes.Select(code => $"'{code}'"))})",
        _ => null,
    };

    private static List<string> CodesOf(ReportFormat format, string row) => [.. Outcomes.All.Where(entry => Outcomes.RowIn(format, entry.Outcome) == row).Select(entry => entry.Code)];

    private static string? RequestColumn(string column) => column == "total" ? ""
        : ApplicantKinds.List.Entries.FirstOrDefault(kind => kind.ReportKey == column) is { } kind ? $"applicant_kind = '{kind.Code}'" : null;

    private static string? RemedyRow(string row) => RemedyKinds.List.Entries.FirstOrDefault(kind => kind.ReportKey == row) is { } kind ? $"kind = '{kind.Code}'" : null;

    private static string? RemedyColumn(string column) => column == "total" ? ""
        : RemedyResults.List.Entries.FirstOrDefault(result => result.ReportKey == column) is not { } result ? null
        : result.Member == RemedyResult.Pending ? "(decided_on IS NULL OR decided_on > :last)"
        : $"result = '{result.Code}' AND decided_on <= :last";
}
