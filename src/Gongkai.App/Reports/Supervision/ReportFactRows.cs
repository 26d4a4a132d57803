using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>年报要素留存 — takes from a report's packed cells the figures that comparisons need, whenever the report changes; a draft has none, so that comparisons need not ask for the state.</summary>
public static class ReportFactRows
{
    internal static async Task KeepAsync(GongkaiDb db, FiledReport report, OrganKind kind, CancellationToken cancellation)
    {
        if (report.State == FilingState.Draft)
        {
            return;
        }

        var facts = await db.Set<ReportFacts>().FindAsync([report.Id], cancellation);
        if (facts is null)
        {
            facts = new ReportFacts { ReportId = report.Id, OrganId = report.OrganId, Year = report.Year };
            db.Add(facts);
        }

        Fill(facts, report, kind);
        await ReportGround.KeepAsync(db, report, facts, cancellation);
    }

    internal static ReportFacts Of(FiledReport report, OrganKind kind)
    {
        var facts = new ReportFacts { ReportId = report.Id, OrganId = report.OrganId, Year = report.Year };
        Fill(facts, report, kind);
        return facts;
    }

    private static void Fill(ReportFacts facts, FiledReport report, OrganKind kind)
    {
        var two = new Reading(report.Figures, "part2");
        var three = new Reading(report.Figures, "part3");
        var four = new Reading(report.Figures, "part4");
        (facts.Kind, facts.HasGrounds) = (kind, true);
        facts.IsPublic = report.State == FilingState.Accepted || report.PublishedAt is not null;
        (facts.Received, facts.CarriedIn, facts.Closed, facts.CarriedOut) = (three["newReceived"], three["carriedIn"], three["resultsTotal"], three["carriedOut"]);
        (facts.Granted, facts.Partly) = (three["granted"], three["partiallyGranted"]);
        (facts.Denied, facts.Unable, facts.NotHandled) = (three.Group("denied"), three.Group("unable"), three.Group("notHandled"));
        // The trial form has one row where the present one has a group.
        facts.Other = three.Has("otherHandling") ? three["otherHandling"] : three.Group("otherHandling");
        (facts.Reviews, facts.ReviewsOverturned) = (four["reconsideration"], four["reconsideration", "overturned"]);
        (facts.Suits, facts.SuitsOverturned) = (Sum(four["directSuit"], four["suitAfterReconsideration"]), Sum(four["directSuit", "overturned"], four["suitAfterReconsideration", "overturned"]));
        (facts.Issued, facts.InForce) = (two["art20_1.normativeDocuments", "issued"], two["art20_1.normativeDocuments", "inForce"]);
    }

    private static long? Sum(long? one, long? other) => one is null || other is null ? null : one + other;

    // What is blank or unreadable stays unknown.
    private sealed class Reading(string figures, string table)
    {
        private readonly PackedTable? _packed = PackedFigures.Table(figures, table);

        private TableFormat? Format => _packed is null ? null : ReportFormats.Shipped.Find(_packed.FormatId)?.Table(table);

        internal long? this[string row, string column = "total"] =>
            Format?.Row(row) is { } found && found.Columns.ToList().FindIndex(one => one.Id == column) is >= 0 and var at && _packed!.Number(found.Offset + at) is { } number && decimal.IsInteger(number)
                ? (long)number
                : null;

        internal bool Has(string row) => Format?.Row(row) is not null;

        internal long? Group(string group)
        {
            var rows = Format?.Rows.Where(row => row.Group == group && row.Role == RowRole.Outcome).Select(row => this[row.Path]).ToList() ?? [];
            return rows.Count == 0 || rows.Contains(null) ? null : rows.Sum();
        }
    }
}
