using System.Text.Json;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>工作台信息行 — what lists of the desk show of an item.</summary>
public sealed record DeskRow(Guid Id, int Version, string Title, ItemState State, ItemKind Kind)
{
    public ItemClass Class { get; init; }

    public string AuthorName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly? DatedOn { get; init; }

    public DateOnly? ReassessOn { get; init; }

    public string StageName { get; init; } = "";

    public DateTimeOffset? StageEnteredAt { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public Guid OrganId { get; init; }

    public Guid ColumnId { get; init; }

    public DisclosureClass DisclosureClass { get; init; }

    public string Provision { get; init; } = "";

    internal static readonly System.Linq.Expressions.Expression<Func<Publication, DeskRow>> Projection = item => new DeskRow(item.Id, item.Version, item.Title, item.State, item.Kind)
    {
        Class = item.Class,
        AuthorName = item.AuthorName,
        CreatedAt = item.CreatedAt,
        DatedOn = item.DatedOn,
        ReassessOn = item.ReassessOn,
        StageName = item.StageName,
        StageEnteredAt = item.StageEnteredAt,
        ScheduledFor = item.ScheduledFor,
        PublishedAt = item.PublishedAt,
        OrganId = item.OrganId,
        ColumnId = item.ColumnId,
        DisclosureClass = item.DisclosureClass,
        Provision = item.DisclosureProvision,
    };
}

/// <summary>待发布期限 — an item that is not public yet with the day by which it has to be.</summary>
/// <param name="Clock">Null where no day of formation is known or the calendar has no notice; then the refusal says why.</param>
public sealed record DutyRow(DeskRow Item, PublishingClock? Clock, Refusal? Unknown, bool IsOverdue);

/// <summary>待发布期限页 — how many items wait, how pressing they are, and a page of them, the earliest first.</summary>
public sealed record DutyPage(int Open, int Overdue, int Soon, int Undated, IReadOnlyList<DutyRow> Rows)
{
    /// <summary>Days before the last one from which an item is soon due.</summary>
    public const int SoonDays = 5;

    public const int Size = 30;
}

/// <summary>工作台信息 — the lists of the desk: items by state, the own review queue, what is due, the register of what is not public.</summary>
public sealed class DeskItems(SiteDatabase database, SiteClock clock)
{
    private const int MostRows = 500;

    public async Task<IReadOnlyList<DeskRow>> ByStateAsync(Caller caller, ItemState state, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<Publication>().Where(item => item.State == state).OrderByDescending(item => item.CreatedAt).Take(MostRows).Select(DeskRow.Projection).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<DeskRow>> OwnAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<Publication>().Where(item => item.AuthorId == caller.PersonId).OrderByDescending(item => item.CreatedAt).Take(MostRows)
            .Select(DeskRow.Projection).ToListAsync(cancellation);
    }

    /// <summary>待审 — what waits for this person, the longest first: own duty or delegated, never own work.</summary>
    public async Task<IReadOnlyList<DeskRow>> ReviewQueueAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await Queue(db, caller).Take(MostRows).Select(DeskRow.Projection).ToListAsync(cancellation);
    }

    /// <summary>不公开登记 — items that were reviewed and are not published, by the day they are looked at again; 条例 18.</summary>
    public async Task<IReadOnlyList<DeskRow>> RegisterAsync(Caller caller, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<Publication>().Where(item => item.State == ItemState.Filed).OrderBy(item => item.ReassessOn).Take(MostRows).Select(DeskRow.Projection).ToListAsync(cancellation);
    }

    /// <summary>应公开未公开 — proactive items on their way with the clock of 条例 26, the earliest first.</summary>
    /// <param name="page">From 1; what lies beyond the last page is the last page.</param>
    public async Task<DutyPage> DutiesAsync(Caller caller, int page = 1, CancellationToken cancellation = default)
    {
        ItemState[] open = [ItemState.Draft, ItemState.InReview, ItemState.Approved, ItemState.Scheduled];
        await using var db = database.Open(caller.Scope);
        // All of them are timed, because the last created may be the first due; of those shown alone the whole row is read.
        var waiting = await db.Set<Publication>().Where(item => open.Contains(item.State) && item.DisclosureClass == DisclosureClass.Proactive)
            .Select(item => new { item.Id, item.Kind, item.DatedOn, item.OrganId, item.ColumnId }).ToListAsync(cancellation);
        var (today, terms) = (clock.Today, await PublishingTerms.OfManyAsync(db, waiting.Select(item => item.OrganId), cancellation));
        var timed = waiting.Select(item => (item.Id, Clock: terms.Of(item.Kind, item.DatedOn, item.OrganId, item.ColumnId))).Select(item => (item.Id, item.Clock.Refusal, Known: item.Clock.TryGet(out var known) ? known : null))
            .OrderBy(item => item.Known?.DueOn ?? DateOnly.MaxValue).ThenBy(item => item.Id).ToList();
        var skip = (Math.Clamp(page, 1, Math.Max(1, (timed.Count + DutyPage.Size - 1) / DutyPage.Size)) - 1) * DutyPage.Size;
        var shown = timed.Skip(skip).Take(DutyPage.Size).ToList();
        var ids = shown.ConvertAll(item => item.Id);
        var rows = await db.Set<Publication>().Where(item => ids.Contains(item.Id)).Select(DeskRow.Projection).ToDictionaryAsync(row => row.Id, cancellation);
        var overdue = timed.Count(item => item.Known?.IsOverdue(null, today) == true);
        return new DutyPage(timed.Count, overdue, timed.Count(item => item.Known is { } known && known.DueOn >= today && known.DueOn <= today.AddDays(DutyPage.SoonDays)), timed.Count(item => item.Known is null),
            [.. shown.Where(item => rows.ContainsKey(item.Id)).Select(item => new DutyRow(rows[item.Id], item.Known, item.Refusal, item.Known?.IsOverdue(null, today) == true))]);
    }

