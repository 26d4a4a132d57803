using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>填报的数 — a figure as it was typed, with where it comes from.</summary>
public sealed record FigureEntry(int Year, string Address, string Typed, string Source)
{
    /// <summary>佐证材料.</summary>
    public Guid? FileId { get; init; }
}

/// <summary>填报数据 — enters a figure that no record of the system knows, with source and evidence; or takes it back.</summary>
public sealed class EnterFigure(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(FigureEntry entry, CancellationToken cancellation = default)
    {
        var compiled = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, entry.Year, null, cancellation);
        return !compiled.TryGet(out var known) ? compiled.Refusal : await AddAsync(known, entry, cancellation) ?? await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>Adds the figure to the session; the use case that asked commits.</summary>
    internal async Task<Refusal?> AddAsync(CompiledYear compiled, FigureEntry entry, CancellationToken cancellation)
    {
        var allowed = await AllowedAsync(compiled, entry.Address, cancellation);
        if (!allowed.TryGet(out var column))
        {
            return allowed.Refusal;
        }

        if (entry.Source.Trim().Length is < 4 or > 200)
        {
            return new Refusal("figure-source", "请写明数据出处，4 至 200 个字，例如“市政务服务中心审批系统 12 月统计表”。");
        }

        if (CellText.Read(entry.Typed, column.Kind, column.Unit, default) is not { Value: { } printed } cell || !IsFit(column, printed))
        {
            return new Refusal("figure-value", column.Kind == ColumnKind.Change ? "请填写整数，减少的写负数，例如 -8；没有变化写 0。" : "请填写零或者正数（金额可有小数）；没有发生的写 0，不清楚的不要填。");
        }

        if (entry.FileId is { } file && db.Files.Local.All(stored => stored.Id != file) && !await db.Files.AnyAsync(stored => stored.Id == file && stored.OrganId == caller.OrganId, cancellation))
        {
            return new Refusal("figure-evidence", "佐证材料不是本机关上传的文件，请重新上传。");
        }

        var figure = await db.Set<EnteredFigure>().FirstOrDefaultAsync(figure => figure.OrganId == caller.OrganId && figure.Year == entry.Year && figure.Cell == entry.Address, cancellation);
        if (figure is null)
        {
            figure = new EnteredFigure { OrganId = caller.OrganId, Year = entry.Year, Cell = entry.Address };
            db.Add(figure);
        }

        // Money without a unit in its head is kept in yuan.
        figure.Value = column.Kind == ColumnKind.Money ? cell.Yuan ?? printed : printed;
        (figure.Source, figure.FileId, figure.EnteredBy, figure.EnteredAt) = (entry.Source.Trim(), entry.FileId ?? figure.FileId, caller.Name, clock.Now);
        db.Record(CompilingEvents.Figured.On(caller.OrganId, CompilingEvents.Subject, null).With(new { entry.Year, entry.Address, value = figure.Value.ToString(CultureInfo.InvariantCulture) }) with { Reason = figure.Source });
        return null;
    }

    public async Task<Refusal?> RemoveAsync(int year, string address, CancellationToken cancellation = default)
    {
        var compiled = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, year, null, cancellation);
        var allowed = compiled.TryGet(out var known) ? await AllowedAsync(known, address, cancellation) : compiled.Refusal!;
        if (!allowed.Succeeded)
        {
            return allowed.Refusal;
        }

        if (await db.Set<EnteredFigure>().FirstOrDefaultAsync(figure => figure.OrganId == caller.OrganId && figure.Year == year && figure.Cell == address, cancellation) is not { } figure)
        {
            return new Refusal("figure-not-entered", "这一格没有填报过数据，请刷新页面。");
        }

        db.Remove(figure);
        db.Record(CompilingEvents.Cleared.On(caller.OrganId, CompilingEvents.Subject, null).With(new { year, address }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>声明在用 — from this year on, a source without records means zero.</summary>
    public async Task<Refusal?> DeclareAsync(int sinceYear, string source, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        if (source is not (YearRecords.RegisterSource or YearRecords.ItemSource) && Domain.Ledgers.LedgerDefinitions.Find(source) is null)
        {
            return new Refusal("source-unknown", "没有这种数据来源，请从年报页面选择。");
        }

        if (await db.Set<KeptSource>().AnyAsync(kept => kept.OrganId == caller.OrganId && kept.Source == source, cancellation))
        {
            return new Refusal("source-declared", "这个来源已经声明过，请刷新页面。");
        }

        db.Add(new KeptSource { OrganId = caller.OrganId, Source = source, SinceYear = sinceYear, DeclaredBy = caller.Name, DeclaredAt = clock.Now });
        db.Record(CompilingEvents.Declared.On(caller.OrganId, CompilingEvents.Subject, null).With(new { source, sinceYear }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<Result<ColumnFormat>> AllowedAsync(CompiledYear known, string address, CancellationToken cancellation)
    {
        var year = known.Period.Year;
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        if (known.FindPosition(address) is var (table, position) && table is null)
        {
            return new Refusal("figure-unknown", "这张表没有这一格，请从年报页面重新打开。");
        }

        if (await db.Set<YearReport>().AnyAsync(report => report.OrganId == caller.OrganId && report.Year == year && report.State != WritingState.Writing, cancellation))
        {
            return new Refusal("report-not-writing", "年报已经送审或者签发，不能再改数据；需要更正的请先退回。");
        }

        var rule = CountingRules.Of(table)[position].Row;
        return rule.Source is CountingSource.Register or CountingSource.Remedies && known.Records.Kept.Contains(YearRecords.RegisterSource)
            ? new Refusal("figure-counted", "这一格由登记簿统计，不能手工填写；数据不对的，请打开这一格，在登记簿中更正相应的申请。")
            : Column(table, position);
    }

    private static ColumnFormat Column(TableFormat table, int position)
    {
        var row = table.Rows.Last(row => row.Offset <= position);
        return row.Columns[position - row.Offset];
    }

    private static bool IsFit(ColumnFormat column, decimal value) =>
        column.Kind switch
        {
            ColumnKind.Change => decimal.IsInteger(value),
            ColumnKind.Money or ColumnKind.MoneyInUnit => value >= 0,
            _ => value >= 0 && decimal.IsInteger(value),
        };
}
