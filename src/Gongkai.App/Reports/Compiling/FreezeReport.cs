using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>变化的格 — one cell whose figure would be another now, with the records that came and went.</summary>
public sealed record ChangedFigure(string Address, string Name, decimal? Frozen, decimal? Now, IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Gone);

/// <summary>固化与现状 — when the figures were frozen, by which rules, and what would differ now.</summary>
public sealed record FrozenComparison(DateTimeOffset FrozenAt, string FrozenBy, string RulesVersion, bool IsIntact, IReadOnlyList<ChangedFigure> Changes)
{
    public bool RulesHaveChanged => RulesVersion != CountingRules.Version;
}

/// <summary>固化年报数据 — keeps figures, case lists and the version of the rules as they are; and compares them with the records of today.</summary>
public sealed class FreezeReport(GongkaiDb db, SiteClock clock)
{
    /// <summary>Adds the frozen figures to the session; the use case that asked commits.</summary>
    internal Guid Add(YearReport working, CompiledYear compiled, string by)
    {
        var (figures, cases) = (CompiledText.Figures(compiled.Tables), CompiledText.Cases(compiled));
        var frozen = new FrozenReport
        {
            Id = clock.NewId(),
            ReportId = working.Id,
            OrganId = working.OrganId,
            FrozenAt = clock.Now,
            FrozenBy = by,
            RulesVersion = CountingRules.Version,
            Figures = figures,
            Cases = cases,
            Checksum = CompiledText.Checksum(figures, cases),
        };
        db.Add(frozen);
        working.FrozenId = frozen.Id;
        return frozen.Id;
    }

    /// <summary>What would differ now; null where the report was never frozen.</summary>
    public async Task<FrozenComparison?> CompareWithNowAsync(CompiledYear now, CancellationToken cancellation = default)
    {
        var (organ, year) = (now.Organ.Id, now.Period.Year);
        var frozen = await db.Set<FrozenReport>().AsNoTracking()
            .Where(frozen => db.Set<YearReport>().Any(report => report.Id == frozen.ReportId && report.OrganId == organ && report.Year == year && report.FrozenId == frozen.Id))
            .FirstOrDefaultAsync(cancellation);
        return frozen is null ? null
            : new FrozenComparison(frozen.FrozenAt, frozen.FrozenBy, frozen.RulesVersion, frozen.Checksum == CompiledText.Checksum(frozen.Figures, frozen.Cases), [.. Changes(frozen, now)]);
    }

    private static IEnumerable<ChangedFigure> Changes(FrozenReport frozen, CompiledYear now)
    {
        var current = now.Memberships().SelectMany(one => one.Positions.Select(position => (one.Table, position, one.Id))).ToLookup(one => (one.Table, one.position), one => one.Id);
        var former = Cases(frozen.Cases).ToLookup(one => (one.Table, one.Position), one => one.Id);
        foreach (var table in CompiledText.Read(frozen.Figures))
        {
            var today = now.Table(table.Format.Id);
            foreach (var row in table.Format.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    var position = row.Offset + i;
                    var (before, after) = (former[(table.Format.Id, position)].ToHashSet(), current[(table.Format.Id, position)].ToHashSet());
                    var (was, value) = (table.Figures[position].Value, today.Figures[position].Value);
                    if (was != value || !before.SetEquals(after))
                    {
                        yield return new ChangedFigure($"{table.Format.Id}.{row.Path}.{row.Columns[i].Id}", OpenFigure.NameOf(table.Format, position), was, value,
                            [.. after.Except(before)], [.. before.Except(after)]);
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Table, int Position, Guid Id)> Cases(string cases)
    {
        foreach (var line in cases.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            foreach (var position in parts[2].Split(','))
            {
                yield return (parts[1], int.Parse(position, System.Globalization.CultureInfo.InvariantCulture), Guid.ParseExact(parts[0], "N"));
            }
        }
    }
}
