using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>起草信息 — writes a new item as a draft of the own organ, with its first version; 条例 17.</summary>
public sealed class CreateDraft(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<ItemKey>> RunAsync(Caller caller, ItemContent content, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var unit = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.UnitId).FirstOrDefaultAsync(cancellation);
        var added = await AddAsync(db, (caller, unit, clock), content, "", cancellation);
        return added.TryGet(out var item)
            ? await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new ItemKey(item.Id, item.Version)
            : added.Refusal!;
    }

    /// <summary>Adds a draft to the session; the one who calls commits.</summary>
    internal static async Task<Result<Publication>> AddAsync(GongkaiDb db, (Caller Caller, Guid? Unit, SiteClock Clock) by, ItemContent content, string note, CancellationToken cancellation)
    {
        var (caller, unit, clock) = by;
        var cleaned = await db.CleanAsync(caller.OrganId, content, cancellation);
        if (!cleaned.TryGet(out var clean))
        {
            return cleaned.Refusal!;
        }

        var author = new ItemAuthor(caller.PersonId ?? Guid.Empty, caller.Name, unit);
        var created = Publication.Create(clock.NewId(), caller.OrganId, author, clean.Content, clock.Now);
        if (!created.TryGet(out var item))
        {
            return created.Refusal!;
        }

        db.Add(item);
        db.KeepVersion(item, clean.Content, new SavedBy(caller, clock.Now, note));
        await db.SetFilesAsync(item, clean, clock, cancellation);
        db.Note(item, "item-created", note);
        return item;
    }
}

/// <summary>编辑草稿 — saves the draft as a new version; the former ones stay.</summary>
public sealed class EditDraft(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<ItemKey>> RunAsync(Caller caller, ItemKey key, ItemContent content, string note = "", CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        var found = await db.ItemAsync(key, cancellation);
        var cleaned = await db.CleanAsync(caller.OrganId, content, cancellation);
        if (!found.TryGet(out var item) || !cleaned.TryGet(out var clean))
        {
            return found.Refusal ?? cleaned.Refusal!;
        }

        if (item.Edit(clean.Content) is { } refusal)
        {
            return refusal;
        }

        db.KeepVersion(item, clean.Content, new SavedBy(caller, clock.Now, note));
        db.RemoveRange(await db.Set<DraftSave>().Where(save => save.PublicationId == item.Id && save.PersonId == caller.PersonId).ToListAsync(cancellation));
        await db.SetFilesAsync(item, clean, clock, cancellation);
        db.Note(item, "item-edited", note, new { item.LatestVersion });
        return await db.CommitAsync(caller, clock, cancellation) is { } conflict ? conflict : new ItemKey(item.Id, item.Version);
    }
}

/// <summary>作废草稿 — gives a draft up; its versions stay.</summary>
public sealed class DiscardDraft(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, string reason, CancellationToken cancellation = default) => caller.Lacks(Permission.ContributeItems)
        ?? await new ItemDesk(database, clock).StepAsync(caller, key, item => item.Discard(), new ItemNote("item-discarded", reason), cancellation);
}
