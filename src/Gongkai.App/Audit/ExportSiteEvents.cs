using System.Runtime.CompilerServices;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Audit;

/// <summary>导出范围 — the events of one organ or of all, of a period of days in China.</summary>
/// <param name="Organ">Full name or identifier; null for all.</param>
/// <param name="From">First day; null from the beginning.</param>
/// <param name="To">Last day; null to the end.</param>
public sealed record ExportOrder(string? Organ, DateOnly? From, DateOnly? To);

/// <summary>导出的办理记录 — one link with all that its hash covers, so that an auditor can check it anew.</summary>
public sealed record ExportedEvent(string Organ, CaseEvent Link);

/// <summary>导出内容 — the links one after the other, of so many organs; read once.</summary>
public sealed record ExportedEvents(int Organs, IAsyncEnumerable<ExportedEvent> Links);

/// <summary>全站导出审计记录 — hands the log to auditors, organ by organ in the order of the chain; that it was handed over is an event too.</summary>
public sealed class ExportSiteEvents(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<ExportedEvents>> RunAsync(ExportOrder order, Caller caller, CancellationToken cancellation = default)
    {
        if (order.From > order.To)
        {
            return new Refusal("export-period", $"起始日期 {order.From:yyyy-MM-dd} 晚于截止日期 {order.To:yyyy-MM-dd}，请改正。");
        }

        await using var db = database.Open(OrganScope.Site);
        var organs = db.Organs.AsNoTracking().OrderBy(organ => organ.Path);
        var id = Guid.TryParse(order.Organ, out var parsed) ? parsed : Guid.Empty;
        var chosen = await (order.Organ is null ? organs : organs.Where(organ => organ.Name == order.Organ || organ.Id == id)).ToListAsync(cancellation);
        if (chosen.Count == 0)
        {
            return new Refusal("export-organ", order.Organ is null ? "站点中还没有机关，没有可以导出的记录。" : $"没有名为“{order.Organ}”的机关：请填写机关全称。");
        }

        db.Record(new EventDraft(chosen[0].Id, "audit", null, "audit-exported").With(new { order.Organ, order.From, order.To }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new ExportedEvents(chosen.Count, ReadAsync(chosen, order, cancellation));
    }

    private async IAsyncEnumerable<ExportedEvent> ReadAsync(List<Organ> organs, ExportOrder order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        foreach (var organ in organs)
        {
            var links = db.Events.AsNoTracking().Where(link => link.OrganId == organ.Id);
            if (order.From is { } from)
            {
                var start = SiteClock.StartOf(from);
                links = links.Where(link => link.HappenedAt >= start);
            }

            if (order.To is { } to)
            {
                var end = SiteClock.StartOf(to.AddDays(1));
                links = links.Where(link => link.HappenedAt < end);
            }

            await foreach (var link in links.OrderBy(link => link.Number).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return new ExportedEvent(organ.Name, link);
            }
        }
    }
}
