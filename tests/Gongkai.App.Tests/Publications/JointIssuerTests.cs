using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class JointIssuerTests
{
    private const string Bureau = "云汀市工业和信息化局";

    [Theory(DisplayName = "联合发文：目录里选的机关加进发布机构，写出来的目录内机关也算选了，站外机关只留名称；信息页带机关号，专栏列出；不在目录的拒绝")]
    [OnBothDatabases]
    public async Task JointOrgans_ChosenAndWritten_BecomeOneList(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (city, other) = (items.Site.City, items.Site.Other);
        var create = new CreateDraft(items.Database, items.Clock);

        await Refused.AssertAsync(items.Site, ("item-joint-unknown", "不在机关目录里"), () => create.RunAsync(items.Author, items.Content() with { JointOrgans = [Guid.NewGuid()] }));
        var id = await items.PublishedQuicklyAsync(items.Content("联合办法") with { IssuingOrgan = $"{Bureau}、岚澜海关、{city.Name}", JointOrgans = [other.Id, items.Site.Bureau.Id], Audience = ItemAudience.LegalPersons });
        await items.PublishedQuicklyAsync(items.Content("转来的办法") with { IssuingOrgan = city.Name });
        var view = (await new ReadItem(items.Database, items.Clock).RunAsync(id))!;

        Assert.Equal($"{Bureau}、岚澜海关、{city.Name}、{other.Name}", view.Row.IssuingOrgan);
        Assert.Equal([items.Site.Bureau.Number, null, city.Number, other.Number], view.Facts.Issuers.Select(issuer => issuer.Number));
        Assert.Equal([city.Id, other.Id], Publication.JointIds(view.Row.JointOrgans));
        Assert.Equal(ItemAudience.LegalPersons, view.Row.Audience);
        var joint = new JointItems(items.Database, items.Clock);
        Assert.Equal(["联合办法"], (await joint.RunAsync(other.Id, 10)).Select(row => row.Title));
        Assert.Equal(["联合办法"], (await joint.RunAsync(city.Id, 10)).Select(row => row.Title));
        Assert.Empty(await joint.RunAsync(items.Site.Bureau.Id, 10));

        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(id), "内容有误，已撤下"));
        Assert.Empty(await joint.RunAsync(other.Id, 10));
    }

    [Theory(DisplayName = "联合发文：更正时去掉一个机关，名称、专栏、检索都跟着变；检索按机关筛选和分面都数它")]
    [OnBothDatabases]
    public async Task JointOrgans_Corrected_LeaveSectionAndSearch(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var other = items.Site.Other;
        var content = items.Content("联合办法") with { IssuingOrgan = Bureau, JointOrgans = [other.Id] };
        var id = await items.PublishedQuicklyAsync(content);
        await items.WorkAsync();

        var found = await items.Search().RunAsync(new SearchQuery("联合办法") { OrganId = other.Id });
        Assert.Equal(1, found.Total);
        Assert.Equal([(items.Site.Bureau.Id, 1), (other.Id, 1)], found.Facets.Organs.Select(facet => (facet.Value, facet.Count)).OrderBy(facet => facet.Value != items.Site.Bureau.Id));
        var proposed = await new ProposeCorrection(items.Database, items.Clock).RunAsync(items.Author, await items.KeyAsync(id), content with { JointOrgans = [] }, "去掉误选的机关");
        Assert.Null(await new CorrectItem(items.Database, items.Clock, items.Checks).RunAsync(items.Approver, await items.KeyAsync(id), proposed.Value));
        await items.WorkAsync();

        Assert.Equal(0, (await items.Search().RunAsync(new SearchQuery("联合办法") { OrganId = other.Id })).Total);
        Assert.Empty(await new JointItems(items.Database, items.Clock).RunAsync(other.Id, 10));
        Assert.Equal(Bureau, (await items.ItemAsync(id)).IssuingOrgan);
    }

    [Theory(DisplayName = "联合发文：只选了别的机关、没有写发布机构的，本机关照样在内，排在最前")]
    [OnBothDatabases]
    public async Task JointOrgans_NothingWritten_NameTheOwnOrganFirst(DatabaseKind kind)
    {
        using var items = new TestItems(kind);

        var id = await items.PublishedQuicklyAsync(items.Content("联合办法") with { IssuingOrgan = " ", JointOrgans = [items.Site.Other.Id] });

        Assert.Equal($"{items.Site.Bureau.Name}、{items.Site.Other.Name}", (await items.ItemAsync(id)).IssuingOrgan);
    }

    [Theory(DisplayName = "联合发文：按机关筛选的列表、专栏的栏目数和检索一致，都数它联合发布的；逐页不重不漏，撤下就不在；只看本机关发布的另有一问")]
    [OnBothDatabases]
    public async Task JointOrgans_ListsOfTheOrgan_AgreeWithSearch(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var other = items.Site.Other;
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, await items.PublishedQuicklyAsync(items.Content($"联合办法{i}", column: i % 2 == 0 ? "statutory/documents/" : "statutory/meetings/") with { JointOrgans = i == 3 ? [] : [other.Id], ThemeCode = i == 0 ? "0401" : "0201" }));
        }

        await items.WorkAsync();
        var (lists, figures) = (new ListItems(items.Database, items.Clock), new ItemFigures(items.Database, items.Clock));
        async Task<List<Guid>> Pages(ItemListQuery query)
        {
            var seen = new List<Guid>();
            for (var page = await lists.RunAsync(query with { PageSize = 2 }); ; page = await lists.RunAsync(query with { PageSize = 2, Before = page.Next }))
            {
                seen.AddRange(page.Rows.Select(row => row.Id));
                if (page.Next is null)
                {
                    return seen;
                }
            }
        }

        Guid[] joint = [ids[0], ids[2], ids[3], ids[4]];
        Assert.Equal(joint, await Pages(new ItemListQuery { OrganId = other.Id }));
        Assert.Equal(ids, await Pages(new ItemListQuery { OrganId = items.Site.Bureau.Id }));
        Assert.Equal([ids[0], ids[2], ids[4]], await Pages(new ItemListQuery { OrganId = other.Id, ColumnId = items.Columns["statutory/documents/"] }));
        Assert.Equal(joint, await Pages(new ItemListQuery { OrganId = other.Id, ColumnId = items.Columns["statutory/"] }));
        Assert.Equal([ids[4]], await Pages(new ItemListQuery { OrganId = other.Id, Theme = "04" }));
        Assert.Empty(await Pages(new ItemListQuery { OrganId = other.Id, IsOwn = true }));
        Assert.Equal(4, (await items.Search().RunAsync(new SearchQuery("联合办法") { OrganId = other.Id })).Total);
        var section = (await figures.SectionAsync(other.Id)).ToDictionary(count => count.Column.Path, count => count.Count);
        Assert.Equal((4, 3, 1), (section["statutory/"], section["statutory/documents/"], section["statutory/meetings/"]));
        Assert.Equal(0, (await figures.ColumnsAsync(other.Id)).Sum(count => count.Count));

        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(ids[2]), "内容有误，已撤下"));
        Assert.Equal([ids[0], ids[3], ids[4]], await Pages(new ItemListQuery { OrganId = other.Id }));
        Assert.Equal(3, (await figures.SectionAsync(other.Id)).Single(count => count.Column.Path == "statutory/").Count);
    }

    [Theory(DisplayName = "批量导入：发布机构一列写几个机关的，目录里有的成为联合发文机关；服务对象照收，不认得的说明")]
    [OnBothDatabases]
    public async Task Import_OrgansAndAudience_AreTaken(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("A table has no files."));
        var table = $"标题,栏目,发布机构,服务对象,正文\n联合通报,部门文件,{Bureau}、{items.Site.Other.Name}、岚澜海关,法人,正文\n";

        var done = TestRequests.Must(await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes(table), "表.csv"), isTrial: false));
        var wrong = TestRequests.Must(await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes(table.Replace("法人", "企业", StringComparison.Ordinal)), "表.csv"), isTrial: true));

        var item = await items.ItemAsync(Assert.Single(done.Created));
        Assert.Equal([items.Site.Other.Id], Publication.JointIds(item.JointOrgans));
        Assert.Equal(ItemAudience.LegalPersons, item.Audience);
        await using var db = items.Site.Open();
        Assert.Equal(items.Site.Other.Id, (await db.Set<JointIssuer>().SingleAsync()).IssuerId);
        Assert.Equal(["服务对象"], wrong.Problems.Select(problem => problem.Column));
    }
}
