using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>整改要求 — what an organ has to put right, and until when.</summary>
public sealed record RectificationOrder(Guid OrganId, int Year, string Demand, DateOnly DueOn)
{
    public Guid? ReportId { get; init; }
}

/// <summary>整改闭环 — order, reply, recheck: each step once, each by the one who has to take it; 条例 47.</summary>
public sealed class OrderRectification(GongkaiDb db, Caller caller, SiteClock clock)
{
    private static readonly Refusal s_unknown = new("rectification-unknown", "没有找到这份整改通知，可能不在您的范围内，请从列表重新进入。");

    public async Task<Result<Guid>> RunAsync(RectificationOrder order, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        var organ = await db.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == order.OrganId, cancellation);
        if (organ is null || !db.Scope.Includes(organ))
        {
            return new Refusal("organ-unknown", "没有这个机关，或者不在您的范围内。");
        }

        if (order.Demand.Trim().Length is < 4 or > 2000 || order.DueOn < clock.Today)
        {
            return new Refusal("rectification-demand", "请写明要整改的内容（4 至 2000 个字），完成日期不能早于今天。");
        }

        var kept = new Rectification
        {
            Id = clock.NewId(),
            OrganId = organ.Id,
            ReportId = order.ReportId,
            Year = order.Year,
            Demand = order.Demand.Trim(),
            DueOn = order.DueOn,
            OrderedBy = caller.Name,
            OrderedAt = clock.Now,
        };
        db.Add(kept);
        db.Record(CompilingEvents.Ordered.On(organ.Id, CompilingEvents.Subject, order.ReportId).With(new { order.Year, order.DueOn }) with { Reason = kept.Demand });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : kept.Id;
    }

    public async Task<Refusal?> ReplyAsync(Guid id, string reply, CancellationToken cancellation = default)
    {
        var order = await db.Set<Rectification>().FirstOrDefaultAsync(order => order.Id == id && order.OrganId == caller.OrganId, cancellation);
        if (caller.Lacks(Permission.CompileReports) is { } lacking || order is null)
        {
            return caller.Lacks(Permission.CompileReports) ?? s_unknown;
        }

        if (order.State != RectificationState.Ordered || reply.Trim().Length is < 4 or > 2000)
        {
            return order.State != RectificationState.Ordered ? new Refusal("rectification-state", "这份整改通知已经回复，请等待复查。") : new Refusal("rectification-reply", "请写明整改的情况，4 至 2000 个字。");
        }

        (order.State, order.Reply, order.RepliedBy, order.RepliedAt) = (RectificationState.Replied, reply.Trim(), caller.Name, clock.Now);
        db.Record(CompilingEvents.Replied.On(order.OrganId, CompilingEvents.Subject, order.ReportId) with { Reason = order.Reply });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <param name="isSettled">False sends it back to the organ.</param>
    public async Task<Refusal?> RecheckAsync(Guid id, bool isSettled, string remark, CancellationToken cancellation = default)
    {
        var order = await db.Set<Rectification>().FirstOrDefaultAsync(order => order.Id == id, cancellation);
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking || order is null)
        {
            return caller.Lacks(Permission.SuperviseOrgans) ?? s_unknown;
        }

        if (order.State != RectificationState.Replied || (!isSettled && remark.Trim().Length < 4))
        {
            return order.State != RectificationState.Replied ? new Refusal("rectification-state", "机关还没有回复，不能复查。") : new Refusal("rectification-recheck", "没有整改到位的，请写明还要做什么。");
        }

        (order.State, order.Recheck, order.RecheckedBy, order.RecheckedAt) = (isSettled ? RectificationState.Settled : RectificationState.Ordered, remark.Trim(), caller.Name, clock.Now);
        db.Record(CompilingEvents.Rechecked.On(order.OrganId, CompilingEvents.Subject, order.ReportId).With(new { isSettled }) with { Reason = order.Recheck });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>Orders in view, open ones first.</summary>
    public async Task<IReadOnlyList<(Rectification Order, string Organ)>> ListAsync(int year, CancellationToken cancellation = default) =>
        [.. (await db.Set<Rectification>().AsNoTracking().Where(order => order.Year == year).Join(db.Organs, order => order.OrganId, organ => organ.Id, (order, organ) => new { order, organ.Name })
            .OrderBy(row => row.order.State == RectificationState.Settled).ThenBy(row => row.order.DueOn).Take(500).ToListAsync(cancellation)).Select(row => (row.order, row.Name))];
}
