using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开闸口 — the one gate to what the public may read: every public page, list, feed, file, figure and search result goes through it; 条例 13, 17.</summary>
public static class PublicItems
{
    /// <summary>Published, not withdrawn, not before its instant, and proactive.</summary>
    public static IQueryable<Publication> Of(GongkaiDb db, DateTimeOffset now) =>
        db.Set<Publication>().AsNoTracking()
            .Where(item => item.State == ItemState.Published && item.DisclosureClass == DisclosureClass.Proactive && item.Sequence != null && item.PublishedAt <= now);

    /// <summary>What was public once: a page with the reason stays, without the text.</summary>
    public static IQueryable<Publication> Stubs(GongkaiDb db) =>
        db.Set<Publication>().AsNoTracking().Where(item => (item.State == ItemState.Withdrawn || item.State == ItemState.Replaced) && item.Sequence != null);

    /// <summary>A file is public where an item that is public has it, and never where it lies sealed.</summary>
    public static IQueryable<StoredFile> Files(GongkaiDb db, DateTimeOffset now)
    {
        var items = Of(db, now);
        return db.Files.AsNoTracking().Where(file =>
            !file.IsSealed && db.Set<ItemAttachment>().Any(attachment => attachment.FileId == file.Id && items.Any(item => item.Id == attachment.PublicationId)));
    }
}
