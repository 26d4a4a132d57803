using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>自动保存 — what a person has written into a draft and not saved as a version yet; one a person and item, gone with the next version.</summary>
public sealed class DraftSave : IOrganOwned
{
    public Guid PublicationId { get; init; }

    public Guid PersonId { get; init; }

    public Guid OrganId { get; init; }

    /// <summary>The last version of the content when it was written.</summary>
    public int BasedOn { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>The content as JSON.</summary>
    public string Content { get; set; } = "{}";

    public int Version { get; set; }

    public ItemContent Read() => System.Text.Json.JsonSerializer.Deserialize<ItemContent>(Content, System.Text.Json.JsonSerializerOptions.Web)!;
}

/// <summary>自动保存草稿 — keeps what is being written beside the draft; no version and no event comes of it until the person saves.</summary>
public sealed class DraftSaves(SiteDatabase database, SiteClock clock)
{
    /// <summary>The instant at which it was kept; the refusal where the draft is not one any more.</summary>
    public async Task<Result<DateTimeOffset>> KeepAsync(Caller caller, Guid itemId, ItemContent content, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ContributeItems) is { } lacks)
        {
            return lacks;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<Publication>().AsNoTracking().FirstOrDefaultAsync(item => item.Id == itemId && item.State == ItemState.Draft, cancellation) is not { } item || caller.PersonId is not { } person)
        {
            return ItemWork.NotFound;
        }

        // A text that is only half written may lack a title or a column; it is made clean all the same.
        var clean = content with { BodyHtml = Gongkai.Documents.Items.ItemHtml.Clean(content.BodyHtml).Html };
        if (clean.BodyHtml.Length > ItemBounds.BodyCharacters)
        {
            return new ItemContent("正文", clean.Kind, clean.ColumnId, clean.BodyHtml).Check()!;
        }

        var kept = await db.Set<DraftSave>().FirstOrDefaultAsync(save => save.PublicationId == itemId && save.PersonId == person, cancellation);
        if (kept is null)
        {
            kept = new DraftSave { PublicationId = itemId, PersonId = person, OrganId = item.OrganId };
            db.Add(kept);
        }

        (kept.BasedOn, kept.SavedAt, kept.Content) = (item.LatestVersion, clock.Now, ItemVersion.Write(clean));
        kept.Version++;
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same person in two windows: the later one keeps its text with its next save.
            return ItemWork.Changed;
        }

        return kept.SavedAt;
    }

    /// <summary>What this person left unsaved in the draft; null where there is nothing.</summary>
    public async Task<DraftSave?> OfAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Set<DraftSave>().AsNoTracking().FirstOrDefaultAsync(save => save.PublicationId == itemId && save.PersonId == caller.PersonId, cancellation);
    }

    public async Task DropAsync(Caller caller, Guid itemId, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        await db.Set<DraftSave>().Where(save => save.PublicationId == itemId && save.PersonId == caller.PersonId).ExecuteDeleteAsync(cancellation);
    }
}
