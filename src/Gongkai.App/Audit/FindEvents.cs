using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Audit;

/// <summary>日志筛选 — what the audit log asks for; days are days in China, both included.</summary>
public sealed record EventFilter(DateOnly? From = null, DateOnly? To = null, string? Person = null, string? Action = null, string? SubjectKind = null)
{
    public Guid? SubjectId { get; init; }

    /// <summary>Only links before this number: the next page.</summary>
    public long? Before { get; init; }

    public int PageSize { get; init; } = 50;
}

/// <summary>日志页 — links from the newest back, and where the next page begins; null on the last one.</summary>
public sealed record EventPage(IReadOnlyList<CaseEvent> Events, long? Next);

/// <summary>查阅审计日志 — the links of the own organ's chain, filtered, by their number and not by an offset, so that page 1,000 costs what page 1 does.</summary>
public sealed class FindEvents(GongkaiDb db)
{
    public async Task<EventPage> RunAsync(EventFilter filter, CancellationToken cancellation = default)
    {
        var links = Matching(filter);
        if (filter.Before is { } before)
        {
            links = links.Where(link => link.Number < before);
        }

        var found = await links.OrderByDescending(link => link.Number).Take(filter.PageSize + 1).ToListAsync(cancellation);
        var hasMore = found.Count > filter.PageSize;
        if (hasMore)
        {
            found.RemoveAt(filter.PageSize);
        }

        return new EventPage(found, hasMore ? found[^1].Number : null);
    }

    /// <summary>All links that match, oldest first, read one by one.</summary>
    public IAsyncEnumerable<CaseEvent> AllAsync(EventFilter filter) => Matching(filter).OrderBy(link => link.Number).AsAsyncEnumerable();

    /// <summary>What was done to one subject, oldest first: the timeline on its page.</summary>
    public async Task<IReadOnlyList<CaseEvent>> OfSubjectAsync(Guid subjectId, CancellationToken cancellation = default) =>
        await db.Events.AsNoTracking().Where(link => link.SubjectId == subjectId).OrderBy(link => link.HappenedAt).ThenBy(link => link.Number).ToListAsync(cancellation);

    private IQueryable<CaseEvent> Matching(EventFilter filter)
    {
        var organ = db.Scope.OrganId;
        var links = db.Events.AsNoTracking().Where(link => link.OrganId == organ);
        if (filter.From is { } from)
        {
            var start = SiteClock.StartOf(from);
            links = links.Where(link => link.HappenedAt >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = SiteClock.StartOf(to.AddDays(1));
            links = links.Where(link => link.HappenedAt < end);
        }

        if (filter.Person?.Trim() is { Length: > 0 } person)
        {
            links = links.Where(link => link.PersonName.Contains(person));
        }

        if (filter.Action is { Length: > 0 } action)
        {
            links = links.Where(link => link.Action == action);
        }

        if (filter.SubjectKind is { Length: > 0 } kind)
        {
            links = links.Where(link => link.SubjectKind == kind);
        }

        return filter.SubjectId is { } subject ? links.Where(link => link.SubjectId == subject) : links;
    }
}
