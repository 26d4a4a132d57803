using System.Linq.Expressions;
using System.Reflection;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开闸口 — the one gate to what the public may read: every public page, list, feed, file, figure and search result goes through it; 条例 13, 17.</summary>
public static class PublicItems
{
    // The rules are written once, as expressions: called where a query is put together, put in place where it is translated beforehand.
    private static readonly Expression<Func<GongkaiDb, DateTimeOffset, IQueryable<Publication>>> s_itemRule = (db, now) => db.Set<Publication>().AsNoTracking()
        .Where(item => item.State == ItemState.Published && item.DisclosureClass == DisclosureClass.Proactive && item.Sequence != null && item.PublishedAt <= now);

    private static readonly Expression<Func<GongkaiDb, DateTimeOffset, IQueryable<StoredFile>>> s_fileRule = (db, now) => db.Set<StoredFile>().AsNoTracking()
        .Where(file => !file.IsSealed && db.Set<ItemAttachment>().Any(attachment => attachment.FileId == file.Id && Of(db, now).Any(item => item.Id == attachment.PublicationId)));

    private static readonly Func<GongkaiDb, DateTimeOffset, IQueryable<Publication>> s_items = s_itemRule.Compile();
    private static readonly Func<GongkaiDb, DateTimeOffset, IQueryable<StoredFile>> s_files = s_fileRule.Compile();

    /// <summary>Published, not withdrawn, not before its instant, and proactive.</summary>
    public static IQueryable<Publication> Of(GongkaiDb db, DateTimeOffset now) => s_items(db, now);

    /// <summary>What was public once: a page with the reason stays, without the text.</summary>
    public static IQueryable<Publication> Stubs(GongkaiDb db) =>
        db.Set<Publication>().AsNoTracking().Where(item => (item.State == ItemState.Withdrawn || item.State == ItemState.Replaced) && item.Sequence != null);

    /// <summary>A file is public where an item that is public has it, and never where it lies sealed.</summary>
    public static IQueryable<StoredFile> Files(GongkaiDb db, DateTimeOffset now) => s_files(db, now);

    /// <summary>The rule that a method of the gate applies; null for any other method.</summary>
    internal static LambdaExpression? RuleBehind(MethodInfo method) =>
        method.DeclaringType != typeof(PublicItems) ? null : method.Name switch { nameof(Of) => s_itemRule, nameof(Files) => s_fileRule, _ => null };
}
