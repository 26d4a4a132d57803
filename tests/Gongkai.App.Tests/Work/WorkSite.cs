using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Work;

/// <summary>A site with an outbox, and workers on it.</summary>
internal sealed class WorkSite(DatabaseKind kind) : IDisposable
{
    internal static readonly Dictionary<string, TimeSpan> Limits = new() { ["test"] = TimeSpan.FromMinutes(5) };

    internal TestSite Site { get; } = new(kind);

    internal OutboxQueue Queue => new(Site.Database, Site.Clock);

    internal OutboxWorker Worker(IOutboxHandler handler, WorkSettings? settings = null, SiteDatabase? database = null) =>
        new(new OutboxQueue(database ?? Site.Database, Site.Clock), (database ?? Site.Database).Bell, [handler], settings ?? new WorkSettings { PollInterval = TimeSpan.FromMilliseconds(50) }, NullLogger<OutboxWorker>.Instance);

    internal async Task<IReadOnlyList<Guid>> EnqueueAsync(int count, string kind = "test", OrganScope? scope = null)
    {
        await using var db = Site.Open(scope ?? OrganScope.Own(Site.Bureau));
        var ids = Enumerable.Range(0, count).Select(_ => Site.Clock.NewId()).ToList();
        foreach (var id in ids)
        {
            db.Enqueue(new OutboxItem { Id = id, Kind = kind, CreatedAt = Site.Clock.Now, AvailableAt = Site.Clock.Now });
        }

        db.Record(new EventDraft(db.Scope.OrganId, "test", null, "asked-for-work"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), Site.Clock));
        return ids;
    }

    internal async Task<OutboxItem> ItemAsync(Guid id)
    {
        await using var db = Site.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(item => item.Id == id);
    }

    internal async Task<IReadOnlyList<CaseEvent>> EventsAsync(string action)
    {
        await using var db = Site.Open();
        return await db.Events.AsNoTracking().Where(happened => happened.Action == action).ToListAsync();
    }

    /// <summary>Waits until the condition holds; fails after two minutes.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    internal Task UntilDoneAsync(int count) => UntilAsync(async () =>
    {
        await using var db = Site.Open();
        return await db.Outbox.CountAsync(item => item.DoneAt != null) == count;
    });

    public void Dispose() => Site.Dispose();
}
