using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Testing.Databases;

/// <summary>A site with columns, and items brought to any state by the use cases themselves.</summary>
public sealed class TestItems : IDisposable
{
    public TestItems(DatabaseKind kind)
    {
        Site = new TestSite(kind);
        Checks = new ItemChecks(Database, Clock, _ => []);
        Index = new IndexItem(Database, Clock);
        if (new InstallColumns(Database, Clock).RunAsync(Caller.Site("test"), Site.City.Id, ColumnPresets.Department).GetAwaiter().GetResult() is { } refusal)
        {
            throw new InvalidOperationException(refusal.Code);
        }

        using var db = Site.Open();
        Columns = db.Set<CatalogColumn>().AsNoTracking().ToDictionary(column => column.Path, column => column.Id);
        Author = TestSite.Someone(Site.Bureau, Role.Contributor);
        Approver = TestSite.Someone(Site.Bureau, Role.Leader);
        Editor = TestSite.Someone(Site.Bureau, Role.SiteEditor);
        Manager = TestSite.Someone(Site.Bureau, Role.Administrator);
    }

    public TestSite Site { get; }

    public SiteDatabase Database => Site.Database;

    public SiteClock Clock => Site.Clock;

    public ItemChecks Checks { get; }

    public IndexItem Index { get; }

    public IReadOnlyDictionary<string, Guid> Columns { get; }

    public Caller Author { get; }

    public Caller Approver { get; }

    public Caller Editor { get; }

    public Caller Manager { get; }

    public ItemContent Content(string title = "关于加强工业节能工作的通知", string body = "<p>各有关单位：请认真贯彻执行。</p>", string column = "statutory/documents/") =>
        new(title, ItemKind.NormativeDocument, Columns[column], body)
        {
            IssuingOrgan = "云汀市工业和信息化局",
            DatedOn = new DateOnly(2026, 11, 2),
            EffectiveOn = new DateOnly(2026, 11, 10),
            Summary = "规定工业节能的工作要求。",
            ThemeCode = "0201",
            Editor = "测试编辑",
            DocumentNumber = "云工信〔2026〕8号",
        };

    public async Task<ItemKey> DraftAsync(ItemContent? content = null) => (await new CreateDraft(Database, Clock).RunAsync(Author, content ?? Content())).Value;

    public async Task<ItemKey> KeyAsync(Guid id)
    {
        await using var db = Site.Open();
        return new ItemKey(id, await db.Set<Publication>().Where(item => item.Id == id).Select(item => item.Version).FirstAsync());
    }

    public async Task<Publication> ItemAsync(Guid id)
    {
        await using var db = Site.Open();
        return await db.Set<Publication>().AsNoTracking().FirstAsync(item => item.Id == id);
    }

    /// <summary>Through all five stages, each by another person.</summary>
    public async Task<ItemKey> ApprovedAsync(ItemContent? content = null)
    {
        var draft = await DraftAsync(content);
        MustBeDone(await new SubmitForReview(Database, Clock).RunAsync(Author, draft));
        while ((await ItemAsync(draft.Id)).State == ItemState.InReview)
        {
            MustBeDone(await new ApproveStage(Database, Clock).RunAsync(TestSite.Someone(Site.Bureau, Role.Leader), await KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)));
        }

        return await KeyAsync(draft.Id);
    }

    public async Task<ItemKey> PublishedAsync(ItemContent? content = null)
    {
        var approved = await ApprovedAsync(content);
        MustBeDone(await new PublishItem(Database, Clock, Checks).RunAsync(Editor, approved));
        return await KeyAsync(approved.Id);
    }

    /// <summary>Published without five stages of review, for tests that need many.</summary>
    public async Task<Guid> PublishedQuicklyAsync(ItemContent? content = null)
    {
        var given = content ?? Content();
        var draft = await DraftAsync(given with { Class = ItemClass.Emergency });
        MustBeDone(await new SubmitForReview(Database, Clock).RunAsync(Author, draft));
        MustBeDone(await new ApproveStage(Database, Clock).RunAsync(Approver, await KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)));
        MustBeDone(await new ApproveStage(Database, Clock).RunAsync(TestSite.Someone(Site.Bureau, Role.Leader), await KeyAsync(draft.Id), new ReviewOpinion(FiveGates.AllPassed)));
        MustBeDone(await new PublishItem(Database, Clock, Checks).RunAsync(Editor, await KeyAsync(draft.Id)));
        return draft.Id;
    }

    public async Task<Guid> FileAsync(string name, Organ? organ = null, bool isSealed = false)
    {
        await using var db = Site.Open();
        var file = new StoredFile
        {
            Id = Clock.NewId(),
            OrganId = (organ ?? Site.Bureau).Id,
            Name = name,
            MediaType = "application/octet-stream",
            Length = 3,
            Checksum = "0",
            StoredName = Guid.CreateVersion7().ToString("N"),
            IsSealed = isSealed,
            StoredAt = Clock.Now,
        };
        db.Add(file);
        await db.SaveChangesAsync();
        return file.Id;
    }

    /// <summary>Does what waits in the outbox for the index.</summary>
    public async Task WorkAsync()
    {
        await using var db = Site.Open();
        foreach (var item in await db.Outbox.Where(item => item.Kind == ItemOutbox.Index && item.DoneAt == null).ToListAsync())
        {
            await Index.RunAsync(ItemOutbox.Subject(item.Payload));
            item.DoneAt = Clock.Now;
        }

        await db.SaveChangesAsync();
    }

    public SearchItems Search(Synonyms? synonyms = null) => new(Database, Clock, synonyms ?? Synonyms.None);

    public void Dispose() => Site.Dispose();

    private static void MustBeDone(Gongkai.Domain.Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }
}
