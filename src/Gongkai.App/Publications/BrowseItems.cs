using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>信息查找条件 — what the desk's list of items asks for; everything empty means all that the person may see.</summary>
public sealed record DeskFilter(ItemState? State = null, string? Text = null, Guid? ColumnId = null, ItemKind? Kind = null)
{
    /// <summary>Own drafts alone.</summary>
    public bool IsOwn { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 30;
}

/// <summary>一页工作台信息 — rows, how many match, and how many there are in each state.</summary>
public sealed record DeskItemPage(IReadOnlyList<DeskRow> Rows, int Total, IReadOnlyDictionary<ItemState, int> Counts);

/// <summary>信息查找 — the items of the own organ by state, words, column and kind, newest first.</summary>
public sealed class BrowseItems(SiteDatabase database)
{
    public async Task<DeskItemPage> RunAsync(Caller caller, DeskFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var seen = ItemDuties.Seen(db, caller);
        if (filter.IsOwn)
        {
            seen = seen.Where(item => item.AuthorId == caller.PersonId);
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            seen = seen.Where(item => item.Title.Contains(text) || item.DocumentNumber.Contains(text) || item.IndexNumber!.Contains(text));
        }

        seen = filter.ColumnId is { } column ? seen.Where(item => item.ColumnId == column) : seen;
        seen = filter.Kind is { } kind ? seen.Where(item => item.Kind == kind) : seen;
        var counts = await seen.GroupBy(item => item.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var rows = filter.State is { } state ? seen.Where(item => item.State == state) : seen;
        var page = await rows.OrderByDescending(item => item.CreatedAt).ThenByDescending(item => item.Id)
            .Skip((Math.Clamp(filter.Page, 1, 100_000) - 1) * filter.PageSize).Take(filter.PageSize).Select(DeskRow.Projection).ToListAsync(cancellation);
        return new DeskItemPage(page, filter.State is { } only ? counts.GetValueOrDefault(only) : counts.Values.Sum(), counts);
    }
}

/// <summary>信息职责 — who of an organ sees items before they are public.</summary>
public static class ItemDuties
{
    private static readonly Permission[] s_duties = [Permission.ContributeItems, Permission.ReviewItems, Permission.ApproveItems, Permission.EditSite];

    /// <summary>Whoever writes, reviews, approves or publishes; everybody else sees of items what is public already.</summary>
    public static bool SeesDrafts(Caller caller) => s_duties.Any(caller.May);

    internal static IQueryable<Publication> Seen(GongkaiDb db, Caller caller)
    {
        var items = db.Set<Publication>().AsNoTracking();
        return SeesDrafts(caller) ? items : items.Where(item => item.State == ItemState.Published && item.DisclosureClass == DisclosureClass.Proactive);
    }
}
