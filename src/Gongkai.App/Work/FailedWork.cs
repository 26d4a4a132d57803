using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Work;

/// <summary>失败的后台任务 — one item that failed, without what it carries.</summary>
/// <param name="Name">What kind of work it is, in Chinese.</param>
/// <param name="RetriesAt">When it is tried again by itself; null when it was given up.</param>
public sealed record FailedWork(Guid Id, string Name, DateTimeOffset CreatedAt, int Attempts, string Error, DateTimeOffset? RetriesAt);

/// <summary>失败任务列表 — one page of failed work, given up first.</summary>
public sealed record FailedWorkPage(IReadOnlyList<FailedWork> Items, int Total, int Page, int Pages);

/// <summary>查看失败任务 — lists what failed and either waits for another attempt or was given up.</summary>
public sealed class ListFailedWork(SiteDatabase database, IEnumerable<IOutboxHandler> handlers)
{
    public const int PageSize = 50;

    /// <param name="page">From 1; a page beyond the last is the last.</param>
    public async Task<Result<FailedWorkPage>> RunAsync(Caller caller, int page, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(WorkScope.Of(caller));
        var failed = db.Outbox.AsNoTracking().Where(item => item.DoneAt == null && item.LastError != "");
        var total = await failed.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var items = await RowsAsync(failed.OrderBy(item => item.GivenUpAt == null).ThenByDescending(item => item.CreatedAt).ThenBy(item => item.Id)
            .Skip((page - 1) * PageSize).Take(PageSize), cancellation);
        return new FailedWorkPage(items, total, page, pages);
    }

    /// <summary>One of them; null where it is done, gone or not the caller's to see.</summary>
    public async Task<FailedWork?> FindAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is not null)
        {
            return null;
        }

        await using var db = database.Open(WorkScope.Of(caller));
        return await RowsAsync(db.Outbox.AsNoTracking().Where(item => item.Id == id && item.DoneAt == null && item.LastError != ""), cancellation) is [var found] ? found : null;
    }

    private async Task<IReadOnlyList<FailedWork>> RowsAsync(IQueryable<OutboxItem> items, CancellationToken cancellation)
    {
        var names = handlers.ToDictionary(handler => handler.Kind, handler => handler.Name, StringComparer.Ordinal);
        var rows = await items.Select(item => new { item.Id, item.Kind, item.CreatedAt, item.Attempts, item.LastError, item.AvailableAt, item.GivenUpAt }).ToListAsync(cancellation);
        return [.. rows.Select(item => new FailedWork(item.Id, names.GetValueOrDefault(item.Kind, item.Kind), item.CreatedAt, item.Attempts, item.LastError, item.GivenUpAt is null ? item.AvailableAt : null))];
    }
}