    internal static IQueryable<Publication> Queue(GongkaiDb db, Caller caller)
    {
        var duties = new List<ReviewDuty?>();
        if (caller.May(Permission.ReviewItems))
        {
            duties.Add(ReviewDuty.Review);
        }

        if (caller.May(Permission.ApproveItems))
        {
            duties.Add(ReviewDuty.Approve);
        }

        var me = caller.PersonId ?? Guid.Empty;
        return db.Set<Publication>().AsNoTracking()
            .Where(item => item.State == ItemState.InReview && item.AuthorId != me && duties.Contains(item.StageDuty)
                && (item.StageDelegateId == me || (item.StageDelegateId == null
                    && (item.StageUnitId == null || db.People.Any(person => person.Id == me && person.UnitId == item.StageUnitId))))
                && !db.Set<ItemVersion>().Any(version => version.PublicationId == item.Id && version.AuthorId == me)
                && !db.Set<ReviewRecord>().Any(record => record.PublicationId == item.Id && record.Round == item.Round && record.ReviewerId == me && record.Decision == ReviewDecision.Passed))
            .OrderBy(item => item.StageEnteredAt);
    }
}

/// <summary>信息办理页 — an item with everything that the desk shows of it.</summary>
public sealed record DeskView(Publication Item, ItemContent Content, IReadOnlyList<VersionView> Versions, IReadOnlyList<ReviewView> Reviews)
{
    /// <summary>The site's list of subjects, for their names.</summary>
    public ThemeList Themes { get; init; } = ThemeList.Shipped;
}

/// <summary>版本行 — one saved version.</summary>
public sealed record VersionView(int Number, DateTimeOffset SavedAt, string AuthorName, string Note, bool IsProposed);

/// <summary>审核行 — one decision of a stage with the time it took.</summary>
public sealed record ReviewView(ReviewRecord Record, TimeSpan Took, IReadOnlyList<MarkedPassage> Marks);

/// <summary>办理信息 — an item on the desk, its versions and its way through review.</summary>
public sealed class OpenItem(SiteDatabase database)
{
    public async Task<DeskView?> RunAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        if (await ItemDuties.Seen(db, caller).FirstOrDefaultAsync(item => item.Id == id, cancellation) is not { } item)
        {
            return null;
        }

        var versions = await db.Set<ItemVersion>().Where(version => version.PublicationId == id).OrderByDescending(version => version.Number)
            .Select(version => new VersionView(version.Number, version.SavedAt, version.AuthorName, version.Note, version.IsProposed)).ToListAsync(cancellation);
        var reviews = await db.Set<ReviewRecord>().AsNoTracking().Where(record => record.PublicationId == id).OrderBy(record => record.DecidedAt).ToListAsync(cancellation);
        var current = await VersionAsync(db, id, item.CurrentVersion, cancellation);
        return new DeskView(item, current!, versions, [.. reviews.Select(record =>
            new ReviewView(record, record.DecidedAt - record.EnteredAt, JsonSerializer.Deserialize<List<MarkedPassage>>(record.Marks, JsonSerializerOptions.Web)!))])
        {
            Themes = await SiteThemes.ReadAsync(db, cancellation),
        };
    }

    /// <summary>The content of any version that was ever saved; null where there is none of this number.</summary>
    public async Task<ItemContent?> VersionAsync(Caller caller, Guid id, int number, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await ItemDuties.Seen(db, caller).AnyAsync(item => item.Id == id, cancellation) ? await VersionAsync(db, id, number, cancellation) : null;
    }

    private static async Task<ItemContent?> VersionAsync(GongkaiDb db, Guid id, int number, CancellationToken cancellation) =>
        (await db.Set<ItemVersion>().AsNoTracking().FirstOrDefaultAsync(version => version.PublicationId == id && version.Number == number, cancellation))?.Read();
}
