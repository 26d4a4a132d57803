using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

/// <summary>The running server with columns and a writer, a reviewer of each stage and an editor of one bureau.</summary>
internal sealed class PublishingSite : IAsyncDisposable
{
    private readonly List<Caller> _reviewers = [];

    private PublishingSite(DeskSite desk) => Desk = desk;

    public DeskSite Desk { get; }

    public TestSite Site => Desk.Site;

    public IReadOnlyDictionary<string, Guid> Columns { get; private set; } = new Dictionary<string, Guid>();

    public Caller Author { get; private set; } = null!;

    public ItemChecks Checks => new(Site.Database, Site.Clock, _ => []);

    public static async Task<PublishingSite> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var site = new PublishingSite(await DeskSite.StartAsync(kind));
        await new InstallColumns(site.Site.Database, site.Site.Clock).RunAsync(Caller.Site("test"), site.Site.City.Id, ColumnPresets.Department);
        await using (var db = site.Site.Open())
        {
            site.Columns = await db.Set<CatalogColumn>().AsNoTracking().ToDictionaryAsync(column => column.Path, column => column.Id);
        }

        var writer = await site.Site.AddPersonAsync(site.Site.Bureau, "writer", Role.Contributor);
        site.Author = new Caller(writer.Id, writer.Name, "test", OrganScope.Own(site.Site.Bureau), RoleTable.Of([Role.Contributor]));
        await site.Site.AddPersonAsync(site.Site.Bureau, "editor", Role.SiteEditor);
        await site.Site.AddPersonAsync(site.Site.Bureau, "leader", Role.Leader);
        await site.Site.AddPersonAsync(site.Site.Bureau, "reviewer", Role.Reviewer);
        await site.Site.AddPersonAsync(site.Site.Other, "foreign", Role.Contributor, Role.Reviewer, Role.Leader, Role.SiteEditor);
        for (var i = 0; i < 5; i++)
        {
            site._reviewers.Add(TestSite.Someone(site.Site.Bureau, Role.Leader));
        }

        return site;
    }

    public ItemContent Content(string title, string column = "statutory/documents/", ItemKind kind = ItemKind.NormativeDocument) => new(title, kind, Columns[column], $"<p>各有关单位：{title}的正文密语。</p>")
    {
        IssuingOrgan = "云汀市工业和信息化局",
        DatedOn = new DateOnly(2026, 11, 2),
        EffectiveOn = new DateOnly(2026, 11, 10),
        Summary = $"{title}概述。",
        ThemeCode = "0201",
        Editor = "测试编辑",
        DocumentNumber = "云工信〔2026〕8号",
    };

    public async Task<Guid> DraftAsync(ItemContent content) => (await new CreateDraft(Site.Database, Site.Clock).RunAsync(Author, content)).Value.Id;

    public async Task<Guid> SubmittedAsync(ItemContent content)
    {
        var id = await DraftAsync(content);
        Must(await new SubmitForReview(Site.Database, Site.Clock).RunAsync(Author, await KeyAsync(id)));
        return id;
    }

    public async Task<Guid> ApprovedAsync(ItemContent content)
    {
        var id = await SubmittedAsync(content);
        foreach (var reviewer in _reviewers)
        {
            Must(await new ApproveStage(Site.Database, Site.Clock).RunAsync(reviewer, await KeyAsync(id), new ReviewOpinion(FiveGates.AllPassed)));
        }

        return id;
    }

    public async Task<Guid> PublishedAsync(ItemContent content)
    {
        var id = await ApprovedAsync(content);
        Must(await new PublishItem(Site.Database, Site.Clock, Checks).RunAsync(_reviewers[0], await KeyAsync(id)));
        await new IndexItem(Site.Database, Site.Clock).RunAsync(id);
        return id;
    }

    public async Task<Guid> ScheduledAsync(ItemContent content)
    {
        var id = await ApprovedAsync(content);
        Must(await new ScheduleItem(Site.Database, Site.Clock, Checks).RunAsync(_reviewers[0], await KeyAsync(id), Site.Clock.Now.AddDays(1)));
        return id;
    }

    public async Task<Guid> FiledAsync(ItemContent content)
    {
        var id = await ApprovedAsync(content with { Disclosure = new DisclosureDecision(DisclosureClass.Withheld, "属于内部事务信息", "条例第十六条", new DateOnly(2027, 1, 1)) });
        Must(await new FileItem(Site.Database, Site.Clock).RunAsync(_reviewers[0], await KeyAsync(id)));
        return id;
    }

    public async Task<Guid> WithdrawnAsync(ItemContent content)
    {
        var id = await PublishedAsync(content);
        await WithdrawAsync(id);
        return id;
    }

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

    public async Task WithdrawAsync(Guid id)
    {
        Must(await new WithdrawItem(Site.Database, Site.Clock).RunAsync(_reviewers[0], await KeyAsync(id), "内容有误，已经撤下"));
        await new IndexItem(Site.Database, Site.Clock).RunAsync(id);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static void Must(Refusal? refusal) => Assert.Null(refusal);
}
