using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>办理结果分项 — how many requests one report closed on one ground; a ground without cases has no row, one that could not be read has no number.</summary>
public sealed class ReportGround : IOrganOwned
{
    public Guid ReportId { get; init; }

    /// <summary>Row of table three, for example deniedThirdPartyRights.</summary>
    public string Ground { get; init; } = "";

    public Guid OrganId { get; init; }

    public int Year { get; init; }

    public OrganKind Kind { get; init; }

    public bool IsPublic { get; init; }

    public long? Cases { get; init; }

    /// <summary>The grounds that a report names, taken from its packed cells.</summary>
    internal static IEnumerable<ReportGround> Of(FiledReport report, ReportFacts facts)
    {
        if (PackedFigures.Table(report.Figures, "part3") is not { } table || ReportFormats.Shipped.Find(table.FormatId)?.Table("part3") is not { } format)
        {
            yield break;
        }

        foreach (var row in format.Rows.Where(row => row.Role == RowRole.Outcome))
        {
            var at = row.Offset + row.Columns.Count - 1;
            var number = table.Number(at);
            if (table.IsUnreadable(at) || number > 0)
            {
                yield return new ReportGround
                {
                    ReportId = report.Id,
                    Ground = row.Path,
                    OrganId = report.OrganId,
                    Year = report.Year,
                    Kind = facts.Kind,
                    IsPublic = facts.IsPublic,
                    Cases = number is { } value && decimal.IsInteger(value) ? (long)value : null,
                };
            }
        }
    }

    /// <summary>Replaces the grounds of a report in the session.</summary>
    internal static async Task KeepAsync(GongkaiDb db, FiledReport report, ReportFacts facts, CancellationToken cancellation)
    {
        var now = Of(report, facts).ToDictionary(ground => ground.Ground);
        foreach (var former in await db.Set<ReportGround>().Where(ground => ground.ReportId == report.Id).ToListAsync(cancellation))
        {
            if (now.Remove(former.Ground, out var same))
            {
                db.Entry(former).CurrentValues.SetValues(same);
            }
            else
            {
                db.Remove(former);
            }
        }

        db.AddRange(now.Values);
    }
}
