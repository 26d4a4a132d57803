using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Demonstration;

/// <summary>示例年报编制 — one organ whose last year is compiled from its register, with one inconsistency: a request that was entered after the year before had been reported.</summary>
internal sealed class DemoYearReport(SiteDatabase database, SiteClock clock)
{
    private const string Problem = "一是部分栏目更新不够及时，下一步逐栏目明确责任人，每月检查。二是答复文书说理不够充分，下一步编印答复范例，加强法制审核。";

    internal async Task AddAsync(Organ organ, CancellationToken cancellation)
    {
        var last = clock.Today.Year - 1;
        await using var site = database.Open(OrganScope.Site);
        var officer = await site.People.AsNoTracking().FirstAsync(person => person.OrganId == organ.Id && person.Roles.Any(role => role.Role == Role.DisclosureOfficer), cancellation);
        var caller = new Caller(officer.Id, officer.Name, "demo create", OrganScope.Own(organ), RoleTable.Of([Role.DisclosureOfficer]));
        var late = await LateAsync(organ.Id, last, cancellation);
        await SetCountedAsync(late, isCounted: false, cancellation);
        await WriteAsync(caller, last - 1, "按上级部门要求，组织了专项清理。", cancellation);
        await ReportAsync(caller, organ, last - 1, cancellation);
        await SetCountedAsync(late, isCounted: true, cancellation);
        await WriteAsync(caller, last, Problem, cancellation);
    }

    private async Task WriteAsync(Caller caller, int year, string problem, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var enter = new EnterFigure(db, caller, clock);
        (string Cell, string Value, string Source)[] figures =
        [
            ("part2.art20_5.administrativeLicense.decisions", "128", "市政务服务中心审批系统年度统计表"),
            ("part2.art20_6.administrativePenalty.decisions", "17", "行政执法监督平台年度统计表"),
            ("part2.art20_6.administrativeCompulsion.decisions", "0", "法规处年度汇总"),
            ("part2.art20_8.administrativeCharge.amountWanYuan", "36.5", "财务处年度决算"),
        ];
        foreach (var (cell, value, source) in figures)
        {
            Must(await enter.RunAsync(new FigureEntry(year, cell, value, source), cancellation));
        }

        var write = new WriteReport(db, caller, clock);
        Must((await write.StartAsync(year, cancellation)).Refusal);
        Must((await write.SaveAsync(year, 5, problem, 1, cancellation)).Refusal);
    }

    // As it was filed in January of the year after.
    private async Task ReportAsync(Caller caller, Organ organ, int year, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var working = await db.Set<YearReport>().FirstAsync(report => report.Year == year, cancellation);
        var kept = await db.Reports.FirstAsync(report => report.Id == working.Id, cancellation);
        (working.SignedOn, working.SignedAt, working.SignedBy) = (new DateOnly(year + 1, 1, 20), SiteClock.StartOf(new DateOnly(year + 1, 1, 20)), "示例领导");
        var compiled = await ReportDesk.CompileAsync(db, working, clock, cancellation);
        await ReportDesk.RefreshAsync(db, working, compiled, cancellation);
        new FreezeReport(db, clock).Add(working, compiled, caller.Name);
        working.State = WritingState.SignedOff;
        (kept.State, kept.FiledAt) = (FilingState.Accepted, working.SignedAt);
        await ReportFactRows.KeepAsync(db, kept, organ.Kind, cancellation);
        db.Record(CompilingEvents.SignedOff.On(organ.Id, CompilingEvents.Subject, working.Id) with { Reason = "示例城市" });
        Must(await db.CommitAsync(caller, clock, cancellation));
    }

    private async Task<Guid> LateAsync(Guid organ, int year, CancellationToken cancellation)
    {
        var first = new DateOnly(year, 1, 1);
        await using var db = database.Open(OrganScope.Site);
        return await db.Set<DisclosureRequest>().Where(request => request.OrganId == organ && request.ReceivedOn < first && request.CountedOn >= first)
            .OrderByDescending(request => request.ReceivedOn).Select(request => request.Id).FirstOrDefaultAsync(cancellation);
    }

    // While the year before is reported, the late request is not in the register yet.
    private async Task SetCountedAsync(Guid id, bool isCounted, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        await db.Set<DisclosureRequest>().Where(request => request.Id == id).ExecuteUpdateAsync(update => update.SetProperty(request => request.IsDivided, !isCounted), cancellation);
    }

    private static void Must(Domain.Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }
}
