using System.Globalization;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>本级与下级之和 — a cell of the government's own report against the sum of the organs below and of its own records.</summary>
public sealed record RollUpDifference(string Address, string Name, decimal? Own, decimal? Sum, int Known);

/// <summary>本级年报汇总 — takes the sums of the organs below into the government's own report, and compares a published one with them; 国办公开办函〔2021〕30号.</summary>
public sealed class TakeRollUp(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <summary>How a figure that was rolled up begins its source.</summary>
    public const string SourceMark = "下级汇总";

    /// <returns>How many figures were taken over.</returns>
    public async Task<Result<int>> RunAsync(int year, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.SuperviseOrgans) ?? caller.Lacks(Permission.CompileReports)) is { } lacking)
        {
            return lacking;
        }

        if (await db.Set<YearReport>().AnyAsync(report => report.OrganId == caller.OrganId && report.Year == year && report.State != WritingState.Writing, cancellation))
        {
            return new Refusal("report-not-writing", "本级年报已经送审或者签发，不能再改数据；需要更正的请先退回。");
        }

        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == caller.OrganId, cancellation);
        var sums = await new ConsolidateReports(db).RunAsync(year, includeOwn: false, organ, cancellation);
        if (sums.Reports == 0)
        {
            return new Refusal("rollup-empty", "下级机关还没有报送年报，没有可以汇总的数据。");
        }

        var compiled = await CompileReport.CompileAsync(db, organ, ReportPeriod.Whole(year), cancellation);
        var entered = await db.Set<EnteredFigure>().Where(figure => figure.OrganId == caller.OrganId && figure.Year == year).ToDictionaryAsync(figure => figure.Cell, cancellation);
        var taken = 0;
        foreach (var (address, column, value) in Cells(compiled, sums))
        {
            // What a person entered from elsewhere is not overwritten.
            if (value is null || (entered.TryGetValue(address, out var figure) && !figure.Source.StartsWith(SourceMark, StringComparison.Ordinal)))
            {
                continue;
            }

            if (figure is null)
            {
                figure = new EnteredFigure { OrganId = caller.OrganId, Year = year, Cell = address };
                db.Add(figure);
            }

            figure.Value = value.Value / (column.Kind == ColumnKind.MoneyInUnit && column.Unit is { } unit ? unit.InYuan() : 1m);
            figure.Source = string.Create(CultureInfo.InvariantCulture, $"{SourceMark}：{sums.Reports} 个机关的年报与本级记录之和，未报 {sums.Missing.Count} 个");
            (figure.EnteredBy, figure.EnteredAt) = (caller.Name, clock.Now);
            taken++;
        }

        db.Record(CompilingEvents.RolledUp.On(caller.OrganId, CompilingEvents.Subject, null).With(new { year, sums.Reports, missing = sums.Missing.Count, taken }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : taken;
    }

    /// <summary>Cells in which the filed report of a government differs from the sum below it; null where it has not filed.</summary>
    public async Task<IReadOnlyList<RollUpDifference>?> CompareAsync(Organ organ, Consolidation below, CancellationToken cancellation = default)
    {
        var own = await db.Reports.AsNoTracking().Where(report => report.OrganId == organ.Id && report.Year == below.Year && report.State != FilingState.Draft).Select(report => report.Figures).FirstOrDefaultAsync(cancellation);
        if (own is null)
        {
            return null;
        }

        var compiled = await CompileReport.CompileAsync(db, organ, ReportPeriod.Whole(below.Year), cancellation);
        var bridge = new FormatBridge(below.Format);
        var found = new List<RollUpDifference>();
        foreach (var (address, _, sum) in Cells(compiled, below))
        {
            var (table, position) = compiled.FindPosition(address);
            var printed = PackedFigures.Table(own, table!.Id) is { } packed ? bridge.At(packed, table, position).Value : null;
            if (sum is not null && printed != sum && !(printed is null && sum == 0))
            {
                found.Add(new RollUpDifference(address, OpenFigure.NameOf(table, position), printed, sum, below.Cells[table.Id][position].Known));
            }
        }

        return found;
    }

    // In yuan: what the organs below reported, and what the own records count besides.
    private static IEnumerable<(string Address, ColumnFormat Column, decimal? Value)> Cells(CompiledYear compiled, Consolidation sums)
    {
        foreach (var table in compiled.Tables)
        {
            foreach (var row in table.Format.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    var (figure, below) = (table.Figures[row.Offset + i], sums.Cells[table.Format.Id][row.Offset + i].Sum);
                    var recorded = figure.Origin == FigureOrigin.Entered ? figure.Recorded : figure.Recorded ?? figure.Value;
                    var own = recorded * (row.Columns[i].Kind == ColumnKind.MoneyInUnit && row.Columns[i].Unit is { } unit ? unit.InYuan() : 1m);
                    yield return ($"{table.Format.Id}.{row.Path}.{row.Columns[i].Id}", row.Columns[i], below is null && own is null ? null : (below ?? 0) + (own ?? 0));
                }
            }
        }
    }
}
